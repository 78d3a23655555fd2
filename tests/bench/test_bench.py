"""The measurements measure what they say."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bench.commands import Command, commands
from bench.functions import lengths
from bench.measure import CommandFailedError, Measured, measure
from bench.table import as_json, steps_table, times_table, yardstick_s
from tests.places import ROOT


def python(name: str, script: str, *, is_cold: bool = True, is_yardstick: bool = False) -> Command:
    return Command(name, [sys.executable, "-c", script], is_cold=is_cold, is_yardstick=is_yardstick)


def measured(name: str, *seconds: float, is_yardstick: bool = False, limit: float | None = None) -> Measured:
    return Measured(Command(name, (), is_yardstick=is_yardstick, limit=limit), list(seconds))


def test_time_and_memory_are_those_of_the_command(tmp_path: Path) -> None:
    (result,) = measure([python("nap", "import time; b = b'x' * 60_000_000; time.sleep(0.3)")], tmp_path, rounds=2)
    assert len(result.seconds) == 2
    assert min(result.seconds) > 0.3
    assert 60_000_000 < result.memory.largest_process < 120_000_000


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells")
def test_memory_of_child_processes_is_added_and_that_of_the_parent_is_not(tmp_path: Path) -> None:
    ballast = b"x" * 100_000_000
    hog = "import time; b = b'x' * 40_000_000; time.sleep(2)"
    script = f"import subprocess as s, sys; p = [s.Popen([sys.executable, '-c', {hog!r}]) for _ in 'ab']; "
    (result,) = measure([python("two", script + "[one.wait() for one in p]")], tmp_path, rounds=0)
    assert ballast
    assert result.memory.all_processes
    assert result.memory.all_processes > 80_000_000 > result.memory.largest_process


def test_a_cold_command_finds_nothing_and_a_warm_one_what_it_made(tmp_path: Path) -> None:
    script = (
        "import pathlib; p = pathlib.Path('build'); print(p.exists(), file=open('seen', 'a')); p.mkdir(exist_ok=True)"
    )
    measure([python("cold", script)], tmp_path, rounds=2)
    assert (tmp_path / "seen").read_text().split() == ["False"] * 3
    (tmp_path / "seen").unlink()
    measure([python("cold", script), python("warm", script, is_cold=False)], tmp_path, rounds=1)
    assert (tmp_path / "seen").read_text().split() == ["False", "True", "False", "True", "True"]


def test_a_cold_command_remembers_nothing_and_a_warm_one_what_the_first_run_did(tmp_path: Path) -> None:
    script = (
        "import os, pathlib; p = pathlib.Path(os.environ['XDG_CACHE_HOME'], 'memo'); "
        "print(p.exists(), file=open('seen', 'a')); p.mkdir(parents=True, exist_ok=True)"
    )
    measure([python("cold", script), python("warm", script, is_cold=False)], tmp_path, rounds=1)
    assert (tmp_path / "seen").read_text().split() == ["False", "True", "False", "True", "True"]


def test_what_is_compiled_is_kept_as_of_an_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    measure([python("written", "import sys; print(sys.dont_write_bytecode, file=open('seen', 'a'))")], tmp_path, 0)
    assert (tmp_path / "seen").read_text().split() == ["False"]


def test_an_edit_comes_after_the_warm_run_and_before_the_one_that_is_timed(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("old")
    script = "print(open('text').read(), file=open('seen', 'a'))"
    edit = replace(python("edited", script, is_cold=False), edit=lambda folder, n: wrote(folder / "text", f"new{n}"))
    measure([edit], tmp_path, rounds=2)
    assert (tmp_path / "seen").read_text().split() == ["new2", "new2", "new0", "new0", "new1"]


def wrote(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def test_time_of_the_processors_is_told_beside_that_of_the_clock(tmp_path: Path) -> None:
    busy = "import time; s = time.process_time()\nwhile time.process_time() < s + 1.5: pass"
    nap, work = measure([python("nap", "import time; time.sleep(0.4)"), python("work", busy)], tmp_path, rounds=1)
    assert nap.cpu_s[0] < 1.5 <= work.cpu_s[0]


def test_each_round_runs_every_command_and_begins_with_another(tmp_path: Path) -> None:
    both = [python(name, f"print('{name}', file=open('seen', 'a'))") for name in "ab"]
    results = measure(both, tmp_path, rounds=2)
    assert [len(result.seconds) for result in results] == [2, 2]
    assert (tmp_path / "seen").read_text().split() == ["a", "b", "a", "b", "b", "a"]


def test_a_command_that_fails_ends_the_measurement_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(CommandFailedError, match="`bad` ended with 3") as failure:
        measure([python("bad", "import sys; print('why', file=sys.stderr); sys.exit(3)")], tmp_path, rounds=1)
    assert "why" in str(failure.value)


def test_steps_are_taken_from_standard_error(tmp_path: Path) -> None:
    script = """import sys; print('a finding\\n{"step": "parse", "seconds": 0.25}', file=sys.stderr)"""
    (result,) = measure([python("steps", script)], tmp_path, rounds=2)
    assert result.steps == {"parse": [0.25, 0.25]}
    assert "parse  0.250 s" in steps_table(result)


def test_yardstick_is_the_median_of_the_sums_of_each_round() -> None:
    results = [
        measured("a", 1.0, 5.0, 1.0, is_yardstick=True),
        measured("b", 1.0, 1.0, 4.0, is_yardstick=True),
        measured("ours", 9.0, 9.0, 9.0),
    ]
    assert yardstick_s(results) == 5.0


def test_table_says_whether_a_budget_is_met() -> None:
    results = [
        measured("pandoc", 2.0, is_yardstick=True),
        measured("fast", 1.0, limit=0.5),
        measured("slow", 1.1, limit=0.5),
    ]
    _, _, fast, slow, _ = times_table(results).splitlines()
    assert fast.split()[:7] == ["fast", "1.000", "s", "1.000", "s", "0.500", "0.5"]
    assert fast.split()[7] == "yes"
    assert slow.split()[7] == "NO"


def test_results_are_json() -> None:
    written = json.dumps(as_json([measured("pandoc", 2.0, is_yardstick=True)], lengths(ROOT / "bench")))
    assert json.loads(written)["commands"][0]["ratio"] == 1.0


def test_a_function_is_as_long_as_its_decorators_and_its_body(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("def short(): ...\n\n\n@decorated\n@twice\ndef long():\n    a\n\n    return b\n")
    found = lengths(tmp_path)
    assert [(one.name, one.lines, one.line) for one in found.longest] == [("long", 6, 4), ("short", 1, 1)]
    assert found.median == 3.5


def test_yardstick_reads_every_section_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    sections = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("content/en/*.md"))
    lines = [one.arguments for one in commands("en") if one.is_yardstick]
    assert len(lines) == 3
    for line in lines:
        assert list(line[-len(sections) :]) == sections
