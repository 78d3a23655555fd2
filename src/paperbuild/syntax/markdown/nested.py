"""Takes citations and notes out of the brackets of other citations: a finding, and in a draft a broken reference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from paperbuild.engines.pandoc_tree import attr, rewritten, span, word

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block, Element


def without_nested(blocks: list[Block], note_class: str, broken_class: str) -> list[Block]:
    """`blocks` with a span of `broken_class` for each citation and each note within a citation; `note_class` is that of
    the span around a note that is called by its name."""

    def alone(element: Element) -> Sequence[Element] | None:
        if element["t"] != "Cite":
            return None
        citations, words = element["c"]
        parts = [
            {name: rewritten(value, broken) if name in _BRACKETED else value for name, value in item.items()}
            for item in citations
        ]
        return [cast("Element", {"t": "Cite", "c": [parts, words]})]

    def broken(element: Element) -> Sequence[Element] | None:
        shown = _shown(element, note_class)
        return [span(attr(classes=[broken_class]), [word(shown)])] if shown else None

    made: list[Block] = rewritten(blocks, alone)
    return made


_BRACKETED = frozenset({"citationPrefix", "citationSuffix"})


def _shown(element: Element, note_class: str) -> str:
    """What a reference looks like as it is typed; empty for what is none."""
    if element["t"] == "Cite":
        return f"[@{element['c'][0][0]['citationId']}]"
    if element["t"] == "Note":
        return "^[…]"
    attributes: Any = element["c"][0] if element["t"] == "Span" else ["", [], []]
    return f"[^{dict(attributes[2])['slug']}]" if note_class in attributes[1] else ""
