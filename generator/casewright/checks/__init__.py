"""The rules: one a module, one registry."""
