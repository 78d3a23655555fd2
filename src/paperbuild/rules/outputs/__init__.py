"""Rules on built files."""
