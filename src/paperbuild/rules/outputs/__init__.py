"""Rules on finished files."""
