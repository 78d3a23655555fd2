"""Rules on what readers who cannot see the page need."""
