"""Where something stands: its definition, and every place that refers to it."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from paperbuild.findings.source import SourceFile, Span
from paperbuild.lsp import things
from paperbuild.lsp.desk import Snapshot
from paperbuild.lsp.places import ClientPlaces
from paperbuild.lsp.things import Occurrence, ThingKind


def definitions(view: Snapshot, file: SourceFile, offset: int, places: ClientPlaces) -> list[types.Location]:
    """Where what stands at an offset gets its name: the entry, the note, the heading. From a block of a translation
    that is nothing else, its source."""
    place = things.at(view, file, offset)
    if place is None:
        return [_location(view, *found, places) for found in _source_of(view, file, offset)]
    found = [one for one in things.everywhere(view, place.thing) if one.is_definition]
    return [_location(view, one.file, one.span, places) for one in _nearest(found, file)]


def references(
    view: Snapshot, file: SourceFile, offset: int, places: ClientPlaces, *, with_definition: bool
) -> list[types.Location]:
    """Every place, in all locales and the library, that refers to what stands at an offset."""
    place = things.at(view, file, offset)
    found = things.everywhere(view, place.thing) if place else ()
    return [_location(view, one.file, one.span, places) for one in found if with_definition or not one.is_definition]


def highlights(view: Snapshot, file: SourceFile, offset: int, places: ClientPlaces) -> list[types.DocumentHighlight]:
    """Where what stands at an offset stands in the same text."""
    place = things.at(view, file, offset)
    found = things.everywhere(view, place.thing) if place else ()
    return [types.DocumentHighlight(places.range(file, one.span)) for one in found if one.file.path == file.path]


def _nearest(found: list[Occurrence], file: SourceFile) -> list[Occurrence]:
    """The definitions that are meant from a text: those in it, those of its language, or all."""
    if found and found[0].thing.kind is ThingKind.KEY:
        return found[:1]
    folder = file.path.rpartition("/")[0]
    here = [one for one in found if one.file.path == file.path]
    return here or [one for one in found if one.file.path.rpartition("/")[0] == folder] or found


def _source_of(view: Snapshot, file: SourceFile, offset: int) -> Iterator[tuple[SourceFile, Span]]:
    section = view.sections.get(file.path)
    block = things.block_at(section, offset) if section else None
    source = view.source_of(section, block) if section and block else None
    if source is not None:
        yield source.file, source.span


def _location(view: Snapshot, file: SourceFile, span: Span, places: ClientPlaces) -> types.Location:
    return types.Location((view.folder / file.path).as_uri(), places.range(file, span))
