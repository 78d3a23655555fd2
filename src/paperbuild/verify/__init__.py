"""Checks built files with validators and this project's own rules, and compares the formats with each other."""
