"""Compares a translation with its source: block by block, by structure and references, never by words."""
