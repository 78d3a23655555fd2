"""Compares the months that a block names without a day or a year with those of its source: `in April`.

A month that stands in a date is a figure of it (`compare.amounts`).
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.source import Span
from paperbuild.language.languages import is_language
from paperbuild.language.numerals.calendars import names_other_month
from paperbuild.language.numerals.digits import with_plain_digits
from paperbuild.language.numerals.months import Mention, months_perhaps_named
from paperbuild.model.blocks import Block
from paperbuild.model.section import PieceKind
from paperbuild.model.translation import Difference, Kind


def compare_months(source: Block, block: Block) -> Iterator[Difference]:
    """A month of the source in whose place another is named; one that is only left out may be said otherwise (`at the
    end of the year`), so that nothing is told of it."""
    if source.kind is PieceKind.CODE or not source.months or not is_language(block.locale):
        return
    wanted = [month for month in _alone(source, block) if month.is_whole or month.is_ordinary]
    written = [month for month in _alone(block, source) if month.is_whole] if wanted else []
    if not written or any(names_other_month(with_plain_digits(item.said), item.locale) for item in (source, block)):
        return
    right, shown = wanted[0], written[0]
    yield Difference(
        Kind.FIGURE,
        _place(block, shown),
        source,
        block,
        block.said[shown.start : shown.end],
        source.said[right.start : right.end],
        _place(source, right),
    )


def _alone(block: Block, other: Block) -> list[Mention]:
    """The months that `block` names without a date, and that the other names nowhere."""
    undated = [month for month in block.months if not month.is_dated]
    if not undated:
        return []
    named = {month.number for month in other.months} | months_perhaps_named(other.said, other.locale)
    values = {value for figure in other.figures for value in figure.values}
    return [month for month in undated if month.number not in named and f"month {month.number}" not in values]


def _place(block: Block, month: Mention) -> Span:
    """Where a month is written: as often in the file as in the text before it."""
    name = block.said[month.start : month.end]
    at = block.span.start - 1
    for _ in range(block.said.count(name, 0, month.end)):
        found = block.file.text.find(name, at + 1, block.span.end)
        at = found if found >= 0 else at
    return Span(at, at + len(name)) if at >= block.span.start else block.span
