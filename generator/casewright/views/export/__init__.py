"""The collection as data: JSON, CSV, Atom, JSON-LD."""
