"""Measures paperbuild beside pandoc on the same text: `python -m bench`."""
