"""An author's Markdown: one parser for the page, the checks and the search."""
