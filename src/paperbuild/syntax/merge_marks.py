"""Finds what git could not merge: both texts of a place, between lines that git marks them with.

Such lines begin with seven `<`, `|`, `=` or `>`, and git writes at least the first and the last of them. Somebody may
have taken out some and left one: `<<<<<<<` is nothing else; seven `>` may begin a quotation of a quotation, and count
with what git writes behind them, the name of a branch or of a commit. Seven `=` alone may underline a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from paperbuild.findings.source import SourceFile, Span

_LINE_START = r"(?:\A|(?<=[\r\n]))"
_MARK = re.compile(rf"{_LINE_START}(?P<mark><{{7}}|\|{{7}}|={{7}}|>{{7}})(?:[ \t][^\r\n]*)?(?=[\r\n]|\Z)")
_NAMED = r"[ \t][^\s|]{1,200}(?:[ \t]\([^\r\n|]*\))?"
_LEFT_MARK = re.compile(rf"{_LINE_START}(?:<{{7}}(?:{_NAMED})?|(?:>{{7}}|\|{{7}}){_NAMED})[ \t]*(?=[\r\n]|\Z)")
_FENCE = re.compile(rf"{_LINE_START} {{0,3}}(?P<fence>`{{3,}}|~{{3,}})(?P<rest>[^\r\n]*)")
_SECTION = ".md"


@dataclass(frozen=True)
class Conflict:
    """One place that git could not merge: the line that opens it, where `ours` ends, and where all of it ends."""

    opening: Span
    ours_end: int
    end: int


def conflicts_in(file: SourceFile) -> tuple[Conflict, ...]:
    """Every conflict in `file`, in order; in a section, none that a block of code shows from one end to the other."""
    return merge_conflicts(file.text, has_code=file.path.endswith(_SECTION))


def merge_conflicts(text: str, *, has_code: bool = False) -> tuple[Conflict, ...]:
    """Every conflict in `text`, in order; where it `has_code`, none that stands in one block of code."""
    if "<" * 7 not in text or ">" * 7 not in text:
        return ()
    found = tuple(_conflicts(text))
    blocks = [*_code(text)] if found and has_code else []
    return tuple(one for one in found if not any(start < one.opening.start and one.end <= end for start, end in blocks))


def left_marks(file: SourceFile) -> Iterator[Span]:
    """The lines of `file` that are one of git's marks without the others, in order; none that a block of code shows."""
    if not any(mark * 7 in file.text for mark in "<>|"):
        return
    blocks = [*_code(file.text)] if file.path.endswith(_SECTION) else []
    known = [*blocks, *(Span(one.opening.start, one.end) for one in conflicts_in(file))]
    for match in _LEFT_MARK.finditer(file.text):
        if not any(start <= match.start() < end for start, end in known):
            yield Span(*match.span())


def opening_mark(file: SourceFile) -> Span | None:
    """The first line that opens a conflict, closed or not, and that no block of code shows: of a file that nobody edits
    by hand, one half of the marks is enough to doubt it."""
    if "<" * 7 not in file.text:
        return None
    blocks = [*_code(file.text)] if file.path.endswith(_SECTION) else []
    for match in _MARK.finditer(file.text):
        if match["mark"][0] == "<" and not any(start < match.start() < end for start, end in blocks):
            return Span(*match.span())
    found = conflicts_in(file)
    return found[0].opening if found else None


def unmerged(file: SourceFile) -> tuple[Span, ...]:
    """The places of git's marks and of all that is not the first text of each conflict."""
    found = conflicts_in(file)
    return tuple(span for one in found for span in (one.opening, Span(one.ours_end, one.end)))


def without_conflicts(text: str, *, has_code: bool = False) -> str:
    """`text` with blanks for git's marks and for all that is not the first text of each conflict: what stands elsewhere
    keeps its offset, and is read as if the first text had been taken.

    The end of the line before them goes, too, and that behind them stays: an empty line would end a paragraph.
    """
    parts, end = [], 0
    for one in merge_conflicts(text, has_code=has_code):
        for start, until in ((one.opening.start, one.opening.end), (one.ours_end, one.end)):
            blank = max(end, _line_end_before(text, start))
            parts += [text[end:blank], " " * (until - blank)]
            end = until
    return "".join([*parts, text[end:]])


def _line_end_before(text: str, line_start: int) -> int:
    """Where the end of the line before begins."""
    length = 2 if text[max(0, line_start - 2) : line_start] == "\r\n" else 1
    return max(0, line_start - length)


def _conflicts(text: str) -> Iterator[Conflict]:
    opening: Span | None = None
    ours_end: int | None = None
    for match in _MARK.finditer(text):
        mark = match["mark"][0]
        if mark == "<":
            opening, ours_end = Span(*match.span()), None
        elif opening and mark == ">":
            yield Conflict(opening, match.start() if ours_end is None else ours_end, match.end())
            opening = None
        elif opening and ours_end is None:
            ours_end = match.start()


def _code(text: str) -> Iterator[Span]:
    """The blocks of code in the text of a section, from one fence to that which closes it."""
    opening: re.Match[str] | None = None
    for match in _FENCE.finditer(text):
        fence, rest = match["fence"], match["rest"].strip()
        if opening is None:
            opening = match if fence[0] == "~" or "`" not in rest else None
        elif fence.startswith(opening["fence"]) and not rest:
            yield Span(opening.start(), match.end())
            opening = None
