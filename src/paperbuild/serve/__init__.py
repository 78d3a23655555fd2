"""A live preview in the browser: what is saved is there at once, with its findings, at the place last read."""
