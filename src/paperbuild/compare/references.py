"""Compares the notes that are called and the works that are cited in a translation with those of its source.

What is missing in one block and too much in another has moved; what is missing where something else is too much has
been replaced. So one slip is one difference.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from paperbuild.findings.source import Span
from paperbuild.language.locators import place_of
from paperbuild.language.numerals.reading import figures
from paperbuild.model.blocks import Block
from paperbuild.model.translation import Difference, Kind, Pair

_PARTS = {"section", "paragraph"}  # what is a section to one language is a paragraph to another: `§`, `paragraaf`
_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)]*\s|[。！？।؟]")
_MARK_UP = re.compile(r"\[[^\[\]]*@[^\[\]]*\]|[^\]\[]{0,60}\](?=[\s.,;])|[\[\]^@]")
_NAME = re.compile(r"(?<=[\w,;] )[A-ZÀ-ÞА-ЯΑ-Ω][^\W\d_]{3,}")
_SURE = 0.3  # a logarithm: one clause is longer by a third


@dataclass(frozen=True)
class _Ref:
    """A call or a citation as it is written, in its block; `pair` is the place of that among the pairs (from 0)."""

    written: str
    span: Span
    block: Block
    pair: int


@dataclass(frozen=True)
class _Family:
    """What is compared in one way: the calls of notes, or the works cited."""

    missing: Kind
    extra: Kind
    moved: Kind
    replaced: Kind
    marks: Callable[[Block], list[tuple[str, Span]]]


def _calls(block: Block) -> list[tuple[str, Span]]:
    return [(f"[^{call.slug}]", call.span) for call in block.calls]


def _works(block: Block) -> list[tuple[str, Span]]:
    return [(f"@{citation.key}", citation.span) for citation in block.citations]


_CALLS = _Family(Kind.MISSING_NOTE, Kind.EXTRA_NOTE, Kind.MOVED_NOTE, Kind.RENAMED_NOTE, _calls)
_WORKS = _Family(Kind.MISSING_CITATION, Kind.EXTRA_CITATION, Kind.MOVED_CITATION, Kind.KEY, _works)


def compare_references(pairs: Sequence[Pair]) -> Iterator[Difference]:
    """What differs in the notes and works of `pairs`, over all of them and within each."""
    for family in (_CALLS, _WORKS):
        yield from _exchanged(family, pairs)
    for source, block in pairs:
        if source is not None and block is not None:
            order = list(_order(source, block))
            yield from order or _locators(source, block)


def _exchanged(family: _Family, pairs: Sequence[Pair]) -> Iterator[Difference]:
    missing, extra = _unmatched(family, pairs)
    yield from _moved(family, pairs, missing, extra)
    yield from _replaced(family, missing, extra)
    for mark in missing:
        source, block = pairs[mark.pair]
        if block is not None:
            yield Difference(family.missing, block.span, source, block, "", mark.written, mark.span)
    for mark in extra:
        source, block = pairs[mark.pair]
        if source is not None:
            yield Difference(family.extra, mark.span, source, block, mark.written)


def _unmatched(family: _Family, pairs: Sequence[Pair]) -> tuple[list[_Ref], list[_Ref]]:
    """What a block of the source has and its counterpart has not, and the other way round."""
    missing: list[_Ref] = []
    extra: list[_Ref] = []
    for number, (source, block) in enumerate(pairs):
        mine, other = (family.marks(item) if item else [] for item in (source, block))
        wanted, written = (Counter(name for name, _ in marks) for marks in (mine, other))
        if wanted != written:
            missing += _surplus(mine, wanted - written, source, number)
            extra += _surplus(other, written - wanted, block, number)
    return missing, extra


def _surplus(marks: list[tuple[str, Span]], count: Counter[str], block: Block | None, pair: int) -> Iterator[_Ref]:
    """Of `marks`, as many of each as `count` says: the last ones."""
    left = Counter(count)
    for name, span in reversed(marks):
        if block is not None and left[name] > 0:
            left[name] -= 1
            yield _Ref(name, span, block, pair)


def _moved(family: _Family, pairs: Sequence[Pair], missing: list[_Ref], extra: list[_Ref]) -> Iterator[Difference]:
    """What stands in another block than in the source; two that changed places are told as one."""
    ways = _matched(missing, extra, lambda mark: mark.written)
    by_places = {(mark.pair, there.pair): (mark, there) for mark, there in ways}
    told: set[tuple[int, int]] = set()
    for mark, there in sorted(ways, key=lambda way: way[1].span):
        back = by_places.get((there.pair, mark.pair))
        if back and (there.pair, mark.pair) in told:
            continue
        told.add((mark.pair, there.pair))
        # Where one of the two blocks has no counterpart, that has been told.
        if pairs[mark.pair][1] is not None and pairs[there.pair][0] is not None:
            wanted = back[0].written if back else ""
            source = pairs[there.pair][0]
            yield Difference(
                family.moved, there.span, mark.block, there.block, there.written, wanted, mark.span, source
            )


def _matched(missing: list[_Ref], extra: list[_Ref], key: Callable[[_Ref], str | int]) -> list[tuple[_Ref, _Ref]]:
    """Takes out of both lists what has the same key, in pairs."""
    waiting: dict[str | int, list[_Ref]] = defaultdict(list)
    for mark in reversed(extra):
        waiting[key(mark)].append(mark)
    ways = [(mark, waiting[key(mark)].pop()) for mark in missing if waiting[key(mark)]]
    taken = {id(mark) for way in ways for mark in way}
    for marks in (missing, extra):
        marks[:] = [mark for mark in marks if id(mark) not in taken]
    return ways


def _replaced(family: _Family, missing: list[_Ref], extra: list[_Ref]) -> Iterator[Difference]:
    """What stands in the place of something else in the same block."""
    for mark, there in _matched(missing, extra, lambda mark: mark.pair):
        yield Difference(family.replaced, there.span, mark.block, there.block, there.written, mark.written, mark.span)


def _order(source: Block, block: Block) -> Iterator[Difference]:
    """Notes and works in another order, or works that share a note here and not there."""
    mine, other = _sequence(source), _sequence(block)
    names, others = [name for name, _, _ in mine], [name for name, _, _ in other]
    if Counter(names) != Counter(others):
        return
    if names != others and not _has_turned(source, block, mine, other):
        at = next(n for n, pair in enumerate(zip(names, others, strict=True)) if pair[0] != pair[1])
        yield Difference(Kind.ORDER, other[at][2], source, block, others[at], names[at], mine[at][2])
    elif names == others and (
        groups := [n for n in range(1, len(mine)) if _is_joined(mine, n) != _is_joined(other, n)]
    ):
        at = groups[0]
        is_joined = "" if _is_joined(mine, at) else "apart"
        yield Difference(Kind.GROUPING, other[at][2], source, block, others[at], is_joined, mine[at][2])


def _has_turned(
    source: Block, block: Block, mine: Sequence[tuple[str, int, Span]], other: Sequence[tuple[str, int, Span]]
) -> bool:
    """Whether what stands before the marks has changed its order along with them, as clauses of a sentence do.

    Figures and names tell: those that stand before a mark here and there. Where there are none, clauses of one sentence
    may have turned round, sentences have not.
    """
    wanted, written = _before_marks(source, mine), _before_marks(block, other)
    if any(not re.search(r"\w", before) for before, _ in [*wanted[1:], *written[1:]]):
        return False  # marks side by side
    evidence = 0
    for number, (name, _, _) in enumerate(mine):
        there = next(at for at, (other_name, _, _) in enumerate(other) if other_name == name)
        said = _said_in(wanted[number][0], source.locale)
        evidence += bool(said & _said_in(written[there][0], block.locale))
        evidence -= bool(there != number and said & _said_in(written[number][0], block.locale))
    if not evidence and len(mine) == 2:
        evidence = _turned_lengths(wanted, written)
    if evidence:
        return evidence > 0
    return len({sentence for _, sentence in wanted}) == 1 or len({sentence for _, sentence in written}) == 1


def _turned_lengths(wanted: Sequence[tuple[str, int]], written: Sequence[tuple[str, int]]) -> int:
    """Whether two clauses have changed places, by their lengths: 1 if so, -1 if not, 0 if they tell nothing."""
    (first, second), (third, fourth) = ([len(before) + 8 for before, _ in side] for side in (wanted, written))
    turned = abs(math.log(first * third / (second * fourth)))
    straight = abs(math.log(first * fourth / (second * third)))
    return (turned < straight - _SURE) - (straight < turned - _SURE)


def _before_marks(block: Block, marks: Sequence[tuple[str, int, Span]]) -> list[tuple[str, int]]:
    """What stands before each mark, from the mark before it on, and the number of the sentence that it is in."""
    text, at, sentence = block.file.text, block.span.start, 0
    found: list[tuple[str, int]] = []
    for _, _, span in marks:
        before = _MARK_UP.sub(" ", text[at : span.start])
        # A full stop may stand before a mark: then what follows the mark is the next sentence.
        begun = f"{found[-1][0].rstrip()[-3:]} {before.rstrip()}" if found else ""
        sentence += bool(_SENTENCE_END.search(begun))
        found.append((before, sentence))
        at = span.end
    return found


def _said_in(text: str, locale: str) -> frozenset[str]:
    """The figures of a stretch of text, and what begins with a capital amid it."""
    names = {word[:5].casefold() for word in _NAME.findall(text)}
    return frozenset(
        {value for figure in figures(text, locale) for value in figure.values if not figure.is_small} | names
    )


def _sequence(block: Block) -> list[tuple[str, int, Span]]:
    """The notes and works of a block as they are numbered: each with the group that it is cited in."""
    found = [(name, -1, span) for name, span in _calls(block)]
    found += [(f"@{item.key}", item.group, item.span) for item in block.citations]
    return sorted(found, key=lambda mark: mark[2])


def _is_joined(sequence: Sequence[tuple[str, int, Span]], number: int) -> bool:
    return sequence[number][1] >= 0 and sequence[number][1] == sequence[number - 1][1]


def _locators(source: Block, block: Block) -> Iterator[Difference]:
    """Other pages, chapters or sections of the same work. What is typed the same is the same, although languages read a
    sign otherwise: `§` is a section in English and a paragraph in French."""
    left = defaultdict(list)
    for citation in source.citations:
        left[citation.key].append(citation)
    for citation in block.citations:
        if not left[citation.key]:
            continue
        mine = left[citation.key].pop(0)
        wanted, written = place_of(mine.suffix, source.locale), place_of(citation.suffix, block.locale)
        kinds = {wanted.kind, written.kind} - {""}
        is_other_kind = len(kinds) > 1 and kinds != _PARTS
        shown, right = (" ".join(item.suffix.strip(" ,").split()) for item in (citation, mine))
        if shown != right and (wanted.numbers != written.numbers or is_other_kind):
            yield Difference(Kind.LOCATOR, citation.span, source, block, shown, right, mine.span)
