"""Rules on links and images."""
