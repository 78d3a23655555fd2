"""A paper as values: what it is made of, before and after it is assembled."""
