"""Compares the figures of a block of a translation with those of its source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from paperbuild.findings.source import Span
from paperbuild.language.languages import is_language
from paperbuild.language.number_words import has_number_words, names_share, numbers_in_words, small_numbers_in_words
from paperbuild.language.numerals import Figure, has_percent, months_named, roman_numbers
from paperbuild.model.blocks import Block
from paperbuild.model.translation import Difference, Kind

_YEAR = re.compile("1[89][0-9]{2}|20[0-9]{2}")
_STRETCH = 12
_ROUND_THE_CLOCK = "24/7"


def compare_figures(source: Block, block: Block, loose: frozenset[str] = frozenset()) -> Iterator[Difference]:
    """Figures that differ; of one that is left out or added alone, only where it can be no word.

    `loose` are the values of figures in blocks without a counterpart, of which something else is told.
    """
    if not is_language(block.locale) or not (source.figures or block.figures):
        return  # nobody knows how figures are written in a folder that is no language: that has been told
    mine, other = Counter(f.value for f in source.figures), Counter(f.value for f in block.figures)
    yield from _units(source, block)
    if mine == other:
        return
    if any(_ROUND_THE_CLOCK in item.text for item in (source, block)):
        loose |= {*_ROUND_THE_CLOCK.split("/")}
    missing = _left(source.figures, mine - other, _elsewhere(block) | loose)
    extra = _left(block.figures, other - mine, _elsewhere(source) | loose)
    missing += _other_month(missing, extra, _left(source.figures, mine - other, loose))
    _take_out_short_years(missing, extra)
    for wanted, written in _changed(missing, extra):
        missing.remove(wanted)
        extra.remove(written)
        yield _figure(Kind.FIGURE, source, block, wanted, written)
    for wanted in missing:
        if not _may_be_a_word(wanted, source, block):
            yield _figure(Kind.MISSING_FIGURE, source, block, wanted, None)
    for written in extra:
        if not _may_be_a_word(written, block, source):
            yield _figure(Kind.MISSING_FIGURE, source, block, None, written)


def _may_be_a_word(figure: Figure, block: Block, other: Block) -> bool:
    """Whether a small figure of a block may stand in the other as a word, or be none there."""
    if not figure.is_small or not figure.is_count:
        return figure.is_small
    if not (has_number_words(block.locale) and has_number_words(other.locale)):
        return True
    is_share = figure.unit == "%" and names_share(other.text, other.locale)
    return is_share or figure.value in small_numbers_in_words(other.text, other.locale)


def _elsewhere(block: Block) -> frozenset[str]:
    """What a block says in words that the other may say in figures: months, centuries, numbers."""
    text, locale = block.text, block.locale
    return months_named(text, locale) | roman_numbers(text) | numbers_in_words(text, locale)


def _left(found: Sequence[Figure], count: Counter[str], in_words: frozenset[str]) -> list[Figure]:
    left = Counter(count)
    kept = []
    for figure in found:
        if left[figure.value] > 0:
            left[figure.value] -= 1
            if figure.value not in in_words:
                kept.append(figure)
    return kept


def _other_month(missing: Sequence[Figure], extra: Sequence[Figure], left: Sequence[Figure]) -> list[Figure]:
    """The month of the source that a surplus one stands for, though it is named in the block for another date, too."""
    here, there = ([item for item in items if item.value.startswith("month")] for items in (extra, left))
    return there if len(here) == len(there) == 1 and not {*there} & {*missing} else []


def _take_out_short_years(missing: list[Figure], extra: list[Figure]) -> None:
    """Takes out years of four digits that the other side writes with two: 1998/99, `mai 68`, `les années 80`."""
    for long, short in ((missing, extra), (extra, missing)):
        for year in [figure for figure in long if _YEAR.fullmatch(figure.value)]:
            other = next((figure for figure in short if figure.written == year.value[2:]), None)
            if other is not None:
                long.remove(year)
                short.remove(other)


def _changed(missing: Sequence[Figure], extra: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """Which figure stands for which: of those that look alike, in their order."""
    pairs: list[tuple[Figure, Figure]] = []
    left = list(extra)
    for wanted in missing:
        written = next((figure for figure in left if _could_be(wanted, figure)), None)
        if written is not None:
            left.remove(written)
            pairs.append((wanted, written))
    return pairs


def _could_be(wanted: Figure, written: Figure) -> bool:
    """Whether one figure may be a slip for another: months for months, numbers for numbers of about the same digits."""
    is_month = [figure.value.startswith("month") for figure in (wanted, written)]
    is_scaled = wanted.value.rstrip("0") == written.value.rstrip("0")
    return is_month[0] is is_month[1] and (is_scaled or abs(len(wanted.value) - len(written.value)) <= 1)


def _figure(kind: Kind, source: Block, block: Block, wanted: Figure | None, written: Figure | None) -> Difference:
    return Difference(
        kind,
        _place_of_figure(block, written) if written else block.span,
        source,
        block,
        written.written if written else "",
        wanted.written if wanted else "",
        _place_of_figure(source, wanted) if wanted else None,
    )


def _units(source: Block, block: Block) -> Iterator[Difference]:
    """A percentage that is none any more, an amount in another currency."""
    is_percent, was_percent = (has_percent(item.text, item.locale) for item in (block, source))
    if was_percent and not is_percent:
        first = next((figure for figure in source.figures if figure.unit == "%"), None)
        same = next((figure for figure in block.figures if first and figure.value == first.value), None)
        if first and same:
            span = _place_of_figure(block, same)
            yield Difference(Kind.FIGURE, span, source, block, same.written, f"{first.written} %")
        return
    for mine, other in _without_percent(source, block):
        span = _place_of_figure(block, other)
        yield Difference(Kind.FIGURE, span, source, block, other.written, f"{mine.written} %")
    for mine in source.figures:
        others = [figure for figure in block.figures if figure.value == mine.value]
        if mine.unit and others and all(figure.unit not in {"", mine.unit} for figure in others):
            span = _place_of_figure(block, others[0])
            written, wanted = (f"{figure.written} {figure.unit}" for figure in (others[0], mine))
            yield Difference(Kind.FIGURE, span, source, block, written, wanted)
            return


def _without_percent(source: Block, block: Block) -> Iterator[tuple[Figure, Figure]]:
    """Percentages whose figure stands in the translation as often, but once without a sign."""
    for value in dict.fromkeys(figure.value for figure in source.figures if figure.unit == "%"):
        mine, others = ([f for f in item.figures if f.value == value] for item in (source, block))
        bare = [figure for figure in others if not figure.unit and not _shares_a_sign(block, figure)]
        if len(mine) == len(others) and bare and all(figure.unit == "%" for figure in mine):
            yield mine[0], bare[0]


def _shares_a_sign(block: Block, figure: Figure) -> bool:
    """Whether the sign of a later figure of the same stretch is this one's too: `de 20 à 30 %`, `5, 10 et 15 %`."""
    later = [other for other in block.figures if other.offset > figure.offset]
    sign = next((other for other in later if other.unit), None)
    if sign is None or sign.unit != "%":
        return False
    between = block.text[figure.offset + len(figure.written) : sign.offset]
    return len(between) <= _STRETCH and not re.search(r"[.;:()]", between)


def _place_of_figure(block: Block, figure: Figure) -> Span:
    """Where a figure is written: the first place in the block, outside citations, that reads like it."""
    text, (start, end) = block.file.text, block.span
    wanted = "".join(figure.written.split())
    earlier = sum(1 for other in block.figures if other.written == figure.written and other.offset < figure.offset)
    at = start
    while at < end:
        found = text.find(figure.written, at, end)
        if found < 0:
            break
        if not _is_within_citation(block, found):
            if not earlier:
                return Span(found, found + len(figure.written))
            earlier -= 1
        at = found + len(wanted)
    return block.span


def _is_within_citation(block: Block, offset: int) -> bool:
    return any(span.start <= offset < span.end for span in (citation.span for citation in block.citations))
