"""A command that takes longer than it may ends, says where it was, and leaves nothing half-done."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from tests.clock import HANGS_S

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such timer")

TIME_IS_UP = "paperbuild: the command took longer than it may"
PROGRAM = """
import sys, threading, time
from paperbuild.cli import deadline, main
deadline._GRACE_S = 0.5
import {module} as module

def hang(*_):
    deadline.set_limit(0.3)
{body}

module.{name} = hang
main(["check", "--no-cache"])
"""
LOCK = "lock = threading.Lock(); lock.acquire(); lock.acquire()"


def ended(paper: Any, module: str, name: str, body: str) -> tuple[int, str]:
    """The exit status and the words of a check in which the function `name` of `module` does `body`."""
    program = PROGRAM.format(module=module, name=name, body="\n".join(f"    {line}" for line in body.splitlines()))
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=paper.path, capture_output=True, check=False, timeout=HANGS_S, text=True
    )
    return done.returncode, done.stderr


def with_limit(paper: Any, limit_s: float) -> None:
    said = (paper.path / "content/paper.toml").read_text(encoding="utf-8")
    paper.write("content/paper.toml", f"{said}\n[limits]\ncommand-timeout-s = {limit_s}\n")


@pytest.mark.parametrize("body", ["while True: pass", "time.sleep(1000)", LOCK], ids=["work", "sleep", "lock"])
def test_a_command_ends_at_its_limit_and_names_the_step(paper: Any, body: str) -> None:
    status, said = ended(paper, "paperbuild.core.paper", "in_section", body)
    assert (status, said.splitlines()[0]) == (2, f"{TIME_IS_UP} (it was at the step `check`)")
    assert "command-timeout-s" in said
    assert "Traceback" not in said


def test_what_does_not_end_even_then_is_ended(paper: Any) -> None:
    stubborn = "while True:\n    try:\n        time.sleep(0.01)\n    except BaseException: pass"
    status, said = ended(paper, "paperbuild.core.paper", "in_section", stubborn)
    assert (status, said.splitlines()[0]) == (2, TIME_IS_UP)


def test_a_thread_that_never_ends_holds_up_no_command_whose_time_is_up(paper: Any) -> None:
    with_limit(paper, 1)
    status, said = ended(paper, "paperbuild.syntax.markdown.markdown", "walk", "while True: pass")
    assert status == 2
    assert said.startswith(TIME_IS_UP)


def test_a_command_that_keeps_its_limit_is_as_without(paper: Any, run: Any) -> None:
    with_limit(paper, 100)
    assert run("check").status == 0


def test_a_limit_that_is_none_is_told(paper: Any, run: Any) -> None:
    with_limit(paper, 0)
    done = run("check")
    assert done.status == 1
    assert "command-timeout-s" in done.err
