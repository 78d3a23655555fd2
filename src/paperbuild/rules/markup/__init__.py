"""Rules on raw mark-up, and on marks of other programs."""
