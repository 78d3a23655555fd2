"""Whatever has changed: every block of both editions is one step, and no word of either is lost or made up."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from paperbuild.compare.editions.compared import Compared, compared
from paperbuild.compare.editions.edition import WrittenEdition
from paperbuild.compare.editions.nodes import BlockNode
from paperbuild.compare.editions.pairing import Step
from paperbuild.compare.editions.tokens import COME, GONE
from paperbuild.engines.pandoc_tree import attr, word
from paperbuild.model.manuscript import Manuscript, Part, PartKind
from paperbuild.model.paper import Locale
from paperbuild.model.settings import Metadata, Publisher, Settings

SETTINGS = Settings(slug="x", locale="en", date=datetime.date(2026, 1, 1), publisher=Publisher(name="X"))

words = st.lists(
    st.sampled_from("rents rose in the towns and nobody knew why it was so".split()), min_size=1, max_size=9
)


def line(said: Sequence[str]) -> list[Any]:
    return [one for text in said for one in (word(text), {"t": "Space"})][:-1]


paragraphs = words.map(lambda said: {"t": "Para", "c": line(said)})
headings = words.map(lambda said: {"t": "Header", "c": [2, attr("-".join(said)), line(said)]})
bullets = st.lists(st.lists(paragraphs, min_size=1, max_size=2), min_size=1, max_size=3).map(
    lambda items: {"t": "BulletList", "c": items}
)
quotes = st.lists(paragraphs, min_size=1, max_size=2).map(lambda said: {"t": "BlockQuote", "c": said})
blocks = st.lists(st.one_of(paragraphs, paragraphs, headings, bullets, quotes), max_size=7)
parts = st.lists(blocks, min_size=1, max_size=3)


def edition(trees: Sequence[list[Any]]) -> WrittenEdition:
    made = tuple(Part(f"s{at}", "", PartKind.BODY, (), tree, f"{at}.md") for at, tree in enumerate(trees))
    return WrittenEdition(Manuscript(Locale("en", (), Metadata(title="X")), SETTINGS, made, (), (), ()), (), {})


def single(steps: Sequence[Step]) -> Iterator[Step]:
    """Every step that has words of its own, or stands in one edition alone."""
    for step in steps:
        if step.old is None or step.new is None or not step.steps:
            yield step
        else:
            yield from single(step.steps)


def lines(nodes: Sequence[BlockNode]) -> Counter[str]:
    return Counter(leaf.text for node in nodes for leaf in node.leaves())


def of_side(both: Compared, side: int) -> Counter[str]:
    found = [step.new if side else step.old for part in both.parts for step in single(part.steps)]
    return lines([node for node in found if node is not None])


@settings(max_examples=150)
@given(parts, parts)
def test_every_block_of_both_is_told_once(old: list[list[Any]], new: list[list[Any]]) -> None:
    both = compared(edition(old), edition(new))
    for side, one in enumerate((both.old, both.new)):
        assert of_side(both, side) == lines([node for part in one.parts for node in part])


@settings(max_examples=150)
@given(parts, parts)
def test_no_word_of_a_line_is_lost(old: list[list[Any]], new: list[list[Any]]) -> None:
    both = compared(edition(old), edition(new))
    for step in (one for part in both.parts for one in single(part.steps)):
        if step.old is not None and step.new is not None and step.new.kind in {"Para", "Header"}:
            for node, other in ((step.old, COME), (step.new, GONE)):
                kept = [token.text for how, token in step.marked() if how != other and not token.is_gap]
                assert kept == [token.text for token in node.pieces]


@settings(max_examples=50)
@given(parts)
def test_an_edition_is_no_other_than_itself(trees: list[list[Any]]) -> None:
    both = compared(edition(trees), edition(trees))
    assert all(step.is_same and not step.is_moved for step in both.steps())
    assert not any(part.is_moved for part in both.parts)


@settings(max_examples=100)
@given(st.permutations(range(4)))
def test_parts_that_only_changed_places_have_no_other_change(order: list[int]) -> None:
    trees = [[{"t": "Para", "c": line([f"w{part}{number}" for number in range(8)])}] for part in range(4)]
    old = edition(trees)
    made = [old.manuscript.parts[at] for at in order]
    new = WrittenEdition(Manuscript(old.manuscript.locale, SETTINGS, tuple(made), (), (), ()), (), {})
    both = compared(old, new)
    assert all(step.is_same for step in both.steps())
    assert (sum(part.is_moved for part in both.parts) == 0) == (order == sorted(order))
