"""Create a new knowledge base or a new case."""
