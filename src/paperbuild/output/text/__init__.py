"""Writes the parts of a manuscript as HTML that is also XML, citations and notes among them."""
