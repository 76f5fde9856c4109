"""An author's Markdown: what a reader gets of it."""
