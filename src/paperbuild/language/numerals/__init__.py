"""Reads the numbers, dates, percentages and amounts of a text in the way of its language."""
