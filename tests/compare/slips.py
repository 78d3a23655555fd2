"""Makes slips in a translated section, of every kind that its text allows, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from paperbuild.findings.source import Span
from paperbuild.model.blocks import Block, blocks_of
from paperbuild.model.section import PieceKind, Section

_HOLDERS = {PieceKind.BOX, PieceKind.PULL_QUOTE}
_CLOSING = re.compile(r"^:::[ \t]*\n", re.MULTILINE)


class Slip(NamedTuple):
    """The `text` of a section with one slip. It is found by one of `rules`, in the block around `line` (from 1)."""

    name: str
    text: str
    rules: tuple[str, ...]
    line: int


def slips(section: Section, source: Section) -> Iterator[Slip]:
    """Every slip that can be made in `section`, a translation of `source`, one after another."""
    blocks = blocks_of(section)
    for block, original in zip(blocks, blocks_of(source), strict=True):
        yield from _in_block(section, block, original, blocks)
    yield from _swaps(section, blocks)


def _in_block(section: Section, block: Block, original: Block, blocks: tuple[Block, ...]) -> Iterator[Slip]:
    line = section.file.position(block.span.start).line
    before = _line_before(section, block, blocks)
    if block.kind in _HOLDERS:
        yield Slip(f"{block.kind.value} dropped", _without_box(section, block), ("LOC004",), before)
    elif block.kind is PieceKind.HEADING:
        yield _replaced(section, block.span, r"#+", r"#\g<0>", "level", ("LOC006",), line)
        if block.piece.identifier:
            yield _replaced(section, block.span, r"\{#", "{#autre-", "identifier", ("LOC007",), line)
    elif block.kind in {PieceKind.PARAGRAPH, PieceKind.ITEM} and block.holder is None:
        yield Slip(f"{block.kind.value} dropped", _without(section, block), ("LOC004",), before)
    if block.kind is PieceKind.TABLE:
        yield _replaced(section, block.span, r"\n\|[^\n]*(?=\n\n)", "", "row dropped", ("LOC008",), line)
    yield from _references(section, block, line)
    yield from _figures(section, block, line)
    if len(original.words) > 8 and block.kind is not PieceKind.TABLE:
        english = section.file.text[: block.span.start] + _written(original) + section.file.text[block.span.end :]
        yield Slip("left in English", english, ("LOC024",), line)


def _references(section: Section, block: Block, line: int) -> Iterator[Slip]:
    for call in block.calls:
        yield _replaced(section, call.span, r".+", "", f"note {call.slug} lost", ("LOC009",), line)
        yield _replaced(section, call.span, r"\^", "^autre-", f"note {call.slug} renamed", ("LOC012",), line)
    for citation in block.citations:
        at = section.file.position(citation.span.start).line
        yield _replaced(section, citation.span, r".+", "another-work", f"@{citation.key} replaced", ("LOC016",), at)
        if re.search(r"\d", citation.suffix):
            reach = Span(citation.span.end, citation.span.end + len(citation.suffix) + 4)
            yield _replaced(section, reach, r"\d", r"1\g<0>", f"place in {citation.key}", ("LOC019",), at)


def _figures(section: Section, block: Block, line: int) -> Iterator[Slip]:
    for figure in block.figures:
        if figure.value.startswith("month") or block.text.count(figure.written) > 1:
            continue
        found = re.finditer(re.escape(figure.written), section.file.text[: block.span.end])
        inside = [m for m in found if m.start() >= block.span.start and not _is_in_citation(block, m.start())]
        if len(inside) == 1:
            wrong = str((int(figure.written[0]) + 1) % 10 or 1) + figure.written[1:]
            text = section.file.text
            changed = text[: inside[0].start()] + wrong + text[inside[0].end() :]
            yield Slip(f"{wrong} for {figure.written}", changed, ("LOC022", "LOC023"), line)


def _swaps(section: Section, blocks: tuple[Block, ...]) -> Iterator[Slip]:
    """Two notes, or two works, that change places."""
    calls = [(call.span, block) for block in blocks for call in block.calls]
    works = [(item.span, block) for block in blocks for item in block.citations if not item.note]
    for marks, moved in ((calls, "LOC011"), (works, "LOC015")):
        for (first, block), (second, other) in pairwise(marks):
            text = section.file.text
            one, two = text[slice(*first)], text[slice(*second)]
            if one != two and first.end <= second.start:
                changed = text[: first.start] + two + text[first.end : second.start] + one + text[second.end :]
                rule = "LOC017" if block is other else moved
                yield Slip(f"{one} and {two} exchanged", changed, (rule,), section.file.position(first.start).line)


def _is_in_citation(block: Block, offset: int) -> bool:
    return any(item.span.start <= offset < item.span.end + len(item.suffix) for item in block.citations)


def _line_before(section: Section, block: Block, blocks: tuple[Block, ...]) -> int:
    """Where the finding of a missing block stands: at the end of the block before it."""
    running = [item for item in blocks if item.kind is not PieceKind.NOTE]
    number = running.index(block) if block in running else 0
    return section.file.position(running[number - 1].span.end).line if number else 1


def _written(original: Block) -> str:
    return original.file.text[slice(*original.span)]


def _replaced(
    section: Section, span: Span, pattern: str, new: str, name: str, rules: tuple[str, ...], line: int
) -> Slip:
    text = section.file.text
    within = re.sub(pattern, new, text[span.start : span.end], count=1)
    assert within != text[span.start : span.end], name
    return Slip(name, text[: span.start] + within + text[span.end :], rules, line)


def _without(section: Section, block: Block) -> str:
    text = section.file.text
    start = text.rfind("\n", 0, block.span.start) + 1
    return text[:start] + text[block.span.end :].lstrip("\n")


def _without_box(section: Section, block: Block) -> str:
    text = section.file.text
    closing = _CLOSING.search(text, block.span.end)
    return text[: block.span.start] + text[closing.end() if closing else len(text) :].lstrip("\n")
