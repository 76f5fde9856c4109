"""From a story to a case's file: the schema for editors, the empty form, and what Word left us."""
