"""Holds back the findings that a paper had when its baseline was written, so that only new ones count.

The baseline is `content/baseline.json`: one line for each finding, known by its rule, its file, its message and the
text of the line it stands in, with a count. So it holds when lines move, and two people's changes to it merge.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.paper import Paper
from paperbuild.rules.ignores import broken_baseline, stale_baseline

_FIELDS = ("path", "rule", "message", "text")
_UNTOUCHABLE = frozenset({stale_baseline.RULE.code, broken_baseline.RULE.code})


class _Known(NamedTuple):
    """What a finding is known by, whatever line it moves to."""

    path: str
    rule: str
    message: str
    text: str


def baseline_text(paper: Paper, found: Iterable[Diagnostic]) -> str:
    """The baseline that holds back every one of `found`: JSON, one finding a line, in order."""
    sources = paper.project.sources
    counts = Counter(_known(item, sources) for item in found if item.rule not in _UNTOUCHABLE)
    lines = [_line(known, counts[known]) for known in sorted(counts)]
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"


def hold_back(paper: Paper, found: Iterable[Diagnostic]) -> tuple[tuple[Diagnostic, ...], int]:
    """What of `found` the baseline of `paper` does not know, with what is wrong with it; and how many it knows."""
    file = paper.project.baseline
    if file is None:
        return tuple(found), 0
    try:
        entries = list(_entries(file))
    except _BrokenError as error:
        return tuple(sorted([*found, error.diagnostic])), 0
    sources = paper.project.sources
    left = Counter(dict(_summed(entries)))
    new: list[Diagnostic] = []
    held_back = 0
    for item in found:
        known = _known(item, sources)
        if left[known] > 0:
            left[known] -= 1
            held_back += 1
        else:
            new.append(item)
    stale = [stale_baseline.found(file, span) for known, _, span in entries if left[known] > 0]
    return tuple(sorted([*new, *stale])), held_back


class _BrokenError(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def _known(item: Diagnostic, sources: Mapping[str, SourceFile]) -> _Known:
    file = sources.get(item.path)
    text = ""
    if file is not None and item.start.line <= len(file.line_starts):
        span = file.line_span(item.start.line)
        text = file.text[span.start : span.end].strip()
    return _Known(item.path, item.rule, item.message, text)


def _line(known: _Known, count: int) -> str:
    entry: dict[str, Any] = known._asdict()
    if count > 1:
        entry["count"] = count
    return json.dumps(entry, ensure_ascii=False)


def _summed(entries: Iterable[tuple[_Known, int, Span]]) -> Iterator[tuple[_Known, int]]:
    """The counts of `entries`; those of one that stands there twice, as after a merge, are one."""
    counts: Counter[_Known] = Counter()
    for known, count, _ in entries:
        counts[known] += count
    yield from counts.items()


def _entries(file: SourceFile) -> Iterator[tuple[_Known, int, Span]]:
    """The baseline's entries, each with its count and its place."""
    try:
        values = json.loads(file.text)
    except json.JSONDecodeError as error:
        raise _BrokenError(broken_baseline.found(file, Span(error.pos, error.pos), error.msg.lower())) from error
    except RecursionError as error:
        raise _BrokenError(broken_baseline.found(file, Span(0, 0), "nested too deeply")) from error
    if not isinstance(values, list):
        raise _BrokenError(broken_baseline.found(file, Span(0, 0), "not a list"))
    places = iter(_places(file))
    for value in values:
        span = next(places, Span(0, 0))
        entry = value if isinstance(value, dict) else {}
        texts = [entry.get(name) for name in _FIELDS]
        count = entry.get("count", 1)
        if not all(isinstance(text, str) for text in texts) or type(count) is not int or count < 1:
            raise _BrokenError(broken_baseline.found(file, span, "an entry without one of its fields"))
        yield _Known(*map(str, texts)), count, span


def _places(file: SourceFile) -> Iterator[Span]:
    """The lines that an entry stands in: those that are not the list's own brackets."""
    for line in range(1, len(file.line_starts) + 1):
        span = file.line_span(line)
        if file.text[span.start : span.end].strip() not in {"", "[", "]", "[]"}:
            yield span
