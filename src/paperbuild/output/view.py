"""What the templates are given: one plain dict of values, the same names in every format."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from paperbuild.language.dates import date_text, partial_date_text
from paperbuild.language.spacing import colon
from paperbuild.language.typography import comma, direction, has_italics, has_tall_letters, with_marks
from paperbuild.model.formats import Format
from paperbuild.model.identifiers import note_names
from paperbuild.model.manuscript import MARK_CLOSE, MARK_OPEN, ContentsEntry, Manuscript, note_anchor, note_mark
from paperbuild.model.settings import Publisher
from paperbuild.model.work import Work
from paperbuild.output.text.addresses import unique
from paperbuild.output.text.formulas import in_words
from paperbuild.output.text.fragments import CALL_MARK, Fragments
from paperbuild.output.text.made import made

_ALL_LEVELS = 6
_OTHER_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d)")
# Of what pandoc wrote, a pattern tells in a tenth of the time that reading it as XML takes. It must begin at a tag: no
# text has `<` or `>`, nor has an attribute, but text has quotation marks, and so may look like an attribute.
_TAG = re.compile(r"<[a-z][^<>]*>")
_LINK = re.compile(r"</?a\b[^>]*>")
_IDENTIFIER = re.compile(r'(?<=\s)id="[^"]*"\s?')
_BETWEEN_CALLS = re.compile(f"(?<={MARK_CLOSE})(?={MARK_OPEN}n)")
_NOTE_ADDRESS = re.compile(r'<[a-z][^<>]*\sid="(?:note|call)\.([^"]*)"')


@dataclass(frozen=True)
class View:
    """A manuscript with its fragments, ready for one format. `works` are those that it may cite, `pictures` what is
    shown of the paper's files, by their paths; `formats` are those that are made of it."""

    manuscript: Manuscript
    fragments: Fragments
    is_draft: bool = False
    works: tuple[Work, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    formats: tuple[Format, ...] = tuple(Format)

    def values(self, call: Callable[[int], str]) -> dict[str, Any]:
        """The templates' values; `call` writes the call of a note by its number (with the note, in print)."""
        manuscript = self.manuscript
        depth = manuscript.settings.contents_depth or _ALL_LEVELS
        return {
            "paper": paper_values(manuscript),
            "locale": manuscript.locale.code,
            "draft": self.is_draft,
            "design": manuscript.settings.design,
            "accent": manuscript.settings.accent,
            "direction": direction(manuscript.locale.code),
            "comma": comma(manuscript.locale.code),
            "colon": colon(manuscript.locale.code),
            "has_italics": has_italics(manuscript.locale.code),
            "has_tall_letters": has_tall_letters(manuscript.locale.code),
            "strings": manuscript.locale.strings,
            "parts": self._parts(call),
            "contents": nested([self._entry(entry, title) for entry, title in self._titled() if entry.level <= depth]),
            "notes": self._notes(),
            "lists": {one.kind.value: {"id": one.identifier, "title": one.title} for one in manuscript.lists},
        }

    @cached_property
    def note_names(self) -> Mapping[int, str]:
        """The name of each note by its number, in order, that is its address in every edition: its number is not.

        Of two notes with one name, that which an author named keeps it; where authors gave one name in two sections,
        these stand before it.
        """
        notes = self.manuscript.notes
        written = note_names([(note.identifier, note.path) for note in notes if not note.is_citation_only])
        taken = {match[1] for html in self.fragments.parts for match in _NOTE_ADDRESS.finditer(html)}
        names: dict[int, str] = {}
        for note in sorted(notes, key=lambda one: one.is_citation_only):
            name = note.identifier if note.is_citation_only else written[note.identifier, note.path]
            names[note.number] = unique(name, taken)
        return {note.number: names[note.number] for note in notes}

    @cached_property
    def footnotes(self) -> Mapping[int, str]:
        """The notes in print, by their numbers."""
        numbers = (note.number for note in self.manuscript.notes)
        return dict(zip(numbers, self.fragments.footnotes, strict=True))

    def note_label(self, number: int) -> str:
        """What a note is called where it is read aloud: `Note 7`, `Translator's note a`."""
        strings = self.manuscript.locale.strings
        return f"{strings['note' if number > 0 else 'translators_note']} {note_mark(number)}"

    def note_kind(self, number: int) -> Markup:
        """What a translator's own note begins with, which says that it is one; nothing before another."""
        if number > 0:
            return Markup()
        return Markup('<span class="note-kind">{}.</span> ').format(self.manuscript.locale.strings["translators_note"])

    def _parts(self, call: Callable[[int], str]) -> list[dict[str, Any]]:
        return [
            {
                "id": part.identifier,
                # What the wrapping of a part needs where no heading in it has the part's identifier.
                "own_id": "" if _has_identifier(html, part.identifier) else part.identifier,
                "number": part.number,
                "kind": part.kind.value,
                "title": Markup(in_words(_as_label(title))).striptags(),  # noqa: S704 - pandoc wrote it
                "title_html": Markup(_as_label(title)),  # noqa: S704 - pandoc wrote it
                "html": Markup(with_calls(html, call, self.manuscript.locale.code)),  # noqa: S704 - pandoc wrote it
            }
            for part, title, html in zip(
                self.manuscript.parts, self.fragments.part_titles, self.fragments.parts, strict=True
            )
        ]

    def _titled(self) -> Sequence[tuple[ContentsEntry, str]]:
        return list(zip(self.manuscript.contents, self.fragments.titles, strict=True))

    def _entry(self, entry: ContentsEntry, title: str) -> dict[str, Any]:
        return {
            "id": entry.identifier,
            "number": entry.number,
            "level": entry.level,
            "title_html": Markup(_as_label(title)),  # noqa: S704 - pandoc wrote it
            "part_id": self.manuscript.parts[entry.part].identifier,
            "kind": self.manuscript.parts[entry.part].kind.value,
            "children": [],
        }

    def _notes(self) -> list[dict[str, Any]]:
        return [
            {
                "number": note_mark(note.number),
                "label": self.note_label(note.number),
                "kind_html": self.note_kind(note.number),
                "is_own": note.number < 0,  # a translator's
                "id": note_id(note.number),
                "call_id": call_id(note.number),
                "address": f"note.{name}",
                "call_address": f"call.{name}",
                "name": note.identifier,
                "html": Markup(html),  # noqa: S704 - pandoc wrote it
                "part_id": self.manuscript.parts[note.part].identifier,
            }
            for note, name, html in zip(
                self.manuscript.notes, self.note_names.values(), self.fragments.notes, strict=True
            )
        ]


def note_id(number: int) -> str:
    """The identifier of a note."""
    return f"note-{note_anchor(number)}"


def call_id(number: int) -> str:
    """The identifier of the call of a note."""
    return f"call-{note_anchor(number)}"


def with_calls(html: str, call: Callable[[int], str], locale: str) -> str:
    """`html` with each mark of a call replaced by what `call` writes for its number, and between two calls in a row
    what stands between the items of a list: no line ends there."""
    between = made('<sup class="note-comma" aria-hidden="true">{}\u00a0</sup>', comma(locale).rstrip())
    joined = _BETWEEN_CALLS.sub(between, html)
    return CALL_MARK.sub(lambda match: call(int(match[1])), joined)


def _as_label(title: str) -> str:
    """A heading's words as they can stand within a link, and a second time: without links and identifiers."""
    return _TAG.sub(lambda tag: _IDENTIFIER.sub("", tag[0]), _LINK.sub("", title))


def _has_identifier(html: str, identifier: str) -> bool:
    return re.search(rf'<[a-z][^<>]*\sid="{re.escape(identifier)}"', html) is not None


def nested(entries: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Contents as a tree: each entry below the nearest one before it with a lower level."""
    roots: list[dict[str, Any]] = []
    above: list[dict[str, Any]] = []
    for entry in entries:
        while above and above[-1]["level"] >= entry["level"]:
            above.pop()
        (above[-1]["children"] if above else roots).append(entry)
        above.append(entry)
    return roots


def paper_values(manuscript: Manuscript) -> dict[str, Any]:
    """What is said of the paper as a whole: from `paper.toml` and the locale's `metadata.toml`."""
    settings, metadata = manuscript.settings, manuscript.locale.metadata
    code = manuscript.locale.code
    original = settings.original
    return {
        "slug": settings.slug,
        "title": metadata.title,
        "subtitle": metadata.subtitle,
        "description": metadata.description,
        "edition_notice": metadata.edition_notice,
        "keywords": list(metadata.keywords),
        "date": settings.date,
        "date_text": date_text(settings.date, code),
        "publisher": publisher_values(settings.publisher, code),
        "original": None
        if original is None
        else {
            **publisher_values(original, code),
            "date_text": partial_date_text(original.date, code),
        },
        "identifiers": identifier_values(settings.identifiers),
        "paper_size": settings.paper_size,
    }


def publisher_values(publisher: Publisher, locale: str) -> dict[str, Any]:
    """A publisher's block, with the marks of `locale`; what is not known is empty."""
    return {
        "name": with_marks(publisher.name, locale),
        "address": [with_marks(line, locale) for line in publisher.address],
        "phone": publisher.phone or "",
        "fax": publisher.fax or "",
        "email": publisher.email or "",
        "url": publisher.url or "",
        "href": _href(publisher.url or ""),
    }


def _href(url: str) -> str:
    """Where a publisher's `url`, often typed without its scheme, leads; empty for what is no address of a page."""
    if not url or url.startswith(("http://", "https://")):
        return url
    return "" if _OTHER_SCHEME.match(url) else f"https://{url}"


def identifier_values(identifiers: Any) -> Mapping[str, str]:
    """The paper's identifiers; one that it lacks is empty."""
    return {name: getattr(identifiers, name, None) or "" for name in ("isbn", "doi", "urn", "report_number")}
