"""Importers: read documents and turn them into drafts of cases."""
