"""Puts the sections of one locale together into a manuscript."""
