"""Print pages as accessible PDF files with WeasyPrint (the extra `casewright[pdf]`)."""
