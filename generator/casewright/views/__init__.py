"""What a template gets, by kind of page."""
