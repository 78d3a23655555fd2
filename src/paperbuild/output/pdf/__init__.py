"""The paper as a PDF."""
