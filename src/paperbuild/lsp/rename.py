"""Gives a key, a note or an identifier another name at every place in the paper, as an edit that the editor makes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lsprotocol import types

from paperbuild.app.texts import prove, read_texts
from paperbuild.findings.edits import Replacement, Rewritten, rewritten
from paperbuild.findings.errors import UsageError
from paperbuild.findings.source import SourceFile, Span
from paperbuild.lsp import things
from paperbuild.lsp.desk import Snapshot
from paperbuild.lsp.edits import text_edit
from paperbuild.lsp.places import ClientPlaces
from paperbuild.lsp.things import Thing, ThingKind
from paperbuild.model.section import Section
from paperbuild.upkeep.rename_key import key_renames, rename_key
from paperbuild.upkeep.rename_note import note_rename, rename_note
from paperbuild.upkeep.sections import Renames, renamed_in
from paperbuild.upkeep.settings import alias_edits
from paperbuild.upkeep.texts import Texts, refuse_unreadable

_IDENTIFIER = re.compile(r"[^\s{}#]+")


def renamable(
    view: Snapshot, file: SourceFile, offset: int, places: ClientPlaces
) -> types.PrepareRenamePlaceholder | None:
    """The name at an offset that can be changed, and its place; None where none stands there."""
    place = things.at(view, file, offset)
    if place is None:
        return None
    start = file.text.find(place.thing.name, place.span.start, place.span.end)
    if start < 0:
        return None  # an identifier that is made of a heading's words, or a key that stands for another
    span = Span(start, start + len(place.thing.name))
    return types.PrepareRenamePlaceholder(places.range(file, span), place.thing.name)


def renamed(
    view: Snapshot, file: SourceFile, offset: int, new: str, places: ClientPlaces
) -> types.WorkspaceEdit | None:
    """The edits by which what stands at an offset is called `new` in every locale, record and setting; None where
    nothing stands there that has a name. Raises UsageError where it cannot be called so."""
    place = things.at(view, file, offset)
    if place is None:
        return None
    texts = read_texts(view.paper.project)
    is_published = bool(view.paper.editions.records)
    changed = _changed(texts, place.thing, new, is_published=is_published)
    edits = {(view.folder / one.file.path).as_uri(): [text_edit(one.file, one.text, places)] for one in changed}
    return types.WorkspaceEdit(changes=edits)


def _changed(texts: Texts, thing: Thing, new: str, *, is_published: bool) -> Sequence[Rewritten]:
    if thing.kind is ThingKind.KEY:
        changed = rename_key(texts, thing.name, new, is_published=is_published)
        prove(texts, changed, key_renames(texts, thing.name, new))
        return changed
    if thing.kind is ThingKind.NOTE:
        rename = note_rename(texts, thing.name, new, thing.scope)
        changed = rename_note(texts, rename, is_published=is_published)
        prove(texts, changed, lambda section: rename.within(texts, section))
        return changed
    return _with_identifier(texts, thing.name, new, is_published=is_published)


def _with_identifier(texts: Texts, old: str, new: str, *, is_published: bool) -> Sequence[Rewritten]:
    refuse_unreadable(texts)
    taken = {name for section in texts.all_sections for name, _ in section.identifiers}
    taken |= {heading.identifier for section in texts.all_sections for heading in section.headings}
    if not _IDENTIFIER.fullmatch(new):
        raise UsageError(f"`{new}` cannot be an identifier", "use letters, digits and `-`")
    if new in taken:
        raise UsageError(f"there is an identifier `{new}` already", "choose another one")
    renames = Renames(target=lambda target: f"#{new}" if target == f"#{old}" else target)
    found = [
        rewritten(one.file, [*renamed_in(one, renames), *_definitions(one, old, new)]) for one in texts.all_sections
    ]
    if is_published and texts.project.settings:
        found.append(rewritten(texts.project.settings, alias_edits(texts.project.settings, {old: new})))
    return [one for one in found if one]


def _definitions(section: Section, old: str, new: str) -> list[Replacement]:
    """Where the identifier is given, in braces: `{#old}`."""
    given = re.compile(rf"\{{[^{{}}\r\n]*?#({re.escape(old)})(?=[\s}}])")
    return [Replacement(Span(*match.span(1)), new) for match in given.finditer(section.written)]
