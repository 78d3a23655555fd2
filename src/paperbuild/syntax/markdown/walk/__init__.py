"""Finds where in a section's text stands what pandoc's tree has: places, and a visitor for each kind of element."""
