"""A record that is brought up to date block by block becomes the source's text, and never anything between."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperbuild.compare.clocks import versions_of
from paperbuild.compare.record import brought_up_to_date
from paperbuild.model.blocks import blocks_of
from paperbuild.model.paper import Paper
from paperbuild.model.section import Section
from tests.thorough import tries

MakePaper = Callable[[Mapping[str, str]], Paper]
BLOCKS = [
    "## Cities {#cities}",
    "Rents rose by a third\nin all of them.",
    "Rents rose by a half in all of them.",
    "Wages did not rise.[^wages]",
    "- one\n- two\n  - deeper",
    "- one\n- three",
    "> Quoted words.",
    "::: {#box .case-study}\n### A case\n\nIts text.\n:::",
    "::: {.pull-quote}\nIts text.\n:::",
    "| A | B |\n|---|---|\n| 1 | 2 |\n\n: Words",
    "```\ncode\n```",
    "[^wages]: Not at all.",
    "[^wages]: Not much.",
]
TEXTS = st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=7, unique=True).map(
    lambda blocks: "# Rents {#rents}\n\n" + "\n\n".join(blocks) + "\n"
)


def sections(make_paper: MakePaper, *texts: str) -> list[Section]:
    paper = make_paper({f"content/en/0{number}-a.md": text for number, text in enumerate(texts)})
    return list(paper.sections)


@pytest.mark.slow
@settings(max_examples=tries(15, 100))
@given(before=TEXTS, after=TEXTS)
def test_accepting_everything_gives_the_source(before: str, after: str, make_paper: MakePaper) -> None:
    record, source = sections(make_paper, before, after)
    changed = {block for pair in versions_of(blocks_of(record), blocks_of(source)) for block in pair if block}
    text = brought_up_to_date(record, source, changed)
    again = sections(make_paper, text)[0]
    assert [block.written for block in blocks_of(again)] == [block.written for block in blocks_of(source)]


@settings(max_examples=tries(15, 100))
@given(before=TEXTS, after=TEXTS)
def test_accepting_nothing_changes_nothing(before: str, after: str, make_paper: MakePaper) -> None:
    record, source = sections(make_paper, before, after)
    assert brought_up_to_date(record, source, ()) == before


def test_one_block_is_taken_over_and_the_others_stay(make_paper: MakePaper) -> None:
    before = "# Rents {#rents}\n\nRents rose.\n\n- one\n- two\n\nWages fell a little.\n"
    after = "# Rents {#rents}\n\nRents rose much.\n\n- one\n- two and a half\n\nWages fell a lot.\n"
    record, source = sections(make_paper, before, after)
    item = next(block for block in blocks_of(source) if block.text == "two and a half")
    assert brought_up_to_date(record, source, {item}) == before.replace("two", "two and a half")
