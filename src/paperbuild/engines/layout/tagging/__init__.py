"""Retags the PDF that WeasyPrint writes, so that a screen reader reads it as it is meant: read, mend, write."""
