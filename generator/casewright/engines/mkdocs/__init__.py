"""MkDocs as an engine: page shells, generated files, configuration."""
