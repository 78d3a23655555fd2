"""Blocks find their counterparts whatever was added or left out between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from paperbuild.compare.align import align, align_versions
from paperbuild.model.blocks import Block, blocks_of
from paperbuild.model.paper import Paper
from tests.thorough import tries

MakePaper = Callable[[Mapping[str, str]], Paper]
PARAGRAPHS = [
    "Rents rose by 62.9% in 2018.",
    "Wages did not rise at all, and nobody in the whole of the country could say for certain why that was so.",
    "Hours stayed the same.[^hours]",
    "Days were counted in another way than before, which did not make anything easier for those who count.[@doe]",
    "Prices fell in 1999.",
    "Nobody asked.",
    "Everybody who was asked gave the same answer to the question, and it was not the one that was expected.",
]


def blocks(make_paper: MakePaper, paragraphs: list[str], code: str = "en") -> tuple[Block, ...]:
    return blocks_of(make_paper({f"content/{code}/01-a.md": "\n\n".join(paragraphs) + "\n"}).sections[0])


def shown(pairs: list[tuple[Block | None, Block | None]]) -> list[tuple[str, str]]:
    return [(first.text if first else "", second.text if second else "") for first, second in pairs]


def test_what_is_left_out_or_added_shifts_nothing(make_paper: MakePaper) -> None:
    source = blocks(make_paper, PARAGRAPHS)
    for left_out in range(len(PARAGRAPHS)):
        kept = [text for number, text in enumerate(PARAGRAPHS) if number != left_out]
        shorter = blocks(make_paper, kept, "de")
        missing = [first.number for first, second in align(source, shorter) if first and second is None]
        extra = [second.number for first, second in align(shorter, source) if second and first is None]
        assert missing == extra == [left_out]


def test_what_is_known_is_kept_and_the_rest_found_between(make_paper: MakePaper) -> None:
    source, other = blocks(make_paper, PARAGRAPHS), blocks(make_paper, PARAGRAPHS[1:], "de")
    pairs = align(source, other, {source[1]: other[0], source[4]: other[3]})
    assert [(a.number if a else None, b.number if b else None) for a, b in pairs] == [
        (0, None),
        *((number, number - 1) for number in range(1, len(PARAGRAPHS))),
    ]


def test_nothing_has_no_counterparts(make_paper: MakePaper) -> None:
    source = blocks(make_paper, PARAGRAPHS)
    assert align((), ()) == []
    assert [second for _, second in align(source, ())] == [None] * len(source)
    assert [first for first, _ in align_versions((), source)] == [None] * len(source)


@settings(max_examples=tries(12, 100))
@given(data=st.data())
def test_every_block_is_in_one_pair_and_in_its_order(data: st.DataObject, make_paper: MakePaper) -> None:
    some = st.lists(st.sampled_from([*PARAGRAPHS, "# A heading {#h}", "- an item", "> quoted"]), max_size=8)
    first, second = (blocks(make_paper, ["# Begin", *data.draw(some)]) for _ in range(2))
    for way in (align, align_versions):
        pairs = way(first, second)
        assert [block for block, _ in pairs if block] == list(first)
        assert [block for _, block in pairs if block] == list(second)
