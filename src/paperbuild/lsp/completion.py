"""What may be written next: keys with their works, names of notes, identifiers, classes, words for places, settings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from lsprotocol import types

from paperbuild.compose.notes import work_in_short
from paperbuild.findings.source import SourceFile, Span
from paperbuild.language.locators import words_for_places
from paperbuild.lsp.desk import Snapshot
from paperbuild.lsp.places import ClientPlaces
from paperbuild.lsp.settings import completed_setting
from paperbuild.model.bibliography import NO_WORKS
from paperbuild.model.classes import MEANT, QUOTED_CALLOUT_CLASS
from paperbuild.model.project import METADATA_NAME, SETTINGS_PATH
from paperbuild.model.section import Section
from paperbuild.syntax.bibtex.biblatex import ENTRY_TYPES, FIELDS
from paperbuild.syntax.bibtex.inheritance import with_parents

TRIGGERS = ("@", "^", "#", ".", "(", "{", "/", "-", " ")

_KIND = types.CompletionItemKind
_LONGEST = 400  # letters of a line that are looked at before the cursor
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"})
# What stands before the cursor, and how much of it is to be replaced.
_KEY = re.compile(r"(?<![\w.])-?@\{?([\w:.#$%&\-+?<>~/]*)\Z")
_NOTE = re.compile(r"\[\^([^\s\]\[^]*)\Z")
_ANCHOR = re.compile(r"\]\(#([^\s()]*)\Z")
_IMAGE = re.compile(r"!\[[^\]]{0,200}\]\(([^\s()#]*)\Z")
_CLASS = re.compile(r"(?:\{|\{[^{}]{0,200}[ ])\.([\w-]*)\Z")
_DIV = re.compile(r"^ {0,3}:{3,} ?([\w-]*)\Z")
_LOCATOR = re.compile(r"@\{?[\w:.#$%&\-+?<>~/]{1,100}\}?, ?([^\W\d_]*)\Z")
_FIELD = re.compile(r"^\s+([A-Za-z]*)\Z")
_CALLED = re.compile(r"^\s*@(\w*)\Z")
_NAMES_KEYS = re.compile(r"^\s*(?:crossref|xdata|xref|related)\s*=\s*[{\"]([^}\"]*,\s*)?([^,}\"\s]*)\Z", re.IGNORECASE)


def completions(view: Snapshot, file: SourceFile, offset: int, places: ClientPlaces) -> list[types.CompletionItem]:
    """What may stand at an offset of a text of the paper, for what has been typed of it."""
    line_start = file.text.rfind("\n", 0, offset) + 1
    line = file.text[max(line_start, offset - _LONGEST) : offset]
    if file.path == SETTINGS_PATH or file.name == METADATA_NAME:
        return list(completed_setting(file, offset, places))
    if file.path == view.paper.bibliography.file.path:
        return list(_in_library(view, file, offset, line, places))
    section = view.sections.get(file.path)
    return list(_in_section(view, section, offset, line, places)) if section else []


def _in_section(
    view: Snapshot, section: Section, offset: int, line: str, places: ClientPlaces
) -> Iterator[types.CompletionItem]:
    file = section.file
    if match := _KEY.search(line):
        yield from _keys(view, section.locale, _edited(file, offset, match[1], places))
        yield from _numbered(view, section, _edited(file, offset, match[1], places))
    elif match := _NOTE.search(line):
        yield from _notes(view, section, _edited(file, offset, match[1], places))
    elif match := _ANCHOR.search(line):
        yield from _identifiers(view, section, _edited(file, offset, match[1], places))
    elif match := _IMAGE.search(line):
        yield from _images(view, section, _edited(file, offset, match[1], places))
    elif match := _CLASS.search(line) or _DIV.search(line):
        names = sorted(MEANT - {QUOTED_CALLOUT_CLASS})
        yield from _words(names, _KIND.Class, _edited(file, offset, match[1], places))
    elif match := _LOCATOR.search(line):
        yield from _words(words_for_places(section.locale), _KIND.Unit, _edited(file, offset, match[1], places))


def _in_library(
    view: Snapshot, file: SourceFile, offset: int, line: str, places: ClientPlaces
) -> Iterator[types.CompletionItem]:
    if match := _CALLED.search(line):
        yield from _words(sorted(ENTRY_TYPES), _KIND.Class, _edited(file, offset, match[1], places))
    elif match := _NAMES_KEYS.search(line):
        yield from _keys(view, view.paper.settings.locale, _edited(file, offset, match[2], places))
    elif (match := _FIELD.search(line)) and _is_in_entry(view, offset):
        yield from _words(sorted(FIELDS), _KIND.Field, _edited(file, offset, match[1], places))


def _is_in_entry(view: Snapshot, offset: int) -> bool:
    library = view.paper.bibliography
    spans = (*(one.span for one in library.entries), *(one.span for one in library.broken))
    return any(span.start < offset < span.end for span in spans)


def _edited(file: SourceFile, offset: int, typed: str, places: ClientPlaces) -> types.Range:
    return places.range(file, Span(offset - len(typed), offset))


def _item(
    label: str, kind: types.CompletionItemKind, edited: types.Range, detail: str = "", also: str = ""
) -> types.CompletionItem:
    """One that puts `label` where something was typed; it is found by the words `also`, too."""
    return types.CompletionItem(
        label=label,
        kind=kind,
        detail=detail or None,
        filter_text=f"{label} {also}" if also else label,
        text_edit=types.TextEdit(edited, label),
    )


def _words(words: Iterable[str], kind: types.CompletionItemKind, edited: types.Range) -> Iterator[types.CompletionItem]:
    return (_item(word, kind, edited) for word in words)


def _keys(view: Snapshot, locale: str, edited: types.Range) -> Iterator[types.CompletionItem]:
    """Every key, with author, title and year; a word of the title finds it."""
    entries = with_parents(view.paper.bibliography)
    for key, entry in sorted(entries.items()):
        if entry.type not in NO_WORKS:
            said = work_in_short(entry, locale)
            yield _item(key, _KIND.Reference, edited, said, said)


def _numbered(view: Snapshot, section: Section, edited: types.Range) -> Iterator[types.CompletionItem]:
    names = dict.fromkeys(name for one in view.locale_of(section).sections for name in one.numbered)
    return _words(names, _KIND.Reference, edited)


def _notes(view: Snapshot, section: Section, edited: types.Range) -> Iterator[types.CompletionItem]:
    """The names of the notes of a section, and of its source's, which a translation has as well."""
    beside = view.translated(section)
    found = {one.slug: one.text for one in (*(beside.source.definitions if beside else ()), *section.definitions)}
    called = {call.slug: "" for call in section.calls}
    for slug, text in (called | found).items():
        if slug:
            yield _item(slug, _KIND.Reference, edited, text)


def _identifiers(view: Snapshot, section: Section, edited: types.Range) -> Iterator[types.CompletionItem]:
    for one in view.locale_of(section).sections:
        headings = {heading.identifier: heading.text for heading in one.headings}
        for name in dict.fromkeys((*headings, *(identifier for identifier, _ in one.identifiers))):
            yield _item(name, _KIND.Reference, edited, headings.get(name, one.name))


def _images(view: Snapshot, section: Section, edited: types.Range) -> Iterator[types.CompletionItem]:
    """The pictures that lie beside a section, by the paths that it would name them with."""
    folder = PurePosixPath(section.path).parent
    for path in view.paper.project.files:
        picture = PurePosixPath(path)
        if picture.suffix.lower() in _PICTURES and picture.is_relative_to(folder):
            yield _item(picture.relative_to(folder).as_posix(), _KIND.File, edited)
