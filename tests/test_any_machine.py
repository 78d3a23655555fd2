"""No test depends on how fast its machine is, or how busy: each waits for what it waits for, and counts no seconds."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from tests.clock import at_most
from tests.places import ROOT

FILES = [path for path in sorted((ROOT / "tests").rglob("*.py")) if path.name not in {"clock.py", "tools.py"}]
CLOCKS = {"sleep", "monotonic", "perf_counter", "process_time", "time"}
# Where a clock is asked all the same, and why a slow machine does no harm.
ALLOWED = {
    "test_bad_libraries.py": "compares two times",
}


def calls(path: Path) -> Iterator[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def is_seconds(call: ast.Call) -> bool:
    """Whether a call asks a clock, waits for some time, or ends after a number of seconds that stands there."""
    function = call.func
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "time":
        return function.attr in CLOCKS
    return any(word.arg == "timeout" and isinstance(word.value, ast.Constant) for word in call.keywords)


def test_no_test_counts_seconds() -> None:
    found = {f"{path.name}:{call.lineno}" for path in FILES for call in calls(path) if is_seconds(call)}
    assert sorted(place for place in found if place.split(":")[0] not in ALLOWED) == []
    assert ALLOWED.keys() <= {place.split(":")[0] for place in found}, "one that counts no more"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_random_text_has_a_deadline_of_its_own(path: Path) -> None:
    """tests/conftest.py says for all that there is none, and that no slowness is a fault."""
    words = {word.arg for call in calls(path) for word in call.keywords}
    assert not words & {"deadline", "suppress_health_check"} or path.name == "conftest.py"


def test_work_that_takes_too_long_is_found_and_waiting_takes_none() -> None:
    with pytest.raises(AssertionError, match="of the processor, not"), at_most(0.001):
        sum(number * number for number in range(3_000_000))
    with at_most(0.2):
        Event().wait(0.5)


@pytest.mark.parametrize(
    ("code", "is_one"),
    [
        ("time.sleep(0.5)", True),
        ("a = time.process_time()", True),
        ("run(x, timeout=60)", True),
        ("run(x, timeout=HANGS_S)", False),
        ("until(is_so, 'x')", False),
    ],
)
def test_what_counts_seconds_is_found(code: str, is_one: bool) -> None:
    (call,) = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call))
    assert is_seconds(call) is is_one
