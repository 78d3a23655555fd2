"""Compares a section of a translation with the source it was made from, block by block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from paperbuild.compare.amounts import compare_figures
from paperbuild.compare.codes import compare_codes
from paperbuild.compare.exchanged import exchanged_notes
from paperbuild.compare.formulas import compare_formulas
from paperbuild.compare.lengths import compare_lengths
from paperbuild.compare.links import anchors_of, compare_links
from paperbuild.compare.months import compare_months
from paperbuild.compare.moved import align_with_moved
from paperbuild.compare.references import compare_references
from paperbuild.compare.sentences import ENOUGH, left_sentences, may_stay_as_it_is, says_its_language
from paperbuild.findings.source import Span
from paperbuild.language.languages import are_kindred, base_language
from paperbuild.language.numerals.figure import Figure
from paperbuild.model.blocks import DIVS, Block, citing_as
from paperbuild.model.classes import callout_kind
from paperbuild.model.counterparts import NO_COUNTERPARTS, Counterparts
from paperbuild.model.section import PieceKind
from paperbuild.model.translation import Comparison, Difference, Kind, Pair

_FEW_WORDS = 4  # so many may be the same in two languages: names, `Conclusion`
_MANY_WORDS = 10  # so many in two that are nearly one
_SAME_SHARE = 0.8


def compare(
    source: Sequence[Block],
    translation: Sequence[Block],
    known: Mapping[Block, Block] | None = None,
    standing: Counterparts = NO_COUNTERPARTS,
    growth: float = 0.0,
) -> Comparison:
    """What differs in the blocks of a translated section, and which of its blocks is which of the source.

    `known` has counterparts in the translation that are known already; `standing` is what stands for something else.
    `growth` is how many letters the translation has for each letter of its source; 0 where that is not known.
    """
    originals = {block: block for block in translation}
    cited = {citation.key for block in source for citation in block.citations}
    translation = citing_as(translation, {key: of for key, of in standing.works.items() if key not in cited})
    mine, other = ([item for item in blocks if item.kind is not PieceKind.NOTE] for blocks in (source, translation))
    running, moves = align_with_moved(mine, other, known)
    found = [*_blocks(running), *compare_references(running)]
    found += [Difference(Kind.MOVED_BLOCK, one.block.span, one.source, one.block, other=one.other) for one in moves]
    renamed = {item.written: item.wanted for item in found if item.kind is Kind.RENAMED_NOTE}
    notes = _notes(source, translation, renamed)
    found += compare_references(notes)
    exchanged = list(exchanged_notes(notes))
    found += exchanged
    told = {block for item in exchanged for block in item.blocks}
    loose = frozenset(figure.value for pair in running for figure in _figures_alone(pair))
    around = _Surroundings(loose, anchors_of(running), standing, growth)
    for pair in (*running, *notes):
        found += _within(*pair, around) if not {*pair} & (told - {None}) else ()
    pairs = tuple((mine, originals[block] if block else None) for mine, block in (*running, *notes))
    return Comparison(pairs, tuple(sorted(found, key=lambda item: item.span)))


def _figures_alone(pair: Pair) -> tuple[Figure, ...]:
    """The figures of a block without a counterpart."""
    alone = [block for block in pair if block is not None]
    return alone[0].figures if len(alone) == 1 else ()


def _notes(source: Sequence[Block], translation: Sequence[Block], renamed: Mapping[str, str]) -> list[Pair]:
    """The definitions of notes in pairs, by their slugs; `renamed` has calls of the source by the translation's."""
    mine = {f"[^{block.piece.slug}]": block for block in source if block.kind is PieceKind.NOTE}
    pairs: list[Pair] = []
    for block in translation:
        if block.kind is PieceKind.NOTE:
            slug = f"[^{block.piece.slug}]"
            pairs.append((mine.pop(renamed.get(slug, slug), None), block))
    return [*pairs, *((block, None) for block in mine.values())]


# Blocks


def _blocks(pairs: Sequence[Pair]) -> Iterator[Difference]:
    """Blocks without a counterpart, those of another kind, and those in another box."""
    counterpart = {source: block for source, block in pairs if source and block}
    known = set(counterpart.values())
    before: Block | None = None
    was_elsewhere = False
    for source, block in pairs:
        if source is None and block is not None:
            if block.holder is None or block.holder in known or block.holder.kind is PieceKind.QUOTE:
                yield Difference(Kind.EXTRA_BLOCK, block.span, None, block)
        elif source is not None and block is None:
            if not _is_told_with_its_holder(source, counterpart):
                yield _missing(source, before)
        elif source is not None and block is not None:
            is_elsewhere = _is_elsewhere(source, block, counterpart, known)
            if _differs_in_kind(source, block):
                wanted, written = _kind_name(source), _kind_name(block)
                yield Difference(Kind.BLOCK, block.span, source, block, written, wanted)
            elif is_elsewhere and not was_elsewhere:
                yield Difference(Kind.BLOCK, block.span, source, block, _holder_name(block), _holder_name(source))
            was_elsewhere = is_elsewhere
        before = block or before


def _missing(source: Block, before: Block | None) -> Difference:
    """A missing block stands where the block before it ends."""
    end = before.span.end if before else 0
    return Difference(Kind.MISSING_BLOCK, Span(end, end), source, None)


def _is_told_with_its_holder(source: Block, counterpart: Mapping[Block, Block]) -> bool:
    """Whether a missing block is part of a missing box: one finding tells of both."""
    return source.holder is not None and source.holder not in counterpart


def _differs_in_kind(source: Block, block: Block) -> bool:
    """Whether one block is something else than the other; of divs, their classes tell. A paragraph that pandoc took for
    a list, by the year or the day before it, is told as that."""
    if (source.date or block.date) and {source.kind, block.kind} <= {PieceKind.PARAGRAPH, PieceKind.ITEM}:
        return False
    return not _is_alike(source, block) or source.piece.level != block.piece.level


def _is_alike(source: Block, block: Block) -> bool:
    """Whether two blocks are of one kind: divs are, and callouts, however they are written."""
    are_callouts = bool(callout_kind(source.piece.classes)) and bool(callout_kind(block.piece.classes))
    return source.kind is block.kind or {source.kind, block.kind} <= DIVS or are_callouts


def _kind_name(block: Block) -> str:
    if block.kind is PieceKind.HEADING:
        return f"a heading of level {block.piece.level}"
    if block.kind is PieceKind.ITEM:
        return "a list item" if block.piece.level == 1 else f"a list item {block.piece.level} lists deep"
    return f"{'an' if block.kind is PieceKind.IMAGE else 'a'} {block.kind.value}"


def _holder_name(block: Block) -> str:
    return f"in a {block.holder.kind.value}" if block.holder else "outside any box"


def _is_elsewhere(source: Block, block: Block, counterpart: Mapping[Block, Block], known: set[Block]) -> bool:
    """Whether a block stands in another box than its counterpart, both boxes being there."""
    if source.holder is not None and source.holder not in counterpart:
        return False
    if block.holder is not None and block.holder not in known:
        return False
    return block.holder is not (counterpart[source.holder] if source.holder else None)


# Within a block


@dataclass(frozen=True)
class _Surroundings:
    """What is known of a section by which its blocks are compared: the `loose` figures of blocks without a counterpart,
    the `anchors` of its headings, what stands for something else, and the growth."""

    loose: frozenset[str]
    anchors: Mapping[str, str]
    standing: Counterparts
    growth: float


def _within(source: Block | None, block: Block | None, around: _Surroundings) -> Iterator[Difference]:
    if source is None or block is None:
        return
    cells = list(_cells(source, block))
    yield from (*_attributes(source, block), *cells)
    yield from compare_links(source, block, around.standing.links, around.anchors)
    yield from compare_formulas(source, block)
    yield from compare_codes(source, block)
    if len(source.images) != len(block.images) and PieceKind.IMAGE not in {source.kind, block.kind}:
        counts = (str(len(block.images)), str(len(source.images)))
        yield Difference(Kind.IMAGES, block.span, source, block, *counts)
    if _is_untranslated(source, block):
        yield Difference(Kind.UNTRANSLATED, block.span, source, block)
        return
    yield from _left(source, block)
    if not cells:
        yield from compare_figures(source, block, around.loose)
        yield from compare_months(source, block)
    if _are_languages_apart(source, block):
        yield from compare_lengths(source, block, around.growth)


def _attributes(source: Block, block: Block) -> Iterator[Difference]:
    """Another identifier, or other classes: `{#rights .unnumbered}`."""
    wanted, written = _attributes_of(source), _attributes_of(block)
    if _is_alike(source, block) and wanted != written and source.kind is not PieceKind.CODE:
        yield Difference(Kind.ATTRIBUTES, block.span, source, block, written, wanted)


def _attributes_of(block: Block) -> str:
    names = [f"#{block.piece.identifier}"] if block.piece.identifier else []
    return " ".join([*names, *(f".{name}" for name in sorted(block.piece.classes))])


def _cells(source: Block, block: Block) -> Iterator[Difference]:
    if source.kind is not PieceKind.TABLE or block.kind is not PieceKind.TABLE:
        return
    mine, other = source.piece.rows, block.piece.rows
    if mine != other:
        row = next((n for n, (a, b) in enumerate(zip(mine, other, strict=False)) if a != b), min(len(mine), len(other)))
        yield Difference(Kind.CELLS, block.span, source, block, _cells_of(block, row), _cells_of(source, row))


def _cells_of(block: Block, row: int) -> str:
    rows = block.piece.rows
    filled = sum(rows[row]) if row < len(rows) else 0
    size = f"{len(rows)} rows of {max(map(len, rows), default=0)} cells"
    return f"{size}, {filled} of them filled in row {row + 1}"


def _is_untranslated(source: Block, block: Block) -> bool:
    """Whether a block has the words of its source, more of them than two languages share by chance."""
    if not _are_languages_apart(source, block):
        return False
    mine, other = source.words, block.words
    is_kindred = are_kindred(source.locale, block.locale)
    if not is_kindred and _is_heading_left(source, block):
        return not says_its_language(block)
    if not _is_translatable(source) or len(other) < (_MANY_WORDS if is_kindred else _FEW_WORDS):
        return False
    common = (Counter(mine) & Counter(other)).total()
    return common >= (1 if is_kindred else _SAME_SHARE) * max(len(mine), len(other)) and not may_stay_as_it_is(block)


def _is_heading_left(source: Block, block: Block) -> bool:
    """Whether a heading is that of its source, of two words and more, and not all of them names: `Key points`.

    One word alone may be the same in both languages: `Introduction`.
    """
    if not source.kind is block.kind is PieceKind.HEADING or len(block.words) < 2 or source.words != block.words:
        return False
    return any(len(word) > 3 and word.isalpha() and not word[0].isupper() for word in block.text.split())


def _are_languages_apart(source: Block, block: Block) -> bool:
    return base_language(source.locale) != base_language(block.locale) and source.kind is not PieceKind.CODE


def _is_translatable(block: Block) -> bool:
    """Whether there is more in it than names: words that begin with a small letter, or of a script that has none."""
    small = [word for word in block.text.split() if word[:1].isalpha() and not word[:1].isupper() and len(word) > 2]
    return len(block.words) >= _FEW_WORDS and len(small) >= max(2, len(block.words) // 3)


def _left(source: Block, block: Block) -> Iterator[Difference]:
    """Sentences that stand in the source as they are."""
    if block.is_text and _are_languages_apart(source, block):
        enough = _MANY_WORDS if are_kindred(source.locale, block.locale) else ENOUGH
        for span, source_span in left_sentences(source, block, enough):
            yield Difference(Kind.SENTENCE, span, source, block, source_span=source_span)
