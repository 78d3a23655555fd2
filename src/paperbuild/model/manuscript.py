"""A manuscript: the sections of one locale as one text, numbered, ready to be rendered in any format.

The trees in it are those of pandoc's JSON. Where a note is called, they hold a `Str` with a mark that `call_mark`
makes; where a work is cited, one that `cite_mark` makes. The renderers put in what their format wants there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from paperbuild.findings.source import Span
from paperbuild.model.numbered import NumberedKind
from paperbuild.model.paper import Locale
from paperbuild.model.settings import Settings

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block, CitationItem, Inline

MARK_OPEN, MARK_CLOSE = "\ue000", "\ue001"
# What a text that is read has instead of them, so that nobody can write a mark: as long, so that places stay true.
_CALL_MARK = re.compile(f"{MARK_OPEN}n(-?\\d+){MARK_CLOSE}")
NO_MARKS = {ord(MARK_OPEN): "\ufffd", ord(MARK_CLOSE): "\ufffd"}
# What no file of XML may have, not even by its number (XML 1.0, 2.2): an EPUB with one of these could not be opened.
NO_LETTERS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(55296, 57344), 65534, 65535), "�")


def call_mark(number: int) -> str:
    """The mark of the call of note `number`."""
    return f"{MARK_OPEN}n{number}{MARK_CLOSE}"


def called_number(text: str) -> int:
    """The number of the note whose call's mark `text` is; 0 where it is none."""
    match = _CALL_MARK.fullmatch(text)
    return int(match[1]) if match else 0


def cite_mark(cluster: int) -> str:
    """The mark of the citation that is number `cluster` (from 0) in the manuscript."""
    return f"{MARK_OPEN}c{cluster}{MARK_CLOSE}"


def reference_mark(reference: int) -> str:
    """The mark of the cross reference that is number `reference` (from 0) in the manuscript."""
    return f"{MARK_OPEN}r{reference}{MARK_CLOSE}"


NOTE_ANCHOR = r"(?:tn-)?\d+"
"""What an identifier of a note or of a call ends with, after `note-` or `call-`: see `note_anchor`."""

CITE_MARK = re.compile(f"{MARK_OPEN}c(\\d+){MARK_CLOSE}")
"""The mark that `cite_mark` makes, wherever it stands."""
REFERENCE_MARK = re.compile(f"{MARK_OPEN}r(\\d+){MARK_CLOSE}")
"""The mark that `reference_mark` makes, wherever it stands."""
NOTE_ID, CALL_ID = re.compile(rf"note-({NOTE_ANCHOR})"), re.compile(rf"call-({NOTE_ANCHOR})")
"""The identifiers of a note and of its call."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def note_anchor(number: int) -> str:
    """What the identifiers of note `number` end with: `7`; of a translator's own, `tn-1`."""
    return str(number) if number > 0 else f"tn-{-number}"


def anchored_number(anchor: str) -> int:
    """The number of the note whose identifiers end with `anchor`."""
    return -int(anchor.removeprefix("tn-")) if anchor.startswith("tn-") else int(anchor)


def note_mark(number: int) -> str:
    """What note `number` is called by: `7`; a translator's own by a letter, so that the others agree in all languages.

    After `z` comes `aa`.
    """
    if number > 0:
        return str(number)
    index, mark = -number, ""
    while index:
        index, letter = divmod(index - 1, len(_LETTERS))
        mark = _LETTERS[letter] + mark
    return mark


def box_title_id(box: str) -> str:
    """The identifier of the heading of the box with the identifier `box`, where nobody gave it one of its own."""
    return f"{box}.title"


class PartKind(StrEnum):
    """Where a part stands: before the contents, in the body, or after it."""

    FRONT = "front"
    BODY = "body"
    BACK = "back"


@dataclass(frozen=True)
class Part:
    """One section in its place. `number` is the one printed before its heading, or empty; `tree` its blocks, heading
    included; `title` the heading's inlines, without notes."""

    identifier: str
    number: str
    kind: PartKind
    title: tuple[Inline, ...]
    tree: list[Block]
    path: str


@dataclass(frozen=True)
class ContentsEntry:
    """A line of the contents; `level` counts from 1, `part` is the index of the part it stands in."""

    identifier: str
    number: str
    level: int
    title: tuple[Inline, ...]
    part: int


@dataclass(frozen=True)
class Note:
    """A note. `number` counts from 1 through the paper; translators' own notes count by themselves: -1, -2, … .
    `identifier` is its slug, or, for a bare citation, the key with a count when it comes again. `blocks` are its
    content; `span` the place of its call in `path`; `keys` the works it cites, in order."""

    number: int
    identifier: str
    path: str
    span: Span
    blocks: tuple[Block, ...]
    keys: tuple[str, ...]
    part: int
    is_citation_only: bool


@dataclass(frozen=True)
class Cluster:
    """One citation of one or several works, as pandoc's JSON has it (a list of its `Citation` objects). `note` is the
    number of the note it stands in; 0 in a list of works, and in a translator's own note, which no other refers to.
    `names_author`: it stands in a sentence of the text, and is the author's name alone. In the words of a note,
    `is_amid_sentence` says that it begins none, `is_sentence` that it is one by itself."""

    note: int
    citations: tuple[CitationItem, ...]
    is_whole_note: bool
    names_author: bool = False
    is_amid_sentence: bool = False
    is_sentence: bool = False

    @property
    def ends_sentence(self) -> bool:
        """Whether a full stop belongs to it."""
        return self.is_whole_note or self.is_sentence


@dataclass(frozen=True)
class NumberedEntry:
    """A table, a figure or a formula that has a number. `label` is what its caption begins with (`Table 3`), `title`
    the words of the caption, without notes; `part` is the index of the part it stands in."""

    kind: NumberedKind
    number: str
    identifier: str
    label: str
    title: tuple[Inline, ...]
    part: int


@dataclass(frozen=True)
class NumberedList:
    """A list of the tables or of the figures (`kind`), with its `title` and the `identifier` that it is found by."""

    kind: NumberedKind
    identifier: str
    title: str


@dataclass(frozen=True)
class CrossReference:
    """What a text says where it refers to something that has a number, or a title. `identifier` is that of the place;
    empty where there is no such place. `words` are printed; in print, where `page` is not empty, it is instead, with
    the number of the page for its `{}`. Within the words of a link it is none itself (`is_link`)."""

    identifier: str
    words: tuple[Inline, ...]
    page: str = ""
    is_link: bool = True


@dataclass(frozen=True)
class Manuscript:
    """One locale of a paper, assembled. `clusters`, `numbered` and `references` are in the order of print, but for
    references in notes, which come where they are called. `lists` are its lists of tables and of figures,
    `addresses` those that are not the ones by place, by these."""

    locale: Locale
    settings: Settings
    parts: tuple[Part, ...]
    contents: tuple[ContentsEntry, ...]
    notes: tuple[Note, ...]
    clusters: tuple[Cluster, ...]
    numbered: tuple[NumberedEntry, ...] = ()
    references: tuple[CrossReference, ...] = ()
    lists: tuple[NumberedList, ...] = ()
    addresses: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
