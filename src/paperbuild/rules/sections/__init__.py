"""Rules on sections, headings and boxes."""
