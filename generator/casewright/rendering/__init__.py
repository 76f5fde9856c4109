"""The Jinja environment, escaping and the Content-Security-Policy."""
