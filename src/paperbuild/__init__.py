"""paperbuild builds position papers from Markdown sections and one BibTeX library."""

__version__ = "0.1.0"
