"""Rules on notes and their calls."""
