"""Rules on citations in the text."""
