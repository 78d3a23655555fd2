"""The large papers are papers, and what grows faster than they do is told."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bench.commands import Command
from bench.functions import lengths
from bench.growth import Growth, Pair, pairs
from bench.measure import Measured, Memory, measure
from bench.papers import REGIONS, corpus, paper_in_locales, paper_with_library, size_of, told_apart
from bench.table import as_json, growth_table
from paperbuild.app.load import load
from paperbuild.app.parse import parse_project
from paperbuild.checks.check import check
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.language.languages import is_language
from paperbuild.model.paper import Paper
from tests.places import ROOT


def read(folder: Path) -> tuple[Paper, list[Diagnostic]]:
    paper, noticed = parse_project(load(folder))
    return paper, check(paper, noticed)


def growth(
    seconds: float, together: int | None, *, is_in_locales: bool = False, largest: int = 100, cores: int = 2
) -> Growth:
    pair = Pair("check, 10 to 1", Command("small", ()), Command("large", ()), is_in_locales)
    small = Measured(pair.small, [1.0], Memory(100, 100))
    return Growth(pair, small, Measured(pair.large, [seconds], Memory(largest, together)), text=10.0, cores=cores)


@pytest.mark.slow
def test_the_paper_in_four_locales_has_nothing_wrong_in_it(tmp_path: Path) -> None:
    paper, findings = read(paper_in_locales(ROOT, tmp_path, 4))
    assert [locale.code for locale in paper.locales] == ["en", "fr", "fr-BE", "fr-BF"]
    assert findings == []
    assert all(one.is_complete for one in paper.translations)


def test_there_are_languages_enough(tmp_path: Path) -> None:
    assert len(set(REGIONS)) >= 22
    assert all(map(is_language, REGIONS))
    assert len(list(paper_in_locales(ROOT, tmp_path, 24).glob("content/*/metadata.toml"))) == 24


def test_one_locale_is_the_source_alone(tmp_path: Path) -> None:
    assert [path.name for path in paper_in_locales(ROOT, tmp_path, 1).glob("content/*/")] == ["en"]


@pytest.mark.slow
def test_a_corpus_has_nothing_wrong_in_it_and_is_complete(tmp_path: Path) -> None:
    paper, findings = read(corpus(ROOT, tmp_path, 23))
    assert findings == []
    assert [len(locale.sections) for locale in paper.locales] == [23, 23]
    assert all(one.is_complete for one in paper.translations)


def test_a_corpus_is_the_same_each_time_and_no_two_sections_of_it_are(tmp_path: Path) -> None:
    texts = [
        {path.name: path.read_bytes() for path in corpus(ROOT, tmp_path / name, 20).glob("content/fr/*.md")}
        for name in "ab"
    ]
    assert texts[0] == texts[1]
    assert len(set(texts[0].values())) == 20


@pytest.mark.slow
def test_nothing_is_wrong_with_works_that_are_only_there_to_be_many(tmp_path: Path) -> None:
    paper, findings = read(paper_with_library(ROOT, tmp_path, 30))
    assert findings == []
    assert len(paper.bibliography.entries) == len(read(ROOT)[0].bibliography.entries) + 30


def test_every_name_in_a_section_is_its_own() -> None:
    text = "# Rent {#rent .case}\n\nA claim.[^note] See [there](#rent).\n\n### Two words\n\n[^note]: A note.\n"
    assert told_apart(text, 7) == (
        "# Rent 7 {#rent-7 .case}\n\nA claim.[^note-7] See [there](#rent-7).\n\n### Two 7 words\n\n[^note-7]: A note.\n"
    )


def test_the_text_is_that_of_all_locales_and_the_library_without_the_records(tmp_path: Path) -> None:
    for name in ("en/01-a.md", "fr/01-a.md", "fr/made-from/01-a.md"):
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True)
        path.write_text("12345")
    (tmp_path / "bibliography.bib").write_text("123")
    assert size_of(tmp_path) == 13


@pytest.mark.parametrize(
    ("grown", "is_within"),
    [
        (growth(10.9, 100), True),
        (growth(11.1, 100), False),
        (growth(5.0, 1090), True),
        (growth(5.0, 1110), False),
        (growth(5.0, 210, is_in_locales=True), True),
        (growth(5.0, 230, is_in_locales=True), False),
        (growth(5.0, 230, is_in_locales=True, cores=4), True),
        (growth(5.0, None, largest=1110), False),
    ],
)
def test_time_grows_with_the_text_and_memory_of_more_locales_with_the_cores(grown: Growth, is_within: bool) -> None:
    assert grown.is_within is is_within
    assert growth_table([grown]).split()[-1] == ("yes" if is_within else "NO")


def test_a_build_of_many_locales_may_take_some_memory_besides_one_on_each_core() -> None:
    million = 1_000_000
    found = growth(5.0, 500 * million, is_in_locales=True)
    found = replace(found, small=Measured(found.small.command, [1.0], Memory(100 * million, 100 * million)))
    assert not found.is_within
    build = replace(found, pair=replace(found.pair, beside=300 * million))
    assert build.is_within
    assert not replace(build, large=Measured(build.large.command, [5.0], Memory(0, 530 * million))).is_within


def test_each_command_runs_in_its_own_paper(tmp_path: Path) -> None:
    (tmp_path / "large").mkdir()
    script = "print('here', file=open('seen', 'w'))"
    measure([replace(Command("there", [sys.executable, "-c", script]), paper="large")], tmp_path, rounds=0)
    assert (tmp_path / "large" / "seen").exists()


def test_every_pair_is_one_command_on_two_papers() -> None:
    assert [(pair.small.paper, pair.large.paper) for pair in pairs()] == [
        ("locales-1", "locales-24"),
        ("locales-2", "locales-24"),
        ("sections-100", "sections-1000"),
        ("works-1000", "works-10000"),
        ("sections-10", "sections-100"),
        ("locales-1", "locales-24"),
    ]
    assert all(pair.small.arguments == pair.large.arguments for pair in pairs())


def test_growth_is_json() -> None:
    yardstick = Measured(Command("pandoc", (), is_yardstick=True), [2.0])
    written = json.dumps(as_json([yardstick], lengths(ROOT / "bench"), [growth(5.0, 300)]))
    (found,) = json.loads(written)["growth"]
    assert (found["time_ratio"], found["memory_ratio"], found["grows_no_faster_than_the_text"]) == (5.0, 3.0, True)
