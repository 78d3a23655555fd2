"""Rules on the library of works."""
