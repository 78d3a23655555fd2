"""Makes finished files of a manuscript."""
