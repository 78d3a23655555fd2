"""Finds code fences and divs that nothing closes, where pandoc does not say it or not where."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator

from paperbuild.findings.source import Span

# Whatever lists, quotes, definitions and notes put in front of a line.
_FENCE = re.compile(
    r"(?:[ \t>]|(?:[-*+:~]|\(?\w{1,4}[.)]|\[\^[^\]\s]+\]:)[ \t])*(?P<fence>`{3,}|~{3,})(?P<rest>[^\r\n]*)"
)
_COLONS = re.compile(r":{3,}[ \t]*(?P<rest>\{[^}]*\}|[^\s:{]+)?[ \t:]*\Z")
_RUN = re.compile(r"(?:(?<!`)`{3,}|(?<!~)~{3,})[ \t]*\{[A-Za-z][\w-]{0,99}(?:[ ,][^}\r\n]{0,999})?\}")
_LINE = re.compile(r"[^\r\n]+")
_LINE_START = re.compile(r"^", re.MULTILINE)


def unclosed_fences(text: str, fenced: Collection[int], hidden: Collection[Span]) -> Iterator[Span]:
    """The opening lines (from the first character of the fence) of code fences that nothing closes: pandoc prints those
    as text, or as code within a line, and says nothing.

    `fenced` are the offsets of the fences that pandoc took for such, `hidden` the places of code, comments and raw
    mark-up, in which a fence is none.
    """
    covers = sorted(hidden)
    ends = {end for _, end in covers}
    waiting = ""
    for line in _LINE_START.finditer(text):
        match = _FENCE.match(text, line.start())
        if not match or match.start("fence") in fenced or _is_covered(match.start("fence"), covers):
            continue
        fence, rest = match["fence"], match["rest"].strip()
        if fence[0] == "`" and "`" in rest:
            continue
        is_close = _before(text, match.start("fence")) in ends
        if waiting == fence[0] and (is_close or not rest):
            waiting = ""  # what was meant to close the one before: too short, too far in, or with text after it
            continue
        waiting = fence[0]
        yield Span(match.start("fence"), match.end("rest"))


def is_run(text: str, opening: Span) -> bool:
    """Whether what opens a block of code names a program (`{r}`, `{python, echo=FALSE}`), as R Markdown, Quarto and
    MyST have it: pandoc takes that for code within a line."""
    return _RUN.search(text, *opening) is not None


def _is_covered(offset: int, covers: list[Span]) -> bool:
    """Whether one of the last spans that begin at or before `offset` reaches past it (comments hold no others)."""
    number = bisect_right(covers, Span(offset, len(covers) and covers[-1].end))
    return any(start <= offset < end for start, end in covers[max(0, number - 2) : number])


def _before(text: str, offset: int) -> int:
    """The end of what stands before the blanks before `offset`."""
    while offset > 0 and text[offset - 1] in " \t\r\n>":
        offset -= 1
    return offset


def is_open(text: str, div: Span) -> bool:
    """Whether the div whose opening line begins at `div`, within a list or a quote, is not closed before that ends."""
    column = div.start - (text.rfind("\n", 0, div.start) + 1)
    depth = 1
    for line in _LINE.finditer(text, text.find("\n", div.start) + 1 or len(text)):
        content = line.group().lstrip(" \t>")
        if not content:
            continue
        if len(line.group()) - len(content) < column:
            return True
        if colons := _COLONS.match(content):
            depth += 1 if colons["rest"] else -1
        if depth == 0:
            return False
    return True
