"""What an editor shows between the words and above the lines: numbers of notes, how a translation stands."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from paperbuild.compose.assemble import assemble
from paperbuild.findings.source import SourceFile, Span
from paperbuild.lsp.desk import Snapshot
from paperbuild.lsp.places import ClientPlaces
from paperbuild.model.manuscript import note_mark
from paperbuild.model.translation import State, TranslatedSection

ACCEPT, COMPARE = "paperbuild.accept", "paperbuild.compare"
_TOLD = {
    State.STALE: "the source has changed",
    State.BROKEN: "differs from the source",
    State.UNTRANSLATED: "not translated yet",
}


def inlay_hints(view: Snapshot, file: SourceFile, wanted: Span, places: ClientPlaces) -> list[types.InlayHint]:
    """The number that each note of a section has in print, behind its call."""
    section = view.sections.get(file.path)
    if section is None:
        return []
    notes = assemble(view.paper, view.locale_of(section)).notes
    return [
        types.InlayHint(
            places.position(file, note.span.end), note_mark(note.number), tooltip="the number of the note in print"
        )
        for note in notes
        if note.path == file.path and wanted.start <= note.span.end <= wanted.end
    ]


def lenses(view: Snapshot, file: SourceFile, places: ClientPlaces) -> list[types.CodeLens]:
    """Above each block of a translation that is not fresh, what is the matter; a stale one can be accepted there."""
    section = view.sections.get(file.path)
    beside = view.translated(section) if section else None
    return list(_lenses(view, file, beside, places)) if beside else []


def _lenses(
    view: Snapshot, file: SourceFile, beside: TranslatedSection, places: ClientPlaces
) -> Iterator[types.CodeLens]:
    states = dict(beside.states)
    fresh = sum(state is State.FRESH for state in states.values())
    top = types.Range(types.Position(0, 0), types.Position(0, 0))
    yield types.CodeLens(top, command=_told(f"{fresh} of {len(states)} blocks are up to date"))
    for source, block in beside.pairs:
        state = states.get(source) if source else None
        if block is None or source is None or state not in _TOLD:
            continue
        at = places.range(file, block.span)
        uri, line = (view.folder / file.path).as_uri(), at.start.line + 1
        yield types.CodeLens(at, command=types.Command(_TOLD[state], COMPARE, arguments=[uri, line]))
        if state is State.STALE:
            yield types.CodeLens(at, command=types.Command("accept: it is up to date", ACCEPT, arguments=[uri, line]))


def _told(text: str) -> types.Command:
    return types.Command(text, "")
