"""Pages of paper become PDF files, by WeasyPrint, which is an extra: ``casewright[pdf]``."""
