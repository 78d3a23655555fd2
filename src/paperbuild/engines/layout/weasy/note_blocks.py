"""Gives WeasyPrint blocks within a paragraph, which no parser of HTML leaves there: those of a note that it calls.

They come as spans that say which element each is meant to be.
"""

from __future__ import annotations

from typing import Any

from paperbuild.engines.layout.request import ELEMENT_MEANT


def make_blocks_of_spans() -> None:
    """Wraps the parser of HTML that WeasyPrint calls, for the life of this process."""
    import weasyprint

    parser = weasyprint.tinyhtml5

    class Reader:
        """The parser, with what stands for blocks made blocks."""

        @staticmethod
        def parse(file: Any, **options: Any) -> Any:
            tree = parser.parse(file, **options)
            for element in tree.iter("span"):
                if ELEMENT_MEANT in element.attrib:
                    _make_block(element)
            return tree

    weasyprint.tinyhtml5 = Reader


def _make_block(span: Any) -> None:
    """Makes the block of `span`, without what is blank around and at the beginning of it: of that, in the content of a
    note, WeasyPrint 70 makes empty lines."""
    span.tag = span.attrib.pop(ELEMENT_MEANT)
    if span.tag != "pre" and not (span.text or "").strip():
        span.text = None
    if not (span.tail or "").strip():
        span.tail = None
