"""The same sources give the same bytes: in any folder, at any time, for anybody, in any language of the machine's."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.output.markup import EVERYTHING
from tests.places import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.pango]
SUFFIXES = {".pdf", ".html", ".epub"}
OF_A_PROJECT = ("content", "templates", "bibliography.bib")


@dataclass(frozen=True)
class Machine:
    """Where and how a paper is built. `command` are the arguments for each run, one after the other."""

    folder: str
    environment: dict[str, str]
    umask: int
    touched: float
    command: tuple[tuple[str, ...], ...] = (("build",),)


HERE = Machine(
    folder="a",
    environment={"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC", "USER": "root", "LOGNAME": "root"},
    umask=0o022,
    touched=1_000_000_000,
)
THERE = Machine(
    folder="wo anders/wö",
    environment={
        "PYTHONHASHSEED": "4711",
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "de_DE.UTF-8",
        "TZ": "Pacific/Kiritimati",
        "USER": "somebody else",
        "LOGNAME": "somebody else",
        "SOURCE_DATE_EPOCH": "1700000000",
        "COLUMNS": "40",
    },
    umask=0o077,
    touched=1_700_000_000,
    command=(("epub",), ("html",), ("pdf",), ("build",)),
)


def _built(source: Path, machine: Machine, place: Path) -> dict[str, str]:
    """The digest of every file that is built of the project in `source`, after each command, on `machine`."""
    folder = place / machine.folder
    folder.mkdir(parents=True)
    for name in OF_A_PROJECT:
        if (source / name).is_dir():
            shutil.copytree(source / name, folder / name)
        elif (source / name).exists():
            shutil.copy(source / name, folder / name)
    for file in folder.rglob("*"):
        os.utime(file, (machine.touched, machine.touched))
    home = place / "home"
    home.mkdir(exist_ok=True)
    digests: dict[str, str] = {}
    for arguments in machine.command:
        _run(folder, home, machine, arguments)
        for file in sorted(folder.glob("build/**/*")):
            if file.suffix in SUFFIXES:
                name = file.relative_to(folder).as_posix()
                digest = hashlib.sha256(file.read_bytes()).hexdigest()
                assert digests.setdefault(name, digest) == digest, f"`{' '.join(arguments)}` makes another {name}"
    return digests


def _run(folder: Path, home: Path, machine: Machine, arguments: tuple[str, ...]) -> None:
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "PYTHONPATH", "LD_LIBRARY_PATH"}}
    subprocess.run(
        [sys.executable, "-m", "paperbuild", *arguments],
        cwd=folder,
        env={**kept, **machine.environment, "HOME": str(home)},
        umask=machine.umask,
        check=True,
        capture_output=True,
    )


@pytest.mark.parametrize("source", [EVERYTHING, ROOT], ids=["everything", "the paper"])
def test_two_builds_are_the_same_bytes(source: Path, tmp_path: Path) -> None:
    here = _built(source, HERE, tmp_path / "one")
    there = _built(source, THERE, tmp_path / "two")
    assert {Path(name).suffix for name in here} == SUFFIXES
    assert [name for name in here if here[name] != there.get(name)] == []
    assert set(here) == set(there)
