"""Folders for temporary files: what the next process takes away, and what it leaves."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from paperbuild.engines.scratch import _clean_once, _locked, scratch_folder


@pytest.mark.skipif(os.name != "posix", reason="elsewhere nothing is known of other processes")
def test_only_what_processes_that_are_gone_left_is_taken_away(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    gone, held = tmp_path / f"paperbuild-{dead.pid}-abcd1234", tmp_path / f"paperbuild-{dead.pid}-held1234"
    kept = [held, tmp_path / f"paperbuild-{os.getpid()}-abcd1234", tmp_path / "paperbuild-mine", tmp_path / "other"]
    for folder in (gone, *kept):
        (folder / "within").mkdir(parents=True)
    (tmp_path / f"paperbuild-{dead.pid}-linked12").symlink_to(tmp_path / "other")
    lock = _locked(held)  # as a process of another container does
    assert lock is not None
    _clean_once(str(tmp_path))
    os.close(lock)
    assert not gone.exists()
    assert all((folder / "within").exists() for folder in kept)


def test_a_folder_is_gone_when_it_is_not_needed_any_more() -> None:
    with scratch_folder() as folder:
        (folder / "file").write_text("x", encoding="utf-8")
    assert not folder.exists()
