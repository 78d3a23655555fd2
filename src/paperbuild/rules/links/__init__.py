"""Rules on links and pictures."""
