"""Finds code fences that their file never closes: pandoc prints those as text and says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.source import Span

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LINE = re.compile(r"[^\r\n]*")
# At most three spaces of its own; within lists and quotes, whatever their markers take.
_FENCE = re.compile(r"(?P<before>[ ]{0,3}|[ >]*>[ ]?|\s*(?:[-*+]|\d+[.)])\s+|[ \t]+)(?P<fence>`{3,}|~{3,})(?P<rest>.*)")


def unclosed_fences(text: str) -> Iterator[Span]:
    """The opening lines (from the first character of the fence) of code fences that nothing closes."""
    masked = _COMMENT.sub(lambda m: re.sub(r"[^\r\n]", " ", m.group()), text)
    opened: tuple[str, Span, bool] | None = None
    for line in _LINE.finditer(masked):
        match = _FENCE.fullmatch(line.group())
        if not match:
            continue
        fence, rest = match["fence"], match["rest"]
        if opened is None:
            if fence[0] == "~" or "`" not in rest:
                start = line.start() + match.start("fence")
                is_indented_code = len(match["before"].expandtabs(4)) > 3 and not match["before"].strip()
                opened = (fence, Span(start, line.end()), is_indented_code)
        elif fence[0] == opened[0][0] and len(fence) >= len(opened[0]) and not rest.strip():
            opened = None
    if opened and not opened[2]:
        yield opened[1]
