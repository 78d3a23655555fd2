"""How a text is made up: its headings and notes, what can be folded, what leads elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from lsprotocol import types

from paperbuild.findings.source import SourceFile, Span
from paperbuild.lsp.desk import Snapshot
from paperbuild.lsp.places import ClientPlaces
from paperbuild.model.section import Heading, LinkKind, Section

_ADDRESSES = ("http://", "https://", "mailto:")


def symbols(view: Snapshot, file: SourceFile, places: ClientPlaces) -> list[types.DocumentSymbol]:
    """The headings of a section, one within the other, with its notes; the entries of the library."""
    section = view.sections.get(file.path)
    if section:
        return _headings(section, places)
    library = view.paper.bibliography
    if file.path != library.file.path:
        return []
    kind = types.SymbolKind.Object
    return [
        types.DocumentSymbol(one.key, kind, places.range(file, one.span), places.range(file, one.key_span), one.type)
        for one in library.entries
    ]


def _headings(section: Section, places: ClientPlaces) -> list[types.DocumentSymbol]:
    file = section.file
    top: list[types.DocumentSymbol] = []
    above: list[tuple[int, types.DocumentSymbol]] = []
    for heading, end in _extents(section):
        whole, name = Span(heading.span.start, max(end, heading.span.end)), heading.span
        symbol = types.DocumentSymbol(
            heading.text or heading.identifier or "–",
            types.SymbolKind.String,
            places.range(file, whole),
            places.range(file, name),
            children=[],
        )
        while above and above[-1][0] >= heading.level:
            above.pop()
        (above[-1][1].children if above else top).append(symbol)  # type: ignore[union-attr]
        above.append((heading.level, symbol))
    return [*top, *_notes(section, places)]


def _extents(section: Section) -> Iterator[tuple[Heading, int]]:
    """Each heading, and where the next one that is not below it begins."""
    for number, heading in enumerate(section.headings):
        later = section.headings[number + 1 :]
        end = next((one.span.start for one in later if one.level <= heading.level), len(section.file.text))
        yield heading, len(section.file.text[:end].rstrip())


def _notes(section: Section, places: ClientPlaces) -> Iterator[types.DocumentSymbol]:
    for note in section.definitions:
        at = places.range(section.file, note.span)
        yield types.DocumentSymbol(f"[^{note.slug}]", types.SymbolKind.Key, at, at, note.text)


def folding(view: Snapshot, file: SourceFile, places: ClientPlaces) -> list[types.FoldingRange]:
    """What can be folded: the text below a heading, an entry of the library."""
    section = view.sections.get(file.path)
    spans = [Span(heading.span.start, end) for heading, end in _extents(section)] if section else []
    if file.path == view.paper.bibliography.file.path:
        spans = [entry.span for entry in view.paper.bibliography.entries]
    ranges = [places.range(file, span) for span in spans]
    return [types.FoldingRange(one.start.line, one.end.line) for one in ranges if one.end.line > one.start.line]


def links(view: Snapshot, file: SourceFile, places: ClientPlaces) -> list[types.DocumentLink]:
    """What leads out of a section: addresses, pictures, files."""
    section = view.sections.get(file.path)
    named = ((link, _target(view, file.path, link.kind, link.target)) for link in (section.links if section else ()))
    return [types.DocumentLink(places.range(file, link.span), target=target) for link, target in named if target]


def _target(view: Snapshot, path: str, kind: LinkKind, target: str) -> str:
    if target.startswith(_ADDRESSES):
        return target
    beside = (PurePosixPath(path).parent / target).as_posix()
    is_file = kind is not LinkKind.REFERENCE and beside in view.paper.project.files
    return (view.folder / beside).as_uri() if is_file else ""
