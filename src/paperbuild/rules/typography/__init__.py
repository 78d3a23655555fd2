"""Rules on spaces, hyphens and punctuation marks."""
