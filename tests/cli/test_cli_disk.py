"""Commands on a machine that is short of something, or has something odd in the way: told in a line, files whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.clock import HANGS_S
from tests.thorough import tries

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes, links and signals as POSIX has them")

PROGRAM = [sys.executable, "-m", "paperbuild"]
PAGE = "build/en/small-paper.html"


def done(
    folder: Path, *arguments: str, env: Mapping[str, str] | None = None, **options: Any
) -> subprocess.CompletedProcess[str]:
    """The program, run to its end."""
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    everything = {**os.environ, **(env or {})}
    return subprocess.run(
        [*PROGRAM, *arguments], cwd=folder, env=everything, check=False, timeout=HANGS_S, text=True, **options
    )


def assert_told(process: subprocess.CompletedProcess[str], said: str) -> None:
    """The command could not go on, and says in one line why."""
    assert process.returncode == 2, process.stderr
    assert said in process.stderr
    assert "Traceback" not in process.stderr
    assert "fault of paperbuild" not in process.stderr
    assert "Exception ignored" not in process.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
@pytest.mark.parametrize(
    "command",
    [
        ["check", "--format", "json"],
        ["rule"],
        ["doctor"],
        ["html", "-o", "-"],
        ["notes"],
        ["status", "--format", "json"],
        ["plan", "--format", "ninja"],
        ["--version"],
        ["--help"],
    ],
    ids=" ".join,
)
def test_a_full_device_at_standard_output_is_told(paper: Any, command: list[str]) -> None:
    for _ in range(2):  # the second answer of some is a remembered one
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            assert_told(done(paper.path, *command, stdout=full), "No space left on device")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_a_full_device_at_standard_error_is_an_exit_status(paper: Any) -> None:
    paper.add("content/en/02-end.md", "\n[@nobody]\n")
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        assert done(paper.path, "check", stderr=full).returncode == 2


def test_a_closed_standard_output_changes_no_file(paper: Any) -> None:
    command = f'"{sys.executable}" -m paperbuild html >&-'
    assert subprocess.run(["/bin/sh", "-c", command], cwd=paper.path, check=False, timeout=HANGS_S).returncode == 0
    assert (paper.path / PAGE).read_bytes().startswith(b"<!DOCTYPE html>")


def test_a_pipe_that_nobody_reads_is_told(paper: Any, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paperbuild.app.write._READER_S", 0.05)
    os.mkfifo(paper.path / "pipe")
    told = run("html", "-o", "pipe")
    assert told.status == 2
    assert "a pipe that nobody reads" in told.err


def test_a_pipe_that_is_read_gets_the_file_and_stays(paper: Any, run: Any) -> None:
    pipe, got = paper.path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    assert run("html", "-o", "pipe").status == 0
    reader.join(30)
    assert got[0].startswith(b"<!DOCTYPE html>")
    assert pipe.is_fifo()


def test_what_cannot_be_written_is_named(paper: Any, run: Any) -> None:
    paper.write("build/en", "a file where a folder should be")
    told = run("html")
    assert told.status == 2
    assert f"`{PAGE}`" in told.err or f"`{paper.path / PAGE}`" in told.err
    assert (paper.path / "build/en").read_text(encoding="utf-8") == "a file where a folder should be"


def test_build_that_is_a_link_to_itself_is_told(paper: Any) -> None:
    (paper.path / "build").symlink_to("build")
    assert_told(done(paper.path, "html"), "symbolic link")
    assert_told(done(paper.path, "build"), "symbolic link")


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    code = "import os, runpy, sys; os.rmdir(os.getcwd()); sys.argv = ['paperbuild', 'check']; "
    code += "runpy.run_module('paperbuild', run_name='__main__')"
    process = subprocess.run(
        [sys.executable, "-c", code], cwd=gone, capture_output=True, check=False, timeout=HANGS_S, text=True
    )
    assert_told(process, "cannot find the folder")


@pytest.mark.parametrize("command", ["check", "html"])
def test_no_place_for_temporary_files_is_told(paper: Any, command: str) -> None:
    code = (
        "import tempfile, runpy, sys; tempfile._candidate_tempdir_list = lambda: ['/nowhere/at/all']; "
        f"sys.argv = ['paperbuild', '{command}']; runpy.run_module('paperbuild', run_name='__main__')"
    )
    env = {**os.environ, "XDG_CACHE_HOME": str(paper.path / "cache")}
    process = subprocess.run(
        [sys.executable, "-c", code],
        cwd=paper.path,
        env=env,
        capture_output=True,
        check=False,
        timeout=HANGS_S,
        text=True,
    )
    assert_told(process, "no folder for temporary files")


def test_what_a_machine_says_to_programs_of_haskell_is_not_said_to_pandoc(paper: Any) -> None:
    env = {"GHCRTS": "--no-such-option", "XDG_CACHE_HOME": str(paper.path / "cache")}
    process = done(paper.path, "check", env=env)
    assert (process.returncode, "could not be read" in process.stderr) == (0, False), process.stderr


@pytest.mark.parametrize(
    "env",
    [
        {"HOME": "", "XDG_CACHE_HOME": ""},
        {"TMPDIR": "/nowhere"},
        {"LANG": "C", "LC_ALL": "C"},
        {"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"},
        {"PYTHONOPTIMIZE": "2"},
    ],
    ids=["no home", "no TMPDIR", "C", "Turkish", "optimized"],
)
def test_the_page_is_the_same_whatever_the_environment(paper: Any, run: Any, env: dict[str, str]) -> None:
    assert run("html").status == 0
    page = (paper.path / PAGE).read_bytes()
    (paper.path / PAGE).unlink()
    process = done(paper.path, "html", env={"XDG_CACHE_HOME": str(paper.path / "cache"), **env})
    assert process.returncode == 0, process.stderr
    assert (paper.path / PAGE).read_bytes() == page


@pytest.mark.parametrize("name", ["with space", "Größe é", "line\nbreak", "l" * 250])
def test_a_folder_of_an_odd_name_is_built_in(paper: Any, run: Any, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("html").status == 0
    page = (paper.path / PAGE).read_bytes()
    moved = paper.path.rename(paper.path.parent / name)
    monkeypatch.chdir(moved)
    (moved / PAGE).unlink()
    assert run("html").status == 0
    assert (moved / PAGE).read_bytes() == page


def test_files_of_tomorrow_and_a_strict_umask_change_nothing(paper: Any, run: Any) -> None:
    assert run("html").status == 0
    page = (paper.path / PAGE).read_bytes()
    for path in (*paper.path.rglob("*.md"), paper.path / PAGE):
        os.utime(path, (4_000_000_000, 4_000_000_000))
    paper.replace("content/en/02-end.md", "The end.", "The last.")
    before = os.umask(0o077)
    try:
        assert run("html").status == 0
    finally:
        os.umask(before)
    assert (paper.path / PAGE).read_bytes() != page
    assert (paper.path / PAGE).stat().st_mode & 0o777 == 0o644


def test_two_builds_at_once_leave_whole_files(paper: Any) -> None:
    started = [subprocess.Popen([*PROGRAM, "html"], cwd=paper.path, stdout=subprocess.DEVNULL) for _ in range(3)]
    assert [process.wait(120) for process in started] == [0, 0, 0]
    assert paper.built() == ["en/small-paper.html"]


def test_a_build_that_is_killed_at_any_moment_leaves_whole_files_and_the_next_no_litter(
    paper: Any, run: Any, tmp_path: Path
) -> None:
    """The moments are counted in what the program does (its audit events), not in seconds."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    assert run("html").status == 0
    old = (paper.path / PAGE).read_bytes()
    paper.replace("content/en/02-end.md", "The end.", "The last.")
    new = run("html", "-o", "-").out.encode()
    env = {**os.environ, "TMPDIR": str(scratch), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    moments = random.Random(12)  # noqa: S311 - no secret
    for _ in range(tries(10, thorough=100)):
        (paper.path / PAGE).write_bytes(old)
        code = (
            "import os, runpy, signal, sys\n"
            f"left = [{moments.randrange(200, 9000)}]\n"
            "def count(*_):\n"
            "    left[0] -= 1\n"
            "    if left[0] == 0: os.kill(os.getpid(), signal.SIGKILL)\n"
            "sys.addaudithook(count); sys.argv = ['paperbuild', 'html']\n"
            "runpy.run_module('paperbuild', run_name='__main__')\n"
        )
        killed = subprocess.run(
            [sys.executable, "-c", code], cwd=paper.path, env=env, capture_output=True, check=False, timeout=HANGS_S
        )
        assert killed.returncode in {0, -signal.SIGKILL}, killed.stderr
        assert (paper.path / PAGE).read_bytes() in {old, new}
    (paper.path / PAGE).write_bytes(old)
    after = done(paper.path, "html", env={"TMPDIR": str(scratch), "XDG_CACHE_HOME": str(tmp_path / "cache")})
    assert after.returncode == 0, after.stderr
    assert (paper.path / PAGE).read_bytes() == new
    assert paper.built() == ["en/small-paper.html"]
    assert list(scratch.iterdir()) == []
