"""A section as values: pandoc's tree of it, and what the rules look at, each with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from paperbuild.findings.source import SourceFile, Span

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block

INLINE = "^[…]"  # stands for the slug that a note written inline has not; no slug can be like it

# What follows the text of a link.
_TARGET = re.compile(r"\](?:\([^\r\n]*|\[[^\]]*\])?\Z")
# Braces of attributes; the definition of a link.
_UNSEEN = re.compile(r"(?<!@)\{[^{}\r\n]*\}|^[ ]{0,3}\[[^\]^@\r\n][^\]\r\n]*\]:[^\r\n]*", re.MULTILINE)


@dataclass(frozen=True)
class Heading:
    """A heading. `level` counts from 1. `identifier` is the one in use, given or made from its text; `container`
    is the class of the box it stands in (`case-study`), or empty."""

    level: int
    identifier: str
    is_identifier_given: bool
    classes: tuple[str, ...]
    text: str
    container: str
    span: Span


@dataclass(frozen=True)
class Citation:
    """One key in a citation. `span` covers the key without its `@`. `group` is the place of the citation among those
    of its section (from 0): keys of one `[@a; @b]` share it. `note` is the slug of the definition it stands in, or
    empty in the running text, where the whole group makes one note (`INLINE` within an inline note). `suffix` is the
    text after the key."""

    key: str
    prefix: str
    suffix: str
    span: Span
    group: int
    note: str
    is_in_text: bool


@dataclass(frozen=True)
class NoteCall:
    """A call `[^slug]`; `span` covers it whole. `inside` is the slug of the definition it stands in, `INLINE` within
    an inline note, or empty."""

    slug: str
    span: Span
    inside: str = ""


@dataclass(frozen=True)
class NoteDefinition:
    """A definition `[^slug]: …`; `span` covers `[^slug]`. `text` is its content without mark-up, on one line, a
    citation in it as it is written; empty where there is nothing in it."""

    slug: str
    span: Span
    text: str


@dataclass(frozen=True)
class InlineNote:
    """A note written where it is called, `^[…]`; `span` covers its `^[`. `inside` is the slug of the definition it
    stands in, `INLINE` within another inline note, or empty."""

    span: Span
    inside: str = ""


@dataclass(frozen=True)
class Attribute:
    """One `name=value` of an element; `element` is pandoc's name of its kind (`Header`, `Link`), `span` covers the
    whole of it, quotation marks included. Identifiers and classes are not here."""

    element: str
    name: str
    value: str
    span: Span


class LinkKind(StrEnum):
    """What is a link, an image, or a reference to what has a number: `@tbl-rents`."""

    LINK = "link"
    REFERENCE = "reference"
    IMAGE = "image"


@dataclass(frozen=True)
class Link:
    """A link, a reference or an image. `text` is its text, or the alternative text of an image; `title` its title. Of
    a reference `target` is the identifier with a `#`, `text` what is typed, and `span` covers it with its `@`."""

    kind: LinkKind
    target: str
    text: str
    title: str
    span: Span
    is_decorative: bool = False


@dataclass(frozen=True)
class Raw:
    """HTML or TeX in a section; `format` is pandoc's name of it. A comment is not here, see `Comment`."""

    format: str
    text: str
    span: Span


@dataclass(frozen=True)
class FormulaFault:
    """Something in a formula that cannot be set: `span` is its place, `why` a clause about it, `hint` what to do."""

    span: Span
    why: str
    hint: str


@dataclass(frozen=True)
class Formula:
    """A formula as it is typed, without the marks around it; `is_display` says that it stands by itself. `lost` are
    commands of it that change nothing in HTML and EPUB."""

    tex: str
    is_display: bool
    span: Span
    faults: tuple[FormulaFault, ...] = ()
    lost: tuple[FormulaFault, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table. `has_header` is False where it has no header row."""

    has_header: bool
    caption: str
    span: Span


@dataclass(frozen=True)
class Div:
    """A fenced div. `span` covers its opening line; `has_heading` says whether a heading stands directly in it;
    `is_empty` whether nothing does."""

    identifier: str
    classes: tuple[str, ...]
    attributes: tuple[tuple[str, str], ...]
    span: Span
    has_heading: bool
    is_empty: bool


class PieceKind(StrEnum):
    """What a piece of a section is. Boxes, pull quotes, quotes and other divs hold pieces and have no words. A string
    is one of a `metadata.toml`."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list item"
    TABLE = "table"
    IMAGE = "image"
    CODE = "block of code"
    NOTE = "note"
    BOX = "box"
    PULL_QUOTE = "pull quote"
    QUOTE = "block quote"
    LIST = "list of works"
    DIV = "div"
    STRING = "string"


@dataclass(frozen=True)
class Piece:
    """One block of a section as pandoc reads it: a heading, a paragraph, the first paragraph of a list item, a table, a
    definition of a note; or the opening of what holds others.

    `level` is a heading's, or how deep a list item stands, from 1. `text` is its words, without notes, citations,
    code and mark-up; what stands in another line or cell stands in a line of its own. `span` reaches from its first
    character to its last, with what stands before it on its line (`- `, `> `) left out; of what holds others it
    covers the opening line. `holder` is the place among the section's pieces of the innermost one around it, or
    None. `slug` is a note's, or the name of a string. `rows` says of each cell of a table whether there is
    something in it."""

    kind: PieceKind
    span: Span
    text: str = ""
    level: int = 0
    identifier: str = ""
    classes: tuple[str, ...] = ()
    holder: int | None = None
    slug: str = ""
    rows: tuple[tuple[bool, ...], ...] = ()


@dataclass(frozen=True)
class Addressed:
    """Something that gets a permanent address from where it stands, as the third paragraph under a heading does.

    `letter` is its kind: that of its address, `c` and `n` of boxes (`model/permanent.py`). `above` is the identifier of
    the heading or the box that it stands under, as in its file; empty before the first. `parent` is the item that an
    item stands in, `box` the box directly in the text that anything stands in: their places among all that is addressed
    in the section, or -1. `piece` is its place among the section's pieces, or -1. `identifier` is what it is called, if
    anything; `heading`, of a box, the identifier of the heading in it. `number` is what stands before an item of a
    numbered list, in digits."""

    letter: str
    above: str
    parent: int = -1
    box: int = -1
    piece: int = -1
    identifier: str = ""
    heading: str = ""
    number: str = ""


@dataclass(frozen=True)
class CountedList:
    """A numbered list in the running text: pandoc counts its items from `start` on, in `style` (`LowerAlpha`), whatever
    is typed before them. `marks` has of each item the place of that (`(d)`, without a blank), or None where it is not
    known."""

    start: int
    style: str
    marks: tuple[Span | None, ...]


@dataclass(frozen=True)
class Comment:
    """An HTML comment; `span` covers it whole, `text` is what stands between its marks, stripped. `covers` reaches
    from the comment to the end of the block it stands in or before: where an ignore in it holds."""

    text: str
    span: Span
    covers: Span


@dataclass(frozen=True)
class Unclosed:
    """A code fence or div that its file never closes (`is_stray`: a closing `:::` that closes nothing). `kind` is
    `fence`, `div`, or `program`: a fence that names a program to run what is in it."""

    kind: str
    span: Span
    is_stray: bool = False


@dataclass(frozen=True)
class FrontMatter:
    """Values that a file gives about itself (YAML between lines of hyphens, for one), which nothing reads or prints:
    `names` are what it gives values to, in small letters and in their order."""

    span: Span
    names: tuple[str, ...]


@dataclass(frozen=True)
class Prose:
    """A piece of running text as printed, with the span it was written in: for rules that look at words. `span` is
    exact where `is_verbatim`; otherwise it covers the line or lines that the text comes from."""

    text: str
    span: Span


@dataclass(frozen=True)
class Section:
    """One section of one locale. `tree` gives pandoc's tree of it, which nobody may change, its notes in place: each
    `Note` called by name stands in a Span of class `note-site` that has its slug. `sites` are the places, in the order
    of print, of what makes a note in the running text: the call, or the first key of the citation. `nested` are those
    of calls, notes and keys within the brackets of a citation, where none can be printed. `codes` are the places of
    code and formulas, which are printed as they are typed. `pieces` are its blocks in the order of the text, the
    definitions of notes after them. `numbered` are the identifiers of the tables, figures and formulas that have a
    number, in order; `addressed` is what gets a permanent address. `front` is what it says about itself, of which
    nothing else here knows; so it is with `unmerged`, the places of git's marks and of the second of two texts that it
    could not merge. `trouble` says why pandoc could not read it, and is empty where it could."""

    file: SourceFile
    locale: str
    tree: Callable[[], list[Block]]
    headings: tuple[Heading, ...] = ()
    citations: tuple[Citation, ...] = ()
    calls: tuple[NoteCall, ...] = ()
    definitions: tuple[NoteDefinition, ...] = ()
    inline_notes: tuple[InlineNote, ...] = ()
    codes: tuple[Span, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    links: tuple[Link, ...] = ()
    raws: tuple[Raw, ...] = ()
    formulas: tuple[Formula, ...] = ()
    tables: tuple[Table, ...] = ()
    divs: tuple[Div, ...] = ()
    comments: tuple[Comment, ...] = ()
    unclosed: tuple[Unclosed, ...] = ()
    prose: tuple[Prose, ...] = ()
    pieces: tuple[Piece, ...] = ()
    lists: tuple[CountedList, ...] = ()
    identifiers: tuple[tuple[str, Span], ...] = ()
    numbered: tuple[str, ...] = ()
    addressed: tuple[Addressed, ...] = ()
    sites: tuple[Span, ...] = ()
    nested: tuple[Span, ...] = ()
    front: tuple[FrontMatter, ...] = ()
    unmerged: tuple[Span, ...] = ()
    is_empty: bool = False
    trouble: str = ""

    def __getstate__(self) -> Mapping[str, object]:
        """Its fields alone: what has been worked out of them is worked out again where it is read."""
        return {field.name: self.__dict__[field.name] for field in fields(self)}

    @cached_property
    def visible(self) -> str:
        """The file's text with every character of what is not words of it (code, formulas, comments, raw mark-up, the
        targets of links, braces of attributes) blanked out: what stands in it stands at the same offset in the file."""
        text = self.file.text
        hidden = [_target(text, link.span) for link in self.links]
        return blanked(self.written, hidden + [Span(*match.span()) for match in _UNSEEN.finditer(text)])

    @cached_property
    def written(self) -> str:
        """The file's text with every character of code, formulas, comments, raw mark-up, front matter and what is not
        merged blanked out: words and Markdown, each at the same offset as in the file."""
        unread = (
            [one.span for one in self.comments] + [one.span for one in self.raws] + [one.span for one in self.front]
        )
        return blanked(self.file.text, [*self.codes, *unread, *self.unmerged])

    @property
    def is_readable(self) -> bool:
        """Whether pandoc could read it: where it could not, it looks as if nothing stood in it."""
        return not self.trouble

    @property
    def path(self) -> str:
        """The path of its file, relative to the project."""
        return self.file.path

    @property
    def name(self) -> str:
        """The name it has in every locale: the name of its file."""
        return self.file.path.rsplit("/", 1)[-1]


def _target(text: str, link: Span) -> Span:
    """What of a link is not its text: `](target)`, `][reference]`, or the whole of `<target>`."""
    match = _TARGET.search(text, link.start, link.end)
    return Span(match.start(), link.end) if match else link


def blanked(text: str, hidden: Iterable[Span]) -> str:
    """`text` with a blank for each character of `hidden` that ends no line."""
    letters = list(text)
    for start, end in hidden:
        letters[start:end] = (letter if letter in "\r\n" else " " for letter in letters[start:end])
    return "".join(letters)
