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
                    element.tag = element.attrib.pop(ELEMENT_MEANT)
            return tree

    weasyprint.tinyhtml5 = Reader


def set_words_of_notes() -> None:
    """Has WeasyPrint 70 do with the words of notes what it does with those of a text before it makes lines of them:
    set one space where there are several or a line end, and letters as `text-transform` asks."""
    from weasyprint import document as documents

    build = documents.build_formatting_structure

    def build_with_notes(*arguments: Any) -> Any:
        root = build(*arguments)
        for note in arguments[-1]:
            note.process_whitespace()
            note.process_text_transform()
        return root

    documents.build_formatting_structure = build_with_notes
