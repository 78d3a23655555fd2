"""Lays out pages as a PDF: a process that does it, and what stands behind it."""
