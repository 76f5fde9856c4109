"""Reading cases and vocabularies, and holding them together."""
