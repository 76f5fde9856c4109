"""Views become text: staged pages, safe prose."""
