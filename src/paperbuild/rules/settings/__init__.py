"""Rules on `paper.toml`, `metadata.toml` and the folders of a paper."""
