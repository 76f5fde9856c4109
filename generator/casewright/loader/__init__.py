"""Find, read and validate the files of a knowledge base."""
