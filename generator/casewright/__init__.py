"""Casewright: practice cases in, a searchable and printable knowledge base out."""

__version__ = "0.1.0"
