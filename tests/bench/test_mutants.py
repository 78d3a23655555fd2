"""Small changes of a toy program: those that a test notices, those that none does, and those that are not tried."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bench.mutants.dependent import dependent_lines
from bench.mutants.mutant import Mutant, places
from bench.mutants.sample import PARTS, Part, all_of, sample
from bench.mutants.table import is_met, likely, shares, unnoticed
from bench.mutants.trial import Verdict
from tests.places import ROOT

TOY = '''\
"""Two functions, and a table that one of them uses."""

_MARKS = {"ok": 1}


def is_long(word):
    return len(word) >= 5


def is_short(word):
    return len(word) < 3


def mark(word):
    return _MARKS.get(word, 0)
'''
TESTS = """\
import pytest
from paperbuild.rules.toy import is_long, is_short, mark

@pytest.mark.parametrize("word, long", [("house", True), ("home", False)])
def test_long(word, long):
    assert is_long(word) is long

def test_short():
    assert not is_short("extraordinary")

def test_mark():
    assert (mark("ok"), mark("no")) == (1, 0)
"""


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with one module and one file of tests, which tries only half of what the module does."""
    root = tmp_path_factory.mktemp("toy")
    files = {
        "pyproject.toml": '[tool.pytest.ini_options]\npythonpath = ["src"]\naddopts = "--import-mode=importlib"\n',
        "src/paperbuild/__init__.py": "",
        "src/paperbuild/rules/__init__.py": "",
        "src/paperbuild/rules/toy.py": TOY,
        "tests/rules/test_toy.py": TESTS,
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bench.mutants", "--root", str(root), "--jobs", "1", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_a_change_is_told_where_no_test_fails_and_nowhere_else(toy: Path) -> None:
    done = run(toy, "--verbose", "rules/toy.py")
    assert done.returncode == 0, done.stderr
    tried, _, said = done.stdout.partition("Not noticed")
    assert "toy.py:7: >= 5  ->  > 5: tests/rules/test_toy.py::test_long[house-True]" in tried
    assert "toy.py:3: _MARKS" in tried
    lost = [line for line in said.splitlines() if line.startswith("src/")]
    assert {line.split(":")[1] for line in lost} == {"11"}  # `is_short` is not tried with a short word
    assert any("< 3  ->  <= 3  (4 tests ran)" in line for line in lost)
    assert run(toy, "--sample", "40", "rules").returncode == 1  # more than 10 % of them


@pytest.mark.slow
def test_what_needs_too_much_time_or_memory_is_ended(tmp_path: Path) -> None:
    program = tmp_path / "ended.py"
    program.write_text(
        "from bench.mutants.forked import Failed, Task, run_all\n"
        "def endless():\n"
        "    while True: pass\n"
        "tasks = [Task(endless, 0.5), Task(lambda: bytearray(2**40), 5), Task(lambda: 7, 5), Task(lambda: 1 / 0, 5)]\n"
        "found = dict(run_all(tasks, 2))\n"
        "print([found[n].is_fault if isinstance(found[n], Failed) else found[n] for n in range(4)])\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, program], env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[False, False, 7, True]"


def changes(tmp_path: Path, text: str) -> list[str]:
    (tmp_path / "module.py").write_text(text, encoding="utf-8")
    return [mutant.shown for place in places(tmp_path, Path("module.py")) for mutant in all_of(place)]


@pytest.mark.parametrize(
    "text",
    [
        '"""What it is for."""',
        "def f(x: int = None) -> 'str | None': ...",
        "from os import path",
        "@dataclass(frozen=True)\nclass A:\n    x: int",
        "_Key = tuple[str, int]",
        '__all__ = ["a", "b"]',
        '"delete the wrong one"',
        "_LONGEST = 200",
        "_MAX_WIDTH, _DEEPEST = 1, 2",
        'if TYPE_CHECKING:\n    x = "a"',
    ],
)
def test_what_no_test_should_see_is_not_changed(tmp_path: Path, text: str) -> None:
    assert changes(tmp_path, f"{text}\n") == []


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("x = a < 1", "< 1  ->  <= 1"),
        ("_FEWEST = 200", "200  ->  201"),
        ('x = "misc"', '"misc"  ->  "MISC"'),
        ('x = re.compile(r"a word")', 'r"a word"  ->  r"A WORD"'),
        ("@property\ndef f(self):\n    return not self.x", "not self.x  ->  self.x"),
        ("x = zip(a, b, strict=True)", "zip(a, b, strict=True)  ->  zip(None, b, strict=True)"),
        ("x = f(f'{a + b} of them')", "a + b  ->  a - b"),
    ],
)
def test_what_a_test_may_see_is_changed(tmp_path: Path, text: str, change: str) -> None:
    assert change in changes(tmp_path, f"{text}\n")


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("x = zip(a, b, strict=True)", "False"),
        ("x = zip(a, b, strict=True)", "zip(a, b, )"),
        ('x = a.read_text(encoding="utf-8")', "UTF-8"),
        ('x = a.encode("utf-8")', "UTF-8"),
        ("x = a.get(b, None)", "a.get(b, )"),
        ("x = f(1_000_000)", "1000001"),
        ("is_old: bool = False", "None"),
    ],
)
def test_what_means_the_same_is_no_change(tmp_path: Path, text: str, change: str) -> None:
    found = changes(tmp_path, f"{text}\n")
    assert found
    assert not any(one.endswith(change) or change in one.partition("->")[2] for one in found)


def test_a_statement_is_changed_within_its_lines(tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text("def f(a):\n    return (\n        a\n        + 1\n    )\n", encoding="utf-8")
    every = [one for place in places(tmp_path, Path("module.py")) for one in all_of(place)]
    (plus,) = (one for one in every if one.shown.endswith("a - 1 )"))
    assert (plus.line, plus.first, plus.last) == (3, 2, 5)
    assert "- 1" in plus.text


def test_the_same_seed_draws_the_same_changes(toy: Path) -> None:
    module = Path("src/paperbuild/rules/toy.py")
    first, again, other = (sample(toy, [module], 6, seed) for seed in ("1", "1", "2"))
    assert len(first) == 6
    assert first == again != other


DEPENDENT = """\
_WORD = "a"
_WORDS = (_WORD,)

def uses():
    return _WORDS

def does_not():
    return 1
"""


def test_what_runs_once_shows_in_the_functions_that_use_it(tmp_path: Path) -> None:
    package = tmp_path / "paperbuild"
    package.mkdir()
    (package / "one.py").write_text(DEPENDENT, encoding="utf-8")
    (package / "table.py").write_text('WORDS = {"a": 1}\n', encoding="utf-8")
    (package / "two.py").write_text("from paperbuild.table import WORDS\n\ndef f():\n    return 1\n", encoding="utf-8")
    one, two = package / "one.py", package / "two.py"
    assert list(dependent_lines(one, package, 1, 1)) == [(one, {5})]
    assert list(dependent_lines(one, package, 8, 8)) == [(one, {8})]
    assert list(dependent_lines(package / "table.py", package, 1, 1)) == [(two, {4})]


def verdicts(noticed: int, lost: int) -> list[Verdict]:
    mutant = Mutant(Path("a.py"), 3, 3, 3, "<", "<=", "")
    return [Verdict(mutant, 2, "test_a")] * noticed + [Verdict(mutant, 0, "")] * lost


def test_the_table_says_what_was_not_noticed_and_how_sure_that_is() -> None:
    part = Part("rules", ("rules",), at_most=0.1)
    line = shares({part: verdicts(57, 3)}).splitlines()[-1]
    assert line.split() == ["rules", "60", "3", "5.0%", "2%", "to", "14%", "10%", "yes"]
    assert unnoticed(verdicts(1, 1)) == "a.py:3: <  ->  <=  (no test reaches it)"
    assert likely(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(("noticed", "lost", "met"), [(91, 9, True), (90, 10, False), (0, 0, False)])
def test_a_part_holds_what_it_may_lose(noticed: int, lost: int, met: bool) -> None:
    assert is_met(Part("rules", ("rules",), at_most=0.1), verdicts(noticed, lost)) is met


def test_words_and_tables_of_languages_are_not_changed() -> None:
    (language,) = (part for part in PARTS if part.name == "language")
    folders = {path.parent.name for path in language.modules(ROOT)}
    assert folders == {"language", "numerals"}
