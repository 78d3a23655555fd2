"""The formats that the tool knows by name; all that there are, `output.registry` finds."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """What a paper is made into, and what is verified."""

    PDF = "pdf"
    HTML = "html"
    EPUB = "epub"
