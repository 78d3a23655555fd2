"""What a paper is made into."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum


class Format(StrEnum):
    """What a paper is made into."""

    PDF = "pdf"
    HTML = "html"
    EPUB = "epub"


def needs_layout(formats: Collection[Format]) -> bool:
    """Whether the pages have to be laid out for these formats: the EPUB, too, names the pages of the PDF."""
    return Format.PDF in formats or Format.EPUB in formats
