"""Putting a finished site in its place: target folder, lock, link check, exchange."""
