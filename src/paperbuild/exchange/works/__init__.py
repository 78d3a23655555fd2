"""Works in from elsewhere: CSL JSON, RIS, CFF and BibTeX, as entries of a library."""
