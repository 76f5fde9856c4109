"""Data of the charts on the overview page."""
