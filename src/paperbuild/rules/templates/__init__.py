"""Rules on templates and styles."""
