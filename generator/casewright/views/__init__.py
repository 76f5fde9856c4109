"""What each page needs, worked out of the library."""
