"""Rules on what a paper ignores and holds back."""
