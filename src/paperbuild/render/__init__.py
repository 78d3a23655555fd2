"""Renders a manuscript: citations filled in, fragments written, then one format each in a module of its own."""
