"""The names that an author gives, and addresses: what has to be read letter by letter, by people who compare it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.bibliography import Bibliography
from paperbuild.model.section import Section

_HOST = re.compile(
    r"[a-z][a-z0-9+.-]{0,30}://(?:[^/?#@\s]{0,200}@)?(?P<host>[^/?#:\s]+)|mailto:[^@\s]*@(?P<mail>[^?\s]+)",
    re.IGNORECASE,
)
_CODED = "xn--"
_ADDRESSES = ("url", "doi", "file", "eprint")


@dataclass(frozen=True)
class WrittenName:
    """A name with its place in the file; `kind` says what it names. `host` is the part of an address that names a
    machine, as people see it; of other names it is the whole name."""

    kind: str
    text: str
    span: Span
    host: str

    def place(self, file: SourceFile, at: int, length: int = 1) -> Span:
        """The span of the letters from the offset `at` of the name on; all of it where the file has it otherwise."""
        start = file.text.find(self.text, self.span.start)
        line_end = file.text.find("\n", self.span.end)
        is_there = 0 <= start <= (len(file.text) if line_end < 0 else line_end)
        return Span(start + at, start + at + length) if is_there else self.span


def names_in_section(section: Section) -> Iterator[WrittenName]:
    """The keys, names of notes, identifiers, classes and addresses of a section, in no order."""
    for citation in section.citations:
        yield _name("key", citation.key, citation.span)
    notes = [(one.slug, one.span) for one in section.calls] + [(one.slug, one.span) for one in section.definitions]
    for slug, span in notes:
        yield _name("name of a note", slug, span)
    for identifier, span in section.identifiers:
        if f"#{identifier}" in _line_of(section.file, span):
            yield _name("identifier", identifier, span)
    for div in section.divs:
        for one in div.classes:
            yield _name("class", one, div.span)
    for link in section.links:
        yield _address(link.target, link.span)


def names_in_library(library: Bibliography) -> Iterator[WrittenName]:
    """The keys and addresses of a library."""
    for entry in library.entries:
        yield _name("key", entry.key, entry.key_span)
        for name in _ADDRESSES:
            if field := entry.fields.get(name):
                yield _address(field.value, field.value_span)


def _name(kind: str, text: str, span: Span) -> WrittenName:
    return WrittenName(kind, text, span, text)


def _address(text: str, span: Span) -> WrittenName:
    match = _HOST.match(text)
    host = (match["host"] or match["mail"] or "") if match else ""
    return WrittenName("address", text, span, ".".join(map(_as_seen, host.split("."))))


def _as_seen(label: str) -> str:
    """A part of a host's name as a browser shows it (RFC 3492)."""
    if not label.lower().startswith(_CODED):
        return label
    try:
        return codecs.decode(label[len(_CODED) :].encode(), "punycode")
    except (UnicodeError, OverflowError):
        return label


def _line_of(file: SourceFile, span: Span) -> str:
    end = file.text.find("\n", span.end)
    return file.text[span.start : len(file.text) if end < 0 else end]
