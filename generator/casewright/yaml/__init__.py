"""YAML as Casewright writes it."""
