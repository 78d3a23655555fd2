"""Shows findings to people: each with its line of the text and a mark beneath what is meant."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from paperbuild.checks.check import Verdict
from paperbuild.findings.diagnostic import Diagnostic, Severity
from paperbuild.findings.source import SourceFile

Paint = Callable[[str, str], str]
"""Gives a text its colour; its role is error, warning, note, place, mark or help."""

_TAB = " " * 4
_CROPPED = "…"
_NARROWEST = 24


def plain(text: str, _role: str) -> str:
    """No colour at all."""
    return text


def as_text(
    findings: Iterable[Diagnostic], sources: Mapping[str, SourceFile], width: int = 100, paint: Paint = plain
) -> str:
    """Each of `findings` in a paragraph of its own; lines of the text are cropped to `width` columns."""
    return "\n\n".join("\n".join(_lines(item, sources, width, paint)) for item in findings)


def summary(verdict: Verdict) -> str:
    """How many findings there are: `2 errors, 1 warning in 2 files; the baseline holds back 5`."""
    findings = verdict.findings
    weights = Counter(item.severity for item in findings)
    counts = [counted(weights[each], each.value) for each in Severity if weights[each]]
    said = (
        f"{', '.join(counts)} in {counted(len({item.path for item in findings}), 'file')}" if counts else "no finding"
    )
    return said + (f"; the baseline holds back {verdict.held_back}" if verdict.held_back else "")


def counted(count: int, noun: str, plural: str = "") -> str:
    """A number with its noun: `1 note`, `2 notes`."""
    return f"{count} {noun if count == 1 else plural or noun + 's'}"


def _lines(item: Diagnostic, sources: Mapping[str, SourceFile], width: int, paint: Paint) -> Iterator[str]:
    place = f"{shown(item.path)}:{item.start.line}:{item.start.column}:"
    weight = item.severity.value
    yield f"{paint(place, 'place')} {paint(f'{weight}[{item.rule} {item.name}]', weight)} {_one_line(item.message)}"
    file = sources.get(item.path)
    if file is not None and file.text and item.start.line <= len(file.line_starts):
        yield from _excerpt(item, file, width, paint)
    if item.hint:
        yield f"  {paint('help:', 'help')} {_one_line(item.hint)}"


def _excerpt(item: Diagnostic, file: SourceFile, width: int, paint: Paint) -> Iterator[str]:
    """The line of the text, a bar before it, and carets beneath what `item` covers of it."""
    span = file.line_span(item.start.line)
    line = file.text[span.start : span.end]
    if not line.strip():
        return
    start = item.start.column - 1
    end = item.end.column - 1 if item.end.line == item.start.line else len(line)
    before, within, after = line[:start], line[start:end], line[end:]
    gutter = str(item.start.line)
    excerpt, offset, length = _cropped(shown(before), shown(within), shown(after), width - len(gutter) - 3)
    yield f"{paint(gutter + ' |', 'place')} {excerpt}".rstrip()
    yield f"{paint(' ' * len(gutter) + ' |', 'place')} {' ' * offset}{paint('^' * max(length, 1), item.severity.value)}"


def _cropped(before: str, within: str, after: str, room: int) -> tuple[str, int, int]:
    """A line of at most `room` columns around `within`; the column at which that stands (from 0), and its columns."""
    room = max(room, _NARROWEST)
    if columns(before + within + after) <= room:
        return before + within + after, columns(before), columns(within)
    within = _start_of(within, room - 2)
    left = min(columns(before), max((room - columns(within)) // 2, room - columns(within + after) - 1) - 1)
    if left < columns(before):
        before = _CROPPED + _end_of(before, max(left, 0))
    rest = room - columns(before + within)
    if columns(after) > rest:
        after = _start_of(after, max(rest - 1, 0)) + _CROPPED
    return before + within + after, columns(before), columns(within)


def _start_of(text: str, room: int) -> str:
    while columns(text) > room:
        text = text[: room if len(text) > room else -1]
    return text


def _end_of(text: str, room: int) -> str:
    if room <= 0:
        return ""
    while columns(text) > room:
        text = text[-room if len(text) > room else 1 :]
    return text


def columns(text: str) -> int:
    """How many columns of a terminal `text` takes (UAX #11): East Asian wide letters and most emoji take two."""
    return sum(map(_width, text)) if not text.isascii() else len(text)


def _width(letter: str) -> int:
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def shown(text: str) -> str:
    """`text` as it can stand in a terminal: tabs as blanks, control characters (which could drive it) as their code."""
    text = text.replace("\t", _TAB)
    return "".join(letter if _is_printable(letter) else f"\\x{ord(letter):02x}" for letter in text)


def _one_line(text: str) -> str:
    return shown(" ".join(text.split()))


def _is_printable(letter: str) -> bool:
    # Marks that turn the direction of writing would turn the report's too (CVE-2021-42574).
    return (
        unicodedata.category(letter) != "Cc" and letter not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )
