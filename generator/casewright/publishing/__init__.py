"""From staged pages to a standing site."""
