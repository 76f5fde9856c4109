"""Import Word files and plain text as draft cases."""
