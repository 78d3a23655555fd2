"""Puts a redline together: the later edition of a paper, with what has changed since the earlier one marked in it."""
