"""What stands at a place of a text: a key, the name of a note, an identifier. Each may stand in many places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from paperbuild.findings.source import SourceFile, Span
from paperbuild.lsp.desk import Snapshot
from paperbuild.model.blocks import Block, blocks_of
from paperbuild.model.section import LinkKind, Section


class ThingKind(StrEnum):
    """What has a name in a paper."""

    KEY = "key"
    NOTE = "note"
    IDENTIFIER = "identifier"


@dataclass(frozen=True)
class Thing:
    """Something by its `name`. A note is one of its section, in every locale; `scope` is the section's name, and empty
    for what belongs to the whole paper."""

    kind: ThingKind
    name: str
    scope: str = ""


@dataclass(frozen=True)
class Occurrence:
    """A place where a thing stands. `is_definition` says that it is the one that gives it its name."""

    thing: Thing
    file: SourceFile
    span: Span
    is_definition: bool = False


def at(view: Snapshot, file: SourceFile, offset: int) -> Occurrence | None:
    """What stands at an offset of a text, or ends there; the innermost of several."""
    found = [place for place in _places_in(view, file) if place.span.start <= offset <= place.span.end]
    return min(found, key=lambda place: place.span.end - place.span.start, default=None)


def _places_in(view: Snapshot, file: SourceFile) -> Iterator[Occurrence]:
    if file.path in view.sections:
        yield from places_in_section(view, view.sections[file.path])
    elif file.path == view.paper.bibliography.file.path:
        yield from _places_in_library(view)


def everywhere(view: Snapshot, thing: Thing) -> Iterator[Occurrence]:
    """Every place where a thing stands, in all locales and in the library."""
    for section in view.paper.sections:
        yield from (place for place in places_in_section(view, section) if place.thing == thing)
    if thing.kind is ThingKind.KEY:
        yield from (place for place in _places_in_library(view) if place.thing == thing)


def places_in_section(view: Snapshot, section: Section) -> Iterator[Occurrence]:
    """The things of a section, each with its place: of a key, what stands behind its `@`."""
    file, library = section.file, view.paper.bibliography
    for citation in section.citations:
        yield Occurrence(Thing(ThingKind.KEY, library.own_key(citation.key)), file, citation.span)
    for call in section.calls:
        yield Occurrence(Thing(ThingKind.NOTE, call.slug, section.name), file, _within(call.span))
    for definition in section.definitions:
        thing = Thing(ThingKind.NOTE, definition.slug, section.name)
        yield Occurrence(thing, file, _within(definition.span), is_definition=True)
    for identifier, span in section.identifiers:
        yield Occurrence(Thing(ThingKind.IDENTIFIER, identifier), file, span, is_definition=True)
    for heading in section.headings:
        if not heading.is_identifier_given:
            yield Occurrence(Thing(ThingKind.IDENTIFIER, heading.identifier), file, heading.span, is_definition=True)
    for link in section.links:
        if link.kind is not LinkKind.IMAGE and link.target.startswith("#"):
            yield Occurrence(Thing(ThingKind.IDENTIFIER, link.target[1:]), file, link.span)


def _within(brackets: Span) -> Span:
    """The name in `[^name]`."""
    return Span(brackets.start + 2, brackets.end - 1)


def _places_in_library(view: Snapshot) -> Iterator[Occurrence]:
    library = view.paper.bibliography
    for entry in library.entries:
        yield Occurrence(Thing(ThingKind.KEY, entry.key), library.file, entry.key_span, is_definition=True)
        for name in ("crossref", "xdata", "xref", "related", "entryset"):
            if name in entry.fields and (field := entry.fields[name]):
                yield from _keys_of(view, field.value, field.value_span)


def _keys_of(view: Snapshot, value: str, span: Span) -> Iterator[Occurrence]:
    at_offset = span.start
    if len(value) != span.end - span.start:
        return  # it is put together from parts that stand elsewhere
    for part in value.split(","):
        key = part.strip()
        if key:
            start = at_offset + part.index(key)
            thing = Thing(ThingKind.KEY, view.paper.bibliography.own_key(key))
            yield Occurrence(thing, view.paper.bibliography.file, Span(start, start + len(key)))
        at_offset += len(part) + 1


def block_at(section: Section, offset: int) -> Block | None:
    """The innermost block of a section that an offset stands in."""
    found = [block for block in blocks_of(section) if block.span.start <= offset <= block.span.end]
    return min(found, key=lambda block: block.span.end - block.span.start, default=None)
