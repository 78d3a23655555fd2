"""Mends in the library what can be mended without a doubt, and leaves every other byte of it as it is.

An edit counts as safe where the file with it has the same entries and fields, and where no rule finds in its entry what
it did not find before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from paperbuild.checks.check import run
from paperbuild.checks.fix import Fixed
from paperbuild.checks.ignores import apply_ignores
from paperbuild.findings.edits import with_edits
from paperbuild.model.bibliography import Bibliography
from paperbuild.model.paper import Paper
from paperbuild.rules.registry import checks
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from paperbuild.syntax.bibtex.mends import mends
from paperbuild.syntax.misprints import Misprint

_ATTEMPTS = 5  # with fewer edits each time
_ROUNDS = 2  # more: what one edit uncovers, an organisation behind an entity in its name, is mended in the next


def fix_library(paper: Paper) -> Fixed | None:
    """The library, mended as far as that is safe; None where nothing is to be mended.

    Of what is mended in a later round, the place is that in the text of the round before.
    """
    file = paper.bibliography.file
    found = tuple(mends(paper.bibliography))
    if not found or file.bad_bytes is not None:
        return Fixed(file, file.text, (), found) if found else None
    mended = safe = _safe(paper, found)
    done = {one.span for one in safe}
    left = tuple(one for one in found if one.span not in done)
    for _ in range(_ROUNDS):
        paper = _with(paper, safe)
        safe = _safe(paper, tuple(mends(paper.bibliography)))
        mended += safe
    return Fixed(file, paper.bibliography.file.text, mended, left)


def _safe(paper: Paper, edits: Sequence[Misprint]) -> tuple[Misprint, ...]:
    """Those of `edits` that change nothing but what they are for, all made together."""
    library, before = paper.bibliography, _findings(paper)
    for _ in range(_ATTEMPTS):
        after = _with(paper, edits)
        if _shape(after.bibliography) != _shape(library):
            return ()
        blamed = {number for _, number in _findings(after) - before}
        kept = [edit for edit in edits if _number(library, edit.span.start) not in blamed]
        if len(kept) == len(edits):
            return tuple(edits)
        edits = kept
    return ()


def _with(paper: Paper, edits: Sequence[Misprint]) -> Paper:
    file = paper.bibliography.file
    return replace(paper, bibliography=parse_bibliography(replace(file, text=with_edits(file.text, edits))))


def _shape(library: Bibliography) -> tuple[list[object], int]:
    entries: list[object] = [(each.type, each.key, tuple(each.fields), len(each.repeated)) for each in library.entries]
    return entries, len(library.broken)


def _findings(paper: Paper) -> Counter[tuple[str, int]]:
    """How often each rule finds something in each entry, by the entry's number; an ignore stands before its entry."""
    library = paper.bibliography
    found = apply_ignores(run(paper, checks("BIB")), paper)
    here = (item for item in found if item.path == library.file.path)
    return Counter((item.rule, _number(library, library.file.offset(item.start))) for item in here)


def _number(library: Bibliography, at: int) -> int:
    """The number of the entry in which an offset stands, or else of the next one."""
    return bisect_right(library.entries, at, key=lambda entry: entry.span.end)
