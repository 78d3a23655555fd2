"""The paper as an EPUB."""
