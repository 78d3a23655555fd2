"""Rules on the bibliography."""
