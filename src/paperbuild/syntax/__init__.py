"""Reads the texts of a paper into values, with the place of everything."""
