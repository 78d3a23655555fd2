"""What an editor shows about what is under the mouse: a work as printed, a note, the source of a translation."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from paperbuild.findings.source import SourceFile
from paperbuild.lsp import things
from paperbuild.lsp.desk import Snapshot
from paperbuild.lsp.places import ClientPlaces
from paperbuild.lsp.things import ThingKind
from paperbuild.model.blocks import Block
from paperbuild.model.section import Section
from paperbuild.model.translation import State
from paperbuild.output.text.printed import printed_work

_SAID = {
    State.FRESH: "up to date",
    State.STALE: "the source has changed since",
    State.BROKEN: "differs from its source",
    State.UNTRANSLATED: "not translated yet",
    State.MISSING: "missing",
}


def hover(view: Snapshot, file: SourceFile, offset: int, places: ClientPlaces) -> types.Hover | None:
    """What is to be said about an offset of a text; None where there is nothing."""
    place = things.at(view, file, offset)
    section = view.sections.get(file.path)
    if place is not None and (said := _about(view, place, section)):
        return _shown(said, places.range(file, place.span))
    block = things.block_at(section, offset) if section else None
    if section is None or block is None:
        return None
    parts = [*_figure(block, offset), *_source(view, section, block)]
    return _shown("\n\n".join(parts), places.range(file, block.span)) if parts else None


def _shown(text: str, at: types.Range) -> types.Hover:
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), at)


def _about(view: Snapshot, place: things.Occurrence, section: Section | None) -> str:
    thing = place.thing
    locale = section.locale if section else view.paper.settings.locale
    if thing.kind is ThingKind.KEY:
        return escaped(printed_work(view.paper, locale, thing.name))
    if thing.kind is ThingKind.NOTE and section:
        return "\n\n".join(escaped(one.text) for one in section.definitions if one.slug == thing.name)
    sections = view.locale_of(section).sections if section else ()
    headings = (one for each in sections for one in each.headings if one.identifier == thing.name)
    return next((f"**{escaped(one.text)}**" for one in headings), "")


def _figure(block: Block, offset: int) -> Iterator[str]:
    """A figure under the mouse, where it is not read as it is typed."""
    text = block.file.text
    for figure in block.figures:
        start = text.rfind(figure.written, block.span.start, offset + len(figure.written))
        if figure.written != figure.value and 0 <= start <= offset <= start + len(figure.written):
            yield f"`{figure.written}` is read as {escaped(figure.value)}{f' {figure.unit}' if figure.unit else ''}"
            return


def _source(view: Snapshot, section: Section, block: Block) -> Iterator[str]:
    """What a block of a translation is a translation of, and how it stands with it."""
    source, beside = view.source_of(section, block), view.translated(section)
    if source is None or beside is None:
        return
    states = dict(beside.states)
    state = states.get(source, states.get(block))
    yield f"*{source.place}*" + (f" – {_SAID[state]}" if state else "")
    yield "\n".join(f"> {line}" for line in raw(source).splitlines())


def raw(block: Block) -> str:
    """A block as it is written."""
    return block.file.text[slice(*block.span)]


def escaped(text: str) -> str:
    """`text` as Markdown that shows it letter by letter."""
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]<>#|~!&" else letter for letter in text)
