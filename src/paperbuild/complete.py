"""Completes a translation: what it lacks stands in it in the language of the source, at its place.

The text of the source is put between that of the translation and the whole read anew, so that notes are numbered alike
in every locale. What is in the language of the source, put there or left there, is known again by its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from paperbuild.paper import Locale, Paper
from paperbuild.parse.markdown import parse_sections
from paperbuild.section import PieceKind, Section
from paperbuild.source import SourceFile, Span
from paperbuild.translation.align import Pair
from paperbuild.translation.blocks import HOLDERS, Block, blocks_of
from paperbuild.translation.clocks import State, TranslatedSection

_WORD = re.compile(r"[^\W_]+")
_CLOSING = re.compile(r"^[ \t>]*:{3,}[ \t]*$", re.MULTILINE)

Words = tuple[str, ...]


@dataclass(frozen=True)
class CompleteSection:
    """A section in which nothing is missing. `foreign` are the words of each block that is in the language of the
    source."""

    section: Section
    foreign: frozenset[Words] = frozenset()


def words_of(text: str) -> Words:
    """The words and figures of a text, by which a block is known again wherever it stands."""
    return tuple(_WORD.findall(text.casefold()))


def completed(paper: Paper, locale: Locale) -> tuple[CompleteSection, ...]:
    """The sections of `locale` in their order, each as its translators left it where it lacks nothing."""
    translation = next((one for one in paper.translations if one.code == locale.code), None)
    if translation is None:
        return tuple(map(CompleteSection, locale.sections))
    beside = {one.name: one for one in translation.sections}
    texts = {name: text for name, one in beside.items() if (text := _completed_text(one)) is not None}
    files = [(SourceFile(beside[name].translated.path, text), locale.code) for name, text in texts.items()]
    read = dict(zip(texts, parse_sections(files, paper.settings.limits.pandoc_timeout_s), strict=True))
    return tuple(_complete(section, beside, read) for section in _in_order(paper, locale))


def _in_order(paper: Paper, locale: Locale) -> list[Section]:
    """The sections of a locale, and those of the source that it lacks where they would stand."""
    own = {section.name: section for section in locale.sections}
    names = {section.name for section in paper.source.sections}
    order = [own.pop(section.name, section) for section in paper.source.sections]
    return order + [section for section in locale.sections if section.name not in names]


def _complete(
    section: Section, beside: Mapping[str, TranslatedSection], read: Mapping[str, Section]
) -> CompleteSection:
    one = beside.get(section.name)
    if one is None or section.locale != one.translated.locale:
        return CompleteSection(section, frozenset(words_of(block.text) for block in blocks_of(section)))
    again = read.get(section.name, section)
    if not again.is_readable:
        return CompleteSection(section)
    foreign = [block for block, state in one.states if state in {State.MISSING, State.UNTRANSLATED}]
    return CompleteSection(again, frozenset(words for block in foreign if (words := words_of(block.text))))


def _completed_text(one: TranslatedSection) -> str | None:
    """The text of a section with what is missing put in; None where nothing is."""
    text = one.translated.file.text
    puts = [*_puts(one), *_notes(one)]
    for at, put in sorted(puts, key=lambda item: item[0], reverse=True):
        text = text[:at] + put + text[at:]
    return text if puts else None


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
        left = [holder for holder in _around(source) if holder not in _around(run[0]) and holder.kind in _FENCED]
        for _ in left:
            closing = _CLOSING.search(text, at)
            at = closing.end() if closing else at
    is_item = source is not None and source.kind is run[0].kind is PieceKind.ITEM
    slice_ = _slice(one.source, run)
    return at, f"\n{slice_}" if is_item else f"\n\n{slice_}\n\n"


_FENCED = HOLDERS - {PieceKind.QUOTE}


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
    for _ in [block for block in run if block.kind in _FENCED]:
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
