"""Rules on translations and what they were made from."""
