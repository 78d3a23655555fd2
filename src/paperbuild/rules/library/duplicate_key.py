"""Two entries have the same key.

A citation must mean one work. Pandoc takes the last entry with the key, other programs take the first, and none of
them says so. Keys that differ only in capital letters are the same key to BibTeX and to most people. To this tool they
are two keys, so that is only a warning.

    @book{smith2018, …}
    @article{Smith2018, …}
             ^^^^^^^^^ line 1 has the key already

Give the later entry a key of its own (`smith2018a`), or delete it if it is the same work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.bibliography import Bibliography

RULE = Rule("BIB002", "duplicate-key", Severity.ERROR, __doc__)

_ID = re.compile(r"[^\s,](?:[^,]*[^\s,])?")
_BY_CASE = RULE.weighing(Severity.WARNING)  # both are printed, and right


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every key that an earlier entry has, capitals aside, broken entries included."""
    file = library.file
    first: dict[str, tuple[str, Span]] = {}
    for key, span in sorted(_keys(library), key=lambda pair: pair[1]):
        earlier, place = first.setdefault(key.casefold(), (key, span))
        if place is not span:
            line = file.position(place.start).line
            same = "the key" if earlier == key else f"the key as `{earlier}`"
            rule = RULE if earlier == key else _BY_CASE
            message = f"`{key}` is used twice: the entry on line {line} has {same} already"
            yield rule.at(file, span, message, "give one of them another key, or delete one of them")


def _keys(library: Bibliography) -> Iterator[tuple[str, Span]]:
    for entry in library.entries:
        if entry.key:
            yield entry.key, entry.key_span
        if ids := entry.fields.get("ids"):
            others = (match for match in _ID.finditer(ids.value) if match[0].casefold() != entry.key.casefold())
            yield from ((match[0], ids.place(*match.span())) for match in others)
    for broken in library.broken:
        if broken.key:
            yield broken.key, Span(broken.head.end - len(broken.key), broken.head.end)
