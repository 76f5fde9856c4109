"""Search: the analysis of texts, the index that a browser searches, and its files."""
