"""Translations as PO files, for those who work in Poedit, Weblate or OmegaT: out, and back into the sections."""
