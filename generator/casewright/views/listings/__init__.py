"""Context of lists: cases, vocabularies, facets, pagination."""
