"""Files for authors: the commented template of a case and the JSON Schema for editors."""
