"""An author's Markdown: to safe HTML, to plain text, and the links in it."""
