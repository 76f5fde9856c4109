"""Turn practice cases into a searchable, printable knowledge base."""

__version__ = "0.1.0"
