"""Compares two editions of a paper in one language: which block is which, and what has changed in each."""
