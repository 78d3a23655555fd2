"""Completes a translation: what it lacks stands in it in the language of the source, at its place.

The text of the source is put between that of the translation and the whole read anew, so that notes are numbered alike
in every locale. What is in the language of the source, put there or left there, is known again by its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.blocks import DIVS, HOLDERS, Block, blocks_of
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.section import PieceKind, Section
from paperbuild.model.translation import Pair, State, TranslatedSection
from paperbuild.syntax.markdown.markdown import parse_sections

_WORD = re.compile(r"[^\W_]+")
_CLOSING = re.compile(r"^[ \t>]*:{3,}[ \t]*$", re.MULTILINE)

Words = tuple[str, ...]


@dataclass(frozen=True)
class Put:
    """What was put into a text: its place there (a 0-based offset), and how long it is."""

    at: int
    length: int


@dataclass(frozen=True)
class CompleteSection:
    """A section in which nothing is missing, and it as it is `written`. `foreign` are the words of each block that is
    in the language of the source, `puts` what was put into its text, in order."""

    section: Section
    written: Section
    foreign: frozenset[Words] = frozenset()
    puts: tuple[Put, ...] = ()

    def place(self, span: Span) -> Span:
        """Where something in the section stands in its file: what was put in stands where it is missing."""
        added = 0
        for put in self.puts:
            if span.start < put.at + added:
                break
            if span.start < put.at + added + put.length:
                return Span(put.at, put.at)
            added += put.length
        return Span(span.start - added, span.end - added)


def words_of(text: str) -> Words:
    """The words and figures of a text, by which a block is known again wherever it stands."""
    return tuple(_WORD.findall(text.casefold()))


def completed(paper: Paper, locale: Locale) -> tuple[CompleteSection, ...]:
    """The sections of `locale` in their order, each as its translators left it where it lacks nothing."""
    translation = next((one for one in paper.translations if one.code == locale.code), None)
    if translation is None:
        return tuple(CompleteSection(section, section) for section in locale.sections)
    beside = {one.name: one for one in translation.sections}
    puts = {
        name: put for name, one in beside.items() if (put := sorted([*_puts(one), *_notes(one)], key=itemgetter(0)))
    }
    files = [(_with_puts(beside[name].translated.file, put), locale.code) for name, put in puts.items()]
    read = dict(zip(puts, parse_sections(files, *paper.settings.limits.pandoc), strict=True))
    return tuple(
        _complete(section, beside.get(section.name), read.get(section.name), puts.get(section.name, []))
        for section in _in_order(paper, locale)
    )


def _in_order(paper: Paper, locale: Locale) -> list[Section]:
    """The sections of a locale, and those of the source that it lacks where they would stand."""
    own = {section.name: section for section in locale.sections}
    names = {section.name for section in paper.source.sections}
    order = [own.pop(section.name, section) for section in paper.source.sections]
    return order + [section for section in locale.sections if section.name not in names]


def _complete(
    written: Section, one: TranslatedSection | None, read: Section | None, puts: Sequence[tuple[int, str]]
) -> CompleteSection:
    if one is None or written.locale != one.translated.locale:
        return CompleteSection(written, written, frozenset(words_of(block.text) for block in blocks_of(written)))
    if read is not None and not read.is_readable:
        return CompleteSection(written, written)
    foreign = [block for block, state in one.states if state in {State.MISSING, State.UNTRANSLATED}]
    words = frozenset(words for block in foreign if (words := words_of(block.text)))
    return CompleteSection(read or written, written, words, tuple(Put(at, len(text)) for at, text in puts))


def _with_puts(file: SourceFile, puts: Sequence[tuple[int, str]]) -> SourceFile:
    text = file.text
    for at, put in reversed(puts):
        text = text[:at] + put + text[at:]
    return SourceFile(file.path, text)


def _puts(one: TranslatedSection) -> Iterator[tuple[int, str]]:
    """Where to put each run of blocks that are missing, and what."""
    pairs = sorted(
        (pair for pair in one.pairs if pair[0] and pair[0].kind is not PieceKind.NOTE),
        key=lambda pair: _source(pair).span,
    )
    before: Pair | None = None
    for is_missing, run in groupby(pairs, key=lambda pair: pair[1] is None):
        group = list(run)
        if is_missing:
            yield _put(one, before, [_source(pair) for pair in group])
        before = group[-1]


def _source(pair: Pair) -> Block:
    source = pair[0]
    assert source is not None  # noqa: S101 - only pairs that have one are looked at
    return source


def _put(one: TranslatedSection, before: Pair | None, run: Sequence[Block]) -> tuple[int, str]:
    text = one.translated.file.text
    source, translated = before or (None, None)
    at = 0 if translated is None else _line_end(text, translated.span.end)
    if source is not None:
        left = [holder for holder in _around(source) if holder not in _around(run[0]) and holder.kind in DIVS]
        for _ in left:
            closing = _CLOSING.search(text, at)
            at = closing.end() if closing else at
    is_item = source is not None and source.kind is run[0].kind is PieceKind.ITEM
    slice_ = _slice(one.source, run)
    return at, f"\n{slice_}" if is_item else f"\n\n{slice_}\n\n"


def _around(block: Block) -> list[Block]:
    """The blocks that hold `block`, the innermost first, itself among them where it holds others."""
    found = [block] if block.kind in HOLDERS else []
    while block.holder is not None:
        block = block.holder
        found.append(block)
    return found


def _slice(section: Section, run: Sequence[Block]) -> str:
    """The text of a run of blocks as it is written, from the beginning of its first line, without definitions of notes;
    a box that is opened in it is closed in it."""
    text = section.file.text
    start = text.rfind("\n", 0, run[0].span.start) + 1
    end = max(_line_end(text, block.span.end) for block in run)
    for _ in [block for block in run if block.kind in DIVS]:
        closing = _CLOSING.search(text, end)
        end = closing.end() if closing else end
    taken = Span(start, end)
    notes = [
        piece.span for piece in section.pieces if piece.kind is PieceKind.NOTE and taken.start <= piece.span.start < end
    ]
    for note in sorted(notes, reverse=True):
        text = text[: note.start] + text[note.end :]
        end -= note.end - note.start
    return text[start:end].strip("\r\n")


def _notes(one: TranslatedSection) -> Iterator[tuple[int, str]]:
    """The definitions of notes that the translation lacks, for the end of its text."""
    for source, translated in one.pairs:
        if source is not None and translated is None and source.kind is PieceKind.NOTE:
            text = one.source.file.text[source.span.start : source.span.end]
            yield len(one.translated.file.text), f"\n\n{text}\n"


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
