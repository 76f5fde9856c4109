"""Builds a site from the case files: records, the store, the executor."""
