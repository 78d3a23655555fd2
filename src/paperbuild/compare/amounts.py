"""Compares the figures of a block of a translation with those of its source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, takewhile

from paperbuild.findings.source import Span
from paperbuild.language.languages import is_language
from paperbuild.language.number_words import (
    is_number_word,
    is_number_written,
    is_often_another_word,
    names_share,
    names_time,
    numbers_written,
)
from paperbuild.language.numerals.digits import cjk_values, roman_numbers
from paperbuild.language.numerals.figure import Figure
from paperbuild.language.numerals.said import may_be_left_out, may_say
from paperbuild.language.numerals.units import has_percent, knows_percent
from paperbuild.model.blocks import Block
from paperbuild.model.section import PieceKind
from paperbuild.model.translation import Difference, Kind

_YEAR = re.compile("1[89][0-9]{2}|20[0-9]{2}")
_STRETCH = 12
_THREE = 3
_MANY = 100
"""Of so many figures without a counterpart on one side of a block the rest is not compared: it is another block, and
each figure is looked for among all others."""
_ROUND_THE_CLOCK = "24/7"


def compare_figures(source: Block, block: Block, loose: frozenset[str] = frozenset()) -> Iterator[Difference]:
    """Figures that differ; of one that is left out or added alone, only where it can be no word.

    `loose` are the values of figures in blocks without a counterpart, of which something else is told.
    """
    if not is_language(block.locale):
        return  # nobody knows how figures are written in a folder that is no language: that has been told
    if source.kind is not PieceKind.CODE:
        yield from _other_words(source, block)
    if not (source.figures or block.figures):
        return
    if source.kind is not PieceKind.CODE:
        yield from _units(source, block)
    missing, extra = _unpaired(source.figures, block.figures)
    if any(_ROUND_THE_CLOCK in item.text for item in (source, block)):
        loose |= {*_ROUND_THE_CLOCK.split("/")}
    _take_out_short_years(missing, extra)
    _take_out_joined(missing, extra)
    named = [figure for figure in missing if figure.is_month and figure.value not in loose]
    missing = [figure for figure in missing if not _is_said(figure, block, loose)]
    extra = [figure for figure in extra if not (_is_said(figure, source, loose) or _is_in_link(figure, source))]
    missing += _other_month(missing, extra, named)
    if not (missing or extra):
        yield from _exchanged_cells(source, block)
    for wanted, written in _changed(missing, extra):
        missing.remove(wanted)
        extra.remove(written)
        yield _figure(Kind.FIGURE, source, block, wanted, written)
    for wanted in _alone(missing, block):
        yield _figure(Kind.MISSING_FIGURE, source, block, wanted, None)
    for written in _alone(extra, source):
        yield _figure(Kind.MISSING_FIGURE, source, block, None, written)


def _other_month(missing: Sequence[Figure], extra: Sequence[Figure], named: Sequence[Figure]) -> list[Figure]:
    """The month of the source that a surplus one stands for, though it is named in the block for another date, too."""
    here = [item for item in extra if item.is_month]
    return [*named] if len(here) == len(named) == 1 and not {*named} & {*missing} else []


def _other_words(source: Block, block: Block) -> Iterator[Difference]:
    """A number in words in whose place the translation has another one: `twelve`, and `ten` there."""
    wanted = _only_here(source, block)
    written = _only_here(block, source) if len(wanted) == 1 else {}
    # Half past five is half six elsewhere, and three in four are a quarter less.
    if len(written) == 1 and not any(_has_time_or_share(item) for item in (source, block)):
        (right, source_span), (shown, span) = (next(iter(words.values())) for words in (wanted, written))
        are_plain = is_number_word(right, source.locale) and is_number_word(shown, block.locale)
        if _THREE in {*wanted, *written} and not are_plain:
            return  # three has many forms: a third, thrice, triple
        yield Difference(Kind.FIGURE, span, source, block, shown, right, source_span)


def _has_time_or_share(block: Block) -> bool:
    return names_time(block.text, block.locale) or names_share(block.text, block.locale)


def _only_here(block: Block, other: Block) -> dict[int, tuple[str, Span]]:
    """The numbers in words of a block that the other says in no way, as they are written, with their places."""
    found = numbers_written(block.text, block.locale)
    if not found:
        return {}
    said = {value for figure in other.figures for value in figure.values}
    said |= roman_numbers(other.text) | cjk_values(other.text)
    alone = {
        number: word
        for number, word in found.items()
        if str(number) not in said
        and not is_often_another_word(word, block.locale)
        and not is_number_written(number, other.text, other.locale)
    }
    return {number: (word, _place_of_figure(block, Figure(str(number), word, 0))) for number, word in alone.items()}


def _unpaired(mine: Sequence[Figure], other: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """The figures of each side without a counterpart: of one value first, then of one that both may have."""
    missing, extra = _left(mine, other), _left(other, mine)
    by_value: defaultdict[str, list[int]] = defaultdict(list)
    for at in range(len(extra) - 1, -1, -1):
        for value in extra[at].values:
            by_value[value].append(at)
    taken: set[int] = set()
    kept = [figure for figure in missing if not _takes_first(figure, by_value, taken)]
    return kept[:_MANY], [figure for at, figure in enumerate(extra) if at not in taken][:_MANY]


def _takes_first(figure: Figure, by_value: Mapping[str, list[int]], taken: set[int]) -> bool:
    """Whether there is another figure that may have a value of `figure`; the first one is taken."""
    for value in figure.values:
        while by_value.get(value) and by_value[value][-1] in taken:
            by_value[value].pop()
    first = min((by_value[value][-1] for value in figure.values if by_value.get(value)), default=None)
    if first is not None:
        taken.add(first)
    return first is not None


def _left(found: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """The figures of `found` that `others` has not as often: the first ones."""
    left = Counter(figure.value for figure in found)
    left.subtract(figure.value for figure in others)
    kept = []
    for figure in found:
        if left[figure.value] > 0:
            left[figure.value] -= 1
            kept.append(figure)
    return kept


def _is_said(figure: Figure, other: Block, loose: frozenset[str]) -> bool:
    """Whether a figure that the other side has not written stands there as a word, or is none of this block."""
    return figure.value in loose or (other.kind is not PieceKind.CODE and may_say(figure, other.said, other.locale))


def _is_in_link(figure: Figure, other: Block) -> bool:
    """Whether a figure is part of an address that the other side links to: its link has been spoilt."""
    return len(figure.value) > _THREE and any(figure.written in link.target for link in other.links)


def _alone(figures: Sequence[Figure], other: Block) -> Iterator[Figure]:
    """Those of `figures` that the other side does not have at all: what is said twice may as well be said once. One
    that is small may be a word there that nobody knows, or be left out."""
    values = frozenset(value for figure in other.figures for value in figure.values)
    for figure in figures:
        if not figure.values & values and not may_be_left_out(figure, other.said, other.locale):
            yield figure


def _take_out_short_years(missing: list[Figure], extra: list[Figure]) -> None:
    """Takes out years of four digits that the other side writes with two: 1998/99, `mai 68`, `les années 80`."""
    for long, short in ((missing, extra), (extra, missing)):
        for year in [figure for figure in long if _YEAR.fullmatch(figure.value)]:
            other = next((figure for figure in short if figure.written == year.value[2:]), None)
            if other is not None:
                long.remove(year)
                short.remove(other)


def _take_out_joined(missing: list[Figure], extra: list[Figure]) -> None:
    """Takes out numbers that one side writes in parts and the other in one: telephone numbers, `116 006`."""
    for whole, parts in ((missing, extra), (extra, missing)):
        for figure in [*whole]:
            digits = re.sub(r"\D", "", figure.value)
            if len(digits) > 4 and (run := _run_of(digits, parts, is_end=figure.value.startswith("tel"))):
                whole.remove(figure)
                for part in run:
                    parts.remove(part)


def _run_of(digits: str, parts: Sequence[Figure], *, is_end: bool) -> list[Figure]:
    """The figures of `parts`, one after the other, whose digits are `digits` together, or end so."""
    written = [re.sub(r"\D", "", part.written) for part in parts]
    for start in range(len(parts)):
        for end in range(start + 2, min(len(parts), start + 7) + 1):
            joined = "".join(written[start:end])
            if joined == digits or (is_end and joined.endswith(digits)):
                return [*parts[start:end]]
    return []


def _exchanged_cells(source: Block, block: Block) -> Iterator[Difference]:
    """Figures of a table that stand in another row or column; rows may be in another order."""
    if not source.kind is block.kind is PieceKind.TABLE:
        return
    mine, other = _rows(source), _rows(block)
    values, others = ([tuple(cell for cell, _ in row) for row in rows] for rows in (mine, other))
    if len(mine) != len(other) or Counter(values) == Counter(others):
        return
    for wanted, written in zip(mine, other, strict=True):
        for (right, first), (shown, second) in zip(wanted, written, strict=False):
            if right != shown and first and second:
                yield _figure(Kind.FIGURE, source, block, first[0], second[0])
                return


def _rows(table: Block) -> list[list[tuple[frozenset[str], list[Figure]]]]:
    """Of each row of a table the values in each of its cells that has anything in it, with their figures."""
    lines, at = [], 0
    for line in table.text.split("\n"):
        if line.strip():
            lines.append((at, at + len(line)))
        at += len(line) + 1
    found = []
    for row in table.piece.rows:
        cells = [lines.pop(0) for is_filled in row if is_filled and lines]
        figures = [[figure for figure in table.figures if start <= figure.offset < end] for start, end in cells]
        found.append([(frozenset(figure.value for figure in cell), cell) for cell in figures])
    return found


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
    is_scaled = wanted.value.rstrip("0") == written.value.rstrip("0")
    return wanted.is_month is written.is_month and (is_scaled or abs(len(wanted.value) - len(written.value)) <= 1)


def _figure(kind: Kind, source: Block, block: Block, wanted: Figure | None, written: Figure | None) -> Difference:
    return Difference(
        kind,
        _place_of_figure(block, written) if written else block.span,
        source,
        block,
        written.written if written else "",
        wanted.written if wanted else "",
        _place_of_figure(source, wanted) if wanted else None,
        readings=_readings(written, wanted) if written and wanted else ("", ""),
    )


def _readings(written: Figure, wanted: Figure) -> tuple[str, str]:
    """What two figures were read as, where one is not plainly what is typed: `4,100` is 4.1 in French."""
    are_plain = all(re.sub(r"\D", "", one.written) == re.sub(r"\D", "", one.value) for one in (written, wanted))
    return ("", "") if are_plain or written.is_month or wanted.is_month else (written.value, wanted.value)


def _units(source: Block, block: Block) -> Iterator[Difference]:
    """A percentage that is none any more, an amount in another currency."""
    if not all(knows_percent(item.locale) for item in (source, block)):
        return  # nobody knows here what it is called
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
    by_value = _by_value(block)
    for mine in source.figures:
        others = by_value.get(mine.value)
        if mine.unit and others and all(figure.unit not in {"", mine.unit} for figure in others):
            span = _place_of_figure(block, others[0])
            written, wanted = (f"{figure.written} {figure.unit}" for figure in (others[0], mine))
            yield Difference(Kind.FIGURE, span, source, block, written, wanted)
            return


def _without_percent(source: Block, block: Block) -> Iterator[tuple[Figure, Figure]]:
    """Percentages whose figure stands in the translation as often, but once without a sign."""
    wanted, written = _by_value(source), _by_value(block)
    for value in dict.fromkeys(figure.value for figure in source.figures if figure.unit == "%"):
        mine, others = wanted[value], written.get(value, [])
        bare = [figure for figure in others if not figure.unit and not _shares_a_sign(block, figure)]
        if len(mine) == len(others) and bare and all(figure.unit == "%" for figure in mine):
            yield mine[0], bare[0]


def _by_value(block: Block) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for figure in block.figures:
        found.setdefault(figure.value, []).append(figure)
    return found


def _shares_a_sign(block: Block, figure: Figure) -> bool:
    """Whether the sign of a later figure of the same stretch is this one's too: `de 20 à 30 %`, `5, 10 et 15 %`."""
    later = bisect_right(block.figures, figure.offset, key=lambda other: other.offset)
    near = takewhile(lambda other: other.offset <= figure.end + _STRETCH, islice(block.figures, later, None))
    sign = next((other for other in near if other.unit), None)
    if sign is None or sign.unit != "%":
        return False
    between = block.said[figure.end : sign.offset]
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
