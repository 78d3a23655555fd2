"""What a run shares: how long each step took."""
