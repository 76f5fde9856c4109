"""The search index: documents, analysis, facets, spelling."""
