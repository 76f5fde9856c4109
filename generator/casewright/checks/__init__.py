"""What is checked: what a rule is, the registry of rules, and how they go over all files."""
