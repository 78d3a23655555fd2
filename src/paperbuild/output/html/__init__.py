"""The paper as one HTML page."""
