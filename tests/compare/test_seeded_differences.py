"""Each difference that is made in a translation is found at its block, by one finding; and none where none is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from paperbuild.model.paper import Paper
from tests.compare.conftest import BILINGUAL, files_of, translation_findings, with_change

MakePaper = Callable[[Mapping[str, bytes]], Paper]


class Seed(NamedTuple):
    """A slip: `old` becomes `new` in a section of the translation. `rule` finds it in the block that `at` is a part
    of, and its message names `source`."""

    name: str
    file: str
    rule: str
    source: str
    old: str
    new: str
    at: str


def seeds() -> Iterator[Seed]:
    """The slips of `seeds.txt`, which says how they are written."""
    text = (Path(__file__).parent / "seeds.txt").read_text(encoding="utf-8")
    for entry in text.split("\n== ")[1:]:
        head, *lines = entry.rstrip("\n").split("\n")
        old, new, at = ("\n".join(line[1:] for line in lines if line[:1] == mark) for mark in "-+@")
        yield Seed(*head.split(" | "), old, new, at)


SEEDS = list(seeds())


@pytest.fixture(scope="module")
def bilingual() -> dict[str, bytes]:
    return files_of(BILINGUAL)


def test_nothing_is_found_in_a_good_translation(bilingual: dict[str, bytes], make_paper: MakePaper) -> None:
    assert translation_findings(make_paper(bilingual)) == []


def test_there_are_enough_slips_and_each_is_one_of_its_own() -> None:
    assert len({seed.name for seed in SEEDS}) == len(SEEDS) >= 30


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_one_difference_is_one_finding_at_its_block(
    seed: Seed, bilingual: dict[str, bytes], make_paper: MakePaper
) -> None:
    path = f"content/fr/{seed.file}"
    paper = make_paper(with_change(bilingual, path, seed.old, seed.new))
    found = translation_findings(paper)
    assert [item.rule for item in found] == [seed.rule], [f"{i.start} {i.message}" for i in found]
    file = paper.project.sources[path]
    assert file.text.count(seed.at) == 1, f"{seed.at!r} names no one place"
    assert found[0].path == path
    assert file.position(file.text.index(seed.at)).line in block_lines(paper, path, found[0].start.line)
    assert seed.source in f"{found[0].message} {found[0].hint}"


def block_lines(paper: Paper, path: str, line: int) -> range:
    """The lines of the block that reaches over a line."""
    section = next(section for section in paper.sections if section.path == path)
    for piece in reversed(section.pieces):
        lines = range(section.file.position(piece.span.start).line, section.file.position(piece.span.end).line + 1)
        if line in lines:
            return lines
    raise AssertionError(f"no block stands on line {line}")
