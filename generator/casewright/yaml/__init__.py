"""Position-preserving YAML: nodes, limits, error recovery, suggested fixes, writer."""
