"""Languages: what each of them has of its own, and what is read and written by it."""
