"""Builds that are interrupted or killed, and readers that go away: what was good stays whole, and no litter."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from paperbuild.app.build import Build
from paperbuild.cli.making import _end
from paperbuild.engines.layout.pool import LayoutPool
from paperbuild.engines.pandoc import _started as run_pandoc
from tests.clock import HANGS_S, at_most, children_s, slowness, until, worked_s

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")

PROGRAM = [sys.executable, "-m", "paperbuild"]
GOOD = b"the last good file"


def started(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """The program at work, in a process group of its own."""
    return subprocess.Popen(
        [*PROGRAM, "--timings", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # A shell that runs the tests in the background has them ignore it, and with them whatever they start.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def children(process: int) -> list[int]:
    """The processes that `process` has started and that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            # After the name, which is in brackets, come the state and the parent.
            if int(stat.read_text(encoding="utf-8").rpartition(")")[2].split()[1]) == process:
                found.append(int(stat.parent.name))
    return found


def layout_process(process: subprocess.Popen[bytes]) -> int:
    """The layout process of a build, once it is in the middle of laying out: to load WeasyPrint takes half a second."""
    found: list[int] = []

    def is_found() -> bool:
        assert process.poll() is None, "it has ended already"
        for child in children(process.pid):
            with suppress(OSError):
                if b"layout.worker" in Path(f"/proc/{child}/cmdline").read_bytes() and worked_s(child) > 1:
                    found.append(child)
        return bool(found)

    until(is_found, "a process that lays out")
    return found[0]


@pytest.fixture
def slow_paper(paper: Any) -> Any:
    """A paper that takes a while to lay out, with a good file of an earlier build."""
    paper.add("content/en/01-begin.md", "\n" + ("A long paragraph of many words. " * 40 + "\n\n") * 200)
    paper.write("build/en/small-paper.pdf", GOOD)
    return paper


@pytest.mark.pango
@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for the child in /proc")
@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)],
    ids=["INT", "TERM", "KILL"],
)
def test_a_build_that_is_ended_leaves_the_last_good_file_and_no_process(
    slow_paper: Any, number: signal.Signals, status: int
) -> None:
    before = children_s()
    process = started(slow_paper.path, "pdf")
    child = layout_process(process)
    before_it_s = worked_s(process.pid) + worked_s(child)
    process.send_signal(number)
    _, err = process.communicate(timeout=HANGS_S)
    # Long before the layout would be done.
    assert children_s() - before < before_it_s + max(1, slowness())
    assert process.returncode == status
    assert b"Traceback" not in err
    assert slow_paper.built() == ["en/small-paper.pdf"]
    assert (slow_paper.path / "build/en/small-paper.pdf").read_bytes() == GOOD
    if number is signal.SIGKILL:
        with suppress(ProcessLookupError):  # it ends by itself, sooner or later
            os.kill(child, signal.SIGKILL)
    else:
        with pytest.raises(ProcessLookupError):
            os.kill(child, 0)


def test_the_next_build_takes_away_what_a_killed_one_left(paper: Any, run: Any) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    paper.write(f"build/en/.small-paper.html.{dead.pid}.abcd1234.unfinished", "half")
    paper.write(f"build/en/.small-paper.html.{os.getpid()}.abcd1234.unfinished", "another build at work")
    paper.write("build/en/.mine", "somebody else's")
    assert run("html").status == 0
    assert paper.built() == [
        "en/.mine",
        f"en/.small-paper.html.{os.getpid()}.abcd1234.unfinished",
        "en/small-paper.html",
    ]


def test_a_folder_that_cannot_be_written_ends_with_its_reason_and_no_litter(paper: Any, run: Any) -> None:
    paper.write("build/en/small-paper.html/in-the-way", "")
    done = run("html")
    assert (done.status, done.out) == (2, "")
    assert "cannot write" in done.err
    assert paper.built() == ["en/small-paper.html/in-the-way"]


@pytest.mark.parametrize(
    "command", [["notes"], ["check", "--format", "json"], ["rule"]], ids=["notes", "check", "rule"]
)
def test_a_reader_that_goes_away_ends_the_program_quietly(paper: Any, command: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    process = subprocess.run(
        [*PROGRAM, *command], cwd=paper.path, stdout=writer, stderr=subprocess.PIPE, check=False, timeout=HANGS_S
    )
    os.close(writer)
    assert process.returncode == 141
    assert b"Traceback" not in process.stderr
    assert b"Exception" not in process.stderr


def test_the_program_speaks_in_the_c_locale(paper: Any) -> None:
    paper.write("content/en/02-end.md", "# End {#end}\n\nМосква 😀 [@nobody]\n")
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    process = subprocess.run(
        [*PROGRAM, "check"], cwd=paper.path, env=environment, capture_output=True, check=False, timeout=HANGS_S
    )
    assert process.returncode == 1
    assert b"[@nobody]" in process.stderr
    assert b"Traceback" not in process.stderr


def test_what_is_being_made_begins_nothing_more_that_would_be_waited_for() -> None:
    def make() -> Build:
        until(lambda: pool._has_ended, "the end, which comes between two calls of an engine")
        run_pandoc(["lua", "-e", "while true do end"], b"", 20)
        return Build()

    with LayoutPool(0) as pool, ThreadPoolExecutor(1) as aside, at_most(10, children_s):
        _end(pool, aside.submit(make))
