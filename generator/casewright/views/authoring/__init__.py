"""Context of the contribute form, the handbook, rule pages and diagnostics."""
