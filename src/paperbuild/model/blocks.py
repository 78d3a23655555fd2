"""The blocks of a section as a translation is compared by them: each with its notes, works, links and figures.

What a translator says in notes of their own (`[^tn-…]`) is left out: no source has it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from paperbuild.findings.source import SourceFile, Span
from paperbuild.language.letters import WORD
from paperbuild.language.numerals.digits import with_plain_digits
from paperbuild.language.numerals.figure import Figure
from paperbuild.language.numerals.months import Mention, month_mentions
from paperbuild.language.numerals.reading import figures, figures_of_code
from paperbuild.model.listed_dates import listed_dates
from paperbuild.model.section import Citation, Formula, Link, LinkKind, NoteCall, Piece, PieceKind, Section, blanked

TRANSLATORS_NOTE = "tn-"

HOLDERS = frozenset({PieceKind.BOX, PieceKind.PULL_QUOTE, PieceKind.QUOTE, PieceKind.LIST, PieceKind.DIV})
DIVS = HOLDERS - {PieceKind.QUOTE}
"""The kinds of blocks that hold others and have no words of their own."""

_Item = TypeVar("_Item", NoteCall, Citation)
_NUMERAL = re.compile(r"[\d〇零一二三四五六七八九十百千½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞]|\b[IVXL]+(?:e|er|ème)?\b")
_FIRST_WORDS = 8
_KEPT_AS = "blocks"
_STEM = 5
_ACCENTS = re.compile("[\u0300-\u036f]")
_WORD = re.compile(rf"{WORD}(?:['’]{WORD})*")


@dataclass(frozen=True, eq=False)
class Block:
    """One block. `number` is its place among the pieces of its section (from 0); `holder` the block around it, if any.
    `links` are those to follow, `images` those to look at; `codes` are the places of code within its lines,
    `identifiers` those that stand in it besides its own, `unmerged` what is not read in its section. `date` is a year
    or a day that pandoc took for the number of a list (`2019.`), `anchor` what links to a heading call it. Two are the
    same that have one place in one file."""

    number: int
    file: SourceFile
    locale: str
    piece: Piece
    holder: Block | None
    calls: tuple[NoteCall, ...]
    citations: tuple[Citation, ...]
    links: tuple[Link, ...]
    images: tuple[Link, ...]
    formulas: tuple[Formula, ...] = ()
    codes: tuple[Span, ...] = ()
    identifiers: tuple[str, ...] = ()
    unmerged: tuple[Span, ...] = ()
    date: str = ""
    anchor: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Block) and self.file is other.file and self.number == other.number

    def __hash__(self) -> int:
        return hash((self.file.path, self.number))

    @property
    def kind(self) -> PieceKind:
        """What it is."""
        return self.piece.kind

    @property
    def span(self) -> Span:
        """Where it stands in its file."""
        return self.piece.span

    @property
    def text(self) -> str:
        """Its words, without mark-up, notes and citations."""
        return self.piece.text

    @cached_property
    def said(self) -> str:
        """Its words, with a year or a day that pandoc took for the number of a list."""
        return f"{self.date} {self.text}" if self.date else self.text

    @cached_property
    def written(self) -> str:
        """It as it is written, mark-up and all, its lines joined."""
        if self.kind is PieceKind.STRING:
            return self.text
        text = blanked(self.file.text, self.unmerged) if self.unmerged else self.file.text
        lines = text[self.span.start : self.span.end].splitlines()
        return "\n".join(lines) if self.kind is PieceKind.CODE else " ".join(" ".join(lines).split())

    @property
    def place(self) -> str:
        """Its file and line, as a message names them: `content/en/05-rights.md:12`."""
        return self.place_of(self.span)

    def place_of(self, span: Span) -> str:
        """The file and line of something in it."""
        return f"{self.file.path}:{self.file.position(span.start).line}"

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures, read as its language writes them; those of code as they stand."""
        if self.kind is PieceKind.CODE:
            return figures_of_code(self.text)
        if not _NUMERAL.search(self.said):
            return ()
        return figures(self.said, self.locale)

    @cached_property
    def months(self) -> tuple[Mention, ...]:
        """The months that it names, with a day or a year or without."""
        return month_mentions(with_plain_digits(self.said), self.locale)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in small letters."""
        return tuple(" ".join(_WORD.findall(self.text)).casefold().split())

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Every four of its words that follow each other."""
        return frozenset(zip(self.words, self.words[1:], self.words[2:], self.words[3:], strict=False))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of its longer words, without accents: kindred languages have them in common, and names."""
        plain = unicodedata.normalize("NFD", self.text.casefold())
        return frozenset(word[:_STEM] for word in _WORD.findall(_ACCENTS.sub("", plain)) if len(word) > _STEM)

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """Where its links lead outside the paper: few blocks have the same ones, in any language."""
        return tuple(link.target for link in self.links if "://" in link.target)

    @property
    def beginning(self) -> str:
        """Its first words, for a reader to know it by."""
        words = self.text.replace("\N{OBJECT REPLACEMENT CHARACTER}", " ").split()
        return " ".join(words[:_FIRST_WORDS]) + (" …" if len(words) > _FIRST_WORDS else "")

    @property
    def is_text(self) -> bool:
        """Whether it is something to translate, and not the opening of what holds others."""
        return self.kind not in HOLDERS


def blocks_of(section: Section) -> tuple[Block, ...]:
    """The blocks of `section` in the order of its text, the definitions of notes after all others.

    They stay with the section, as what has been read in them stays with them: a section of the source is compared with
    one of each locale, and one that has not changed with each edit of the other.
    """
    known: tuple[Block, ...] | None = section.__dict__.get(_KEPT_AS)
    if known is None:
        known = section.__dict__[_KEPT_AS] = _blocks_of(section)
    return known


def citing_as(blocks: Sequence[Block], keys: Mapping[str, str]) -> Sequence[Block]:
    """`blocks`, with each citation of a key that is in `keys` as one of the key that stands there."""
    if not any(citation.key in keys for block in blocks for citation in block.citations):
        return blocks
    return [
        replace(block, citations=tuple(replace(one, key=keys.get(one.key, one.key)) for one in block.citations))
        for block in blocks
    ]


def _blocks_of(section: Section) -> tuple[Block, ...]:
    pieces = section.pieces
    running = [number for number, piece in enumerate(pieces) if piece.kind is not PieceKind.NOTE]
    found = _Contents([pieces[number].span.start for number in running], running)
    notes = {piece.slug: number for number, piece in enumerate(pieces) if piece.kind is PieceKind.NOTE}
    for call in section.calls:
        if not call.inside and not call.slug.startswith(TRANSLATORS_NOTE):
            found.place(call.span).calls.append(call)
    for citation in section.citations:
        (found.at(notes[citation.note]) if citation.note in notes else found.place(citation.span)).citations.append(
            citation
        )
    definitions = sorted((pieces[number].span, number) for number in notes.values())

    def content_at(span: Span) -> _Content:
        before = bisect_right(definitions, (span, len(pieces))) - 1
        is_within = before >= 0 and span.start < definitions[before][0].end
        return found.at(definitions[before][1]) if is_within else found.place(span)

    for link in section.links:
        content = content_at(link.span)
        (content.images if link.kind is LinkKind.IMAGE else content.links).append(link)
    for formula in section.formulas:
        content_at(formula.span).formulas.append(formula)
    formulas = {formula.span for formula in section.formulas}
    for span in section.codes:
        if span not in formulas:
            content_at(span).codes.append(span)
    for identifier, span in section.identifiers:
        content_at(span).identifiers.append(identifier)
    return tuple(_blocks(section, found))


@dataclass
class _Content:
    calls: list[NoteCall] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    images: list[Link] = field(default_factory=list)
    formulas: list[Formula] = field(default_factory=list)
    codes: list[Span] = field(default_factory=list)
    identifiers: list[str] = field(default_factory=list)


class _Contents:
    """What stands in each piece."""

    def __init__(self, starts: Sequence[int], numbers: Sequence[int]) -> None:
        self.starts = starts
        self.numbers = numbers
        self.by_number: dict[int, _Content] = {}

    def at(self, number: int) -> _Content:
        return self.by_number.setdefault(number, _Content())

    def place(self, span: Span) -> _Content:
        """The content of the running text's piece in which something stands: the last that begins before it."""
        at = bisect_right(self.starts, span.start) - 1
        return self.at(self.numbers[at]) if at >= 0 else _Content()


def _blocks(section: Section, found: _Contents) -> Iterator[Block]:
    made: list[Block] = []
    dates = listed_dates(section)
    anchors = {heading.span.start: heading.identifier for heading in section.headings}
    for number, piece in enumerate(section.pieces):
        content = found.at(number)
        block = Block(
            number=number,
            file=section.file,
            locale=section.locale,
            piece=piece,
            holder=None if piece.holder is None else made[piece.holder],
            calls=_in_order(content.calls),
            citations=_in_order(content.citations),
            links=tuple(content.links),
            images=tuple(content.images),
            formulas=tuple(content.formulas),
            codes=tuple(content.codes) if piece.kind is not PieceKind.CODE else (),
            identifiers=tuple(name for name in content.identifiers if name != piece.identifier),
            unmerged=section.unmerged,
            date=dates[piece.span.start].written if piece.span.start in dates else "",
            anchor=anchors.get(piece.span.start, "") if piece.kind is PieceKind.HEADING else "",
        )
        made.append(block)
        if not piece.slug.startswith(TRANSLATORS_NOTE):
            yield block


def _in_order(items: Iterable[_Item]) -> tuple[_Item, ...]:
    return tuple(sorted(items, key=lambda item: item.span))
