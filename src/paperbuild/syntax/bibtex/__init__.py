"""Reads a library (BibTeX, biblatex), and knows what may stand in one."""
