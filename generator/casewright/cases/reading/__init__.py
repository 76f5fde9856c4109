"""Reading YAML with positions, and on past every mistake: from a file to a tree."""
