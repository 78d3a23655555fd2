"""The pairs of translated passages: right ones are left alone, and what is wrong in the others is told."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from bench.translations import FRESH, PAIRS, RECORD, Told, languages, pairs_table, record, told

MOST_FALSE, MOST_MISSED = 0.05, 0.05
SIZES = {PAIRS: (40, 25), FRESH: (8, 5)}
EVERY = [(tag, folder) for folder in SIZES for tag in languages(folder)]


@pytest.mark.parametrize(("tag", "folder"), EVERY)
def test_each_language_has_whole_pairs(tag: str, folder: Path) -> None:
    pairs = tomllib.loads((folder / f"{tag}.toml").read_text(encoding="utf-8"))
    assert (len(pairs["right"]), len(pairs["wrong"])) == SIZES[folder]
    sources = Counter(pair["source"].strip() for pair in (*pairs["right"], *pairs["wrong"]))
    assert sources.most_common(1)[0][1] == 1
    assert all(pair["kind"] and pair["translation"].strip() for pair in (*pairs["right"], *pairs["wrong"]))


@pytest.mark.parametrize(("tag", "folder"), EVERY)
@pytest.mark.slow
def test_what_is_told_of_each_pair_is_what_the_record_says(tag: str, folder: Path) -> None:
    lines = (folder / RECORD).read_text(encoding="utf-8").splitlines()
    recorded = [line for line in lines if line.startswith(f"{tag},")]
    assert list(record(tag, folder)) == recorded, "`python -m bench.translations` records it; look at the diff"


@pytest.mark.parametrize("folder", SIZES, ids=["pairs", "fresh"])
@pytest.mark.slow
def test_few_right_pairs_are_told_and_few_wrong_ones_are_missed(folder: Path) -> None:
    results = [told(tag, folder) for tag in languages(folder)]
    right, wrong = sum(one.right for one in results), sum(one.wrong for one in results)
    table = pairs_table(results)
    assert sum(one.false for one in results) <= MOST_FALSE * right, table
    assert sum(one.missed for one in results) <= MOST_MISSED * wrong, table


def test_the_table_says_what_was_told() -> None:
    table = pairs_table([Told("xx", 40, 25, {"different-link": 2}, 2, {"a month": 1})])
    assert [line.split() for line in table.splitlines()[1:]] == [
        ["xx", "40", "2", "25", "1", "different-link", "2"],
        ["all", "40", "5.0%", "25", "4.0%"],
    ]
