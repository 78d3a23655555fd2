"""Rules on what a language sets otherwise."""
