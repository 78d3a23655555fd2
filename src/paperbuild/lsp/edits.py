"""A text that is to be another one, as the smallest edit that an editor can make of it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from lsprotocol import types

from paperbuild.findings.source import SourceFile, Span
from paperbuild.lsp.places import ClientPlaces


def text_edit(file: SourceFile, text: str, places: ClientPlaces) -> types.TextEdit:
    """One edit that makes `text` of a file, from the first letter that differs to the last."""
    start = _same(zip(file.text, text, strict=False))
    most = min(len(file.text), len(text)) - start
    end = min(most, _same(zip(reversed(file.text), reversed(text), strict=False)))
    return types.TextEdit(places.range(file, Span(start, len(file.text) - end)), text[start : len(text) - end])


def _same(pairs: Iterable[tuple[str, str]]) -> int:
    """How many pairs are of equal letters, up to the first that is not."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
