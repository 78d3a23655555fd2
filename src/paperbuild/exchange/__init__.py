"""Brings papers and translations in from elsewhere, and out again."""
