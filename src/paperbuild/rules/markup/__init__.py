"""Rules on raw mark-up."""
