"""The figures that are to be reached are told as they are, and how they were."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bench.commands import Command, commands
from bench.figures import Figure, figures, figures_table, history, keep, plot
from bench.living import STEPS
from bench.measure import Measured, Memory
from bench.papers import change_a_word, copy_paper, earlier_edition, longest_section
from paperbuild.app.load import load
from paperbuild.app.parse import parse_project
from paperbuild.checks.check import check
from paperbuild.findings.diagnostic import Severity
from tests.places import PAPERS, ROOT

RESULTS = [
    Measured(Command("pandoc", (), is_yardstick=True), [2.0, 2.0], cpu_s=[4.0, 4.0]),
    Measured(Command("fast", (), limit=0.6), [1.0, 1.2], cpu_s=[1.0, 1.0]),
    Measured(Command("slow", (), limit=0.5), [1.0, 1.2], cpu_s=[3.0, 3.0]),
    Measured(Command("free", ()), [9.0, 9.0]),
    Measured(
        Command("living", (), step_limits={"html": 0.03}, memory_limit_mb=300),
        [9.0],
        memory=Memory(200_000_000, 310_000_000),
        steps={"html": [0.02, 0.04, 0.9], "pdf": [7.0]},
    ),
]


def test_a_figure_is_the_ratio_to_the_yardstick_of_the_same_run() -> None:
    assert figures(RESULTS, []) == [
        Figure("fast", 0.55, 0.6, cpu=0.25),
        Figure("slow", 0.55, 0.5, cpu=0.75),
        Figure("living: html", 0.02, 0.03),
        Figure("living: memory", 310.0, 300, "MB"),
    ]


def test_the_table_says_which_are_met() -> None:
    _, fast, slow, html, memory, sums = figures_table(figures(RESULTS, [])).splitlines()
    assert fast.split() == ["fast", "0.550", "0.250", "0.600", "yes"]
    assert slow.split() == ["slow", "0.550", "0.750", "0.500", "NO"]
    assert html.split() == ["living:", "html", "0.020", "0.030", "yes"]
    assert memory.split() == ["living:", "memory", "310", "MB", "300", "MB", "NO"]
    assert sums == "2 of 4 are met"


def test_what_is_measured_has_the_limits_that_the_project_has_set_itself() -> None:
    limits = {one.name: one.limit for one in commands("en") if one.limit is not None}
    assert limits == {
        "check": 0.15,
        "check, nothing changed": 0.01,
        "pdf": 0.6,
        "build": 0.6,
        "build, nothing changed": 0.01,
        "build, one word changed": 0.35,
        "diff": 1.0,
        "diff, redline as HTML and PDF": 1.0,
    }
    living, *screens = (one for one in commands("en") if one.step_limits)
    assert living.step_limits == {"html": 0.03, "pdf": 0.12, "check": 0.015}
    limits = [(one.paper, step, limit) for one in screens for step, limit in one.step_limits.items()]
    # A paper ten times as long may take ten times as long: so would the yardstick on its text.
    assert limits in (
        [],  # without a browser
        [
            ("", "html to screen", 0.05),
            ("", "pdf to screen", 0.15),
            ("ten-times", "html to screen", 0.5),
            ("ten-times", "pdf to screen", 1.5),
        ],
    )
    assert [one.memory_limit_mb for one in commands("en") if one.memory_limit_mb] == [300]


def test_a_plot_has_a_column_for_each_run_as_high_as_the_figure_is(tmp_path: Path) -> None:
    path = tmp_path / "bench" / "history.jsonl"
    assert history(path) == []
    for value in (0.05, 0.3, 0.6, 0.61):
        keep(path, "2026-11-28T09:00:00+00:00", [Figure("pdf", value, 0.6)])
    with path.open("a") as file:
        file.write('{"at": "2026-11-28T10:00:00+00:00", "fig\\n')
    keep(path, "2026-11-28T11:00:00+00:00", [Figure("another", 1.0, 1.0)])
    now = [Figure("pdf", 0.61, 0.6), Figure("another", 1.0, 1.0)]
    pdf, another, _ = plot(now, history(path)).splitlines()
    assert pdf.split() == ["pdf", "▁▅█!"]
    assert another.split() == ["another", "█"]
    assert len(history(path)) == 5


def test_only_the_newest_runs_are_shown() -> None:
    line = plot([Figure("pdf", 0.1, 0.6)], [{"pdf": 9.0}] * 50 + [{"pdf": 0.6}]).splitlines()[0]
    assert line == f"pdf  {'!' * 39}█"


def paper(folder: Path) -> Path:
    section = folder / "content" / "en" / "02-long.md"
    section.parent.mkdir(parents=True)
    section.with_name("01-short.md").write_text("# Short\n\nA text.\n")
    section.write_text("# Long\n\nFirst of all, this.\n\n- An item\n\nThey came, both of them.\n\nSome stayed on.\n")
    return section


def test_one_word_of_the_longest_section_is_changed_each_time_and_no_other(tmp_path: Path) -> None:
    section = paper(tmp_path)
    before = section.read_text()
    assert longest_section(tmp_path, "en") == section
    for word in ("one", "two"):
        change_a_word(tmp_path, "en", word)
        assert section.read_text() == before.replace("Some stayed", f"Some reworded{word} stayed")


def test_a_section_without_a_paragraph_is_told(tmp_path: Path) -> None:
    paper(tmp_path).write_text("# Long\n\n" + "- An item\n" * 20)
    with pytest.raises(ValueError, match="no paragraph"):
        change_a_word(tmp_path, "en", "one")


def test_the_word_that_is_changed_in_the_paper_is_no_error(tmp_path: Path) -> None:
    folder = copy_paper(ROOT, tmp_path / "paper")
    change_a_word(folder, "en", "one")
    found = check(*parse_project(load(folder)))
    assert [one for one in found if one.severity is Severity.ERROR] == []


@pytest.mark.pango
@pytest.mark.slow
def test_a_living_process_tells_how_long_each_of_its_steps_took(tmp_path: Path) -> None:
    shutil.copytree(PAPERS / "bilingual", tmp_path / "paper")
    done = subprocess.run(
        [sys.executable, "-m", "bench.living", "en", "2"],
        cwd=tmp_path / "paper",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    told = [json.loads(line) for line in done.stderr.splitlines()]
    assert [line["step"] for line in told] == list(STEPS) * 2
    assert all(line["seconds"] > 0 for line in told)


def test_an_earlier_edition_has_other_words_in_every_section(tmp_path: Path) -> None:
    folder = earlier_edition(ROOT, tmp_path / "earlier", "en")
    paths = sorted(ROOT.glob("content/en/*.md"))
    told = [(folder / path.relative_to(ROOT)).read_text() != path.read_text() for path in paths]
    assert sum(told) >= len(paths) - 2
