"""Diagnostics, the result of a check, and the reports about it."""
