"""A process that lays out one document after another, and ends with those who started it."""

from __future__ import annotations

import datetime
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from paperbuild.engines.layout import process as layout_process
from paperbuild.engines.layout.process import LayoutProcess
from paperbuild.engines.layout.request import LayoutRequest
from paperbuild.findings.errors import EngineError, EngineMemoryError
from tests.clock import HANGS_S, until, until_at_work

pytestmark = pytest.mark.pango

CREATED = datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC)
HTML = '<html lang="en"><title>Title</title><p>text'
REQUEST = LayoutRequest(HTML, "paper:", {}, {}, "pdf/a-3a", b"0" * 16, "en", CREATED)
LONG = replace(REQUEST, html="<p>text</p>" * 50_000)
# Starts a layout, says the number of its process, and waits for an end that does not come.
PARENT = """
import sys
from threading import Timer
from paperbuild.engines.layout.process import LayoutProcess
from tests.engines.layout.test_process import LONG, REQUEST
process = LayoutProcess()
process.lay_out(REQUEST, 600)
print(process._child.process.pid, process._child._scratch.folder, flush=True)
process.lay_out(LONG if sys.argv[1:] else REQUEST, 600)
Timer(600, int).start()
"""


def has_ended(pid: int) -> bool:
    """Whether a process that is no child of ours has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_one_process_answers_many_requests() -> None:
    with LayoutProcess() as process:
        first = process.lay_out(REQUEST, HANGS_S)
        pid = process._child.process.pid if process._child else 0
        assert process.lay_out(replace(REQUEST, html=HTML * 200), HANGS_S).pages > first.pages
        assert process.lay_out(REQUEST, HANGS_S) == first
        assert process._child is not None
        assert process._child.process.pid == pid


def test_a_request_that_breaks_the_process_leaves_a_new_one_to_the_next() -> None:
    with LayoutProcess() as process:
        with pytest.raises(EngineError, match="WeasyPrint failed"):
            process.lay_out(replace(REQUEST, variant="no such variant"), HANGS_S)
        assert process.lay_out(REQUEST, HANGS_S).pages == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to the limit")
def test_a_layout_that_needs_more_memory_than_it_may_take_says_so_and_leaves_a_new_process_to_the_next() -> None:
    with LayoutProcess() as process:
        with pytest.raises(EngineMemoryError, match="`big en` needs more than 100 MB") as trouble:
            process.lay_out(replace(LONG, document="big en"), 60, memory_mb=100)
        assert "memory-mb" in trouble.value.hint
        assert process.lay_out(REQUEST, HANGS_S).pages == 1


@pytest.mark.parametrize("words", ["GLib-ERROR **: failed to allocate 8192 bytes", "MemoryError"])
def test_a_process_that_memory_has_ended_is_told_as_one(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    program = f"import os, sys; sys.stdin.buffer.read(4); sys.stderr.write({words!r}); sys.stderr.flush(); os.abort()"
    monkeypatch.setattr(layout_process, "_PROGRAM", program)
    with LayoutProcess() as process, pytest.raises(EngineMemoryError, match="more than 77 MB"):
        process.lay_out(REQUEST, HANGS_S, memory_mb=77)


def test_a_process_that_is_killed_is_the_engines_trouble_and_the_next_request_has_a_new_one() -> None:
    with LayoutProcess() as process:
        assert process._child is not None
        os.kill(process._child.process.pid, signal.SIGKILL)
        with pytest.raises(EngineError, match="process ended"):
            process.lay_out(REQUEST, HANGS_S)
        assert process.lay_out(REQUEST, HANGS_S).pages == 1


def test_a_process_that_has_been_ended_starts_no_other() -> None:
    with LayoutProcess() as process:
        process.end()
        with pytest.raises(EngineError, match="process ended"):
            process.lay_out(REQUEST, HANGS_S)
        assert process._child is not None


def test_a_process_that_is_ended_amid_a_layout_ends_at_once() -> None:
    with LayoutProcess() as process, ThreadPoolExecutor(1) as threads:
        assert process.lay_out(REQUEST, HANGS_S).pages == 1  # warm
        assert process._child is not None
        laid_out = threads.submit(process.lay_out, LONG, HANGS_S)
        until_at_work(process._child.process.pid)
        assert not laid_out.done()
        process.end()
        with pytest.raises(EngineError, match="process ended"):
            laid_out.result(HANGS_S)
        with pytest.raises(EngineError, match="process ended"):
            process.lay_out(REQUEST, HANGS_S)


def test_leaving_ends_the_process_and_takes_its_folder_away() -> None:
    with LayoutProcess() as process:
        child = process._child
        assert child is not None
        process.lay_out(REQUEST, HANGS_S)
    assert child.process.returncode == 0
    assert not child._scratch.folder.exists()


@pytest.mark.parametrize("load", [[], ["busy"]], ids=["idle", "amid a layout"])
def test_no_process_outlives_a_parent_that_is_killed(load: list[str]) -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT, *load], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    with parent, parent.stdout:
        pid, folder = parent.stdout.readline().split()
        if load:
            until_at_work(int(pid))
        parent.kill()
        parent.wait()
    until(lambda: has_ended(int(pid)), "the end of the process")
    until(lambda: not Path(folder).exists(), "the end of its folder")
