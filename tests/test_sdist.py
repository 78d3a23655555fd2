"""The source distribution is the repository, and its tests run where it is unpacked."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.places import ROOT

pytestmark = pytest.mark.slow

# Small ones of each kind: they read files at the top, fixtures, templates and the first paper, and start programs.
SOME = [
    "tests/findings",
    "tests/model",
    "tests/report",
    "tests/app/test_load.py",
    "tests/cli/test_cli_help.py",
    "tests/cli/test_cli_init.py",
    "tests/test_architecture.py",
    "tests/test_ci.py",
    "tests/test_dependencies.py",
    "tests/test_publication.py",
]


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the source distribution unpacks to, made by the backend of this environment."""
    folder = tmp_path_factory.mktemp("sdist")
    run(sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", folder, cwd=ROOT)
    (made,) = folder.glob("*.tar.gz")
    with tarfile.open(made) as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)  # Python 3.11.4 has it, 3.11.2 does not
        archive.extractall(folder / "an empty folder")  # noqa: S202 - we have made it
    (top,) = (folder / "an empty folder").iterdir()
    return top


def test_it_holds_what_git_keeps_and_nothing_else(unpacked: Path) -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("this is no checkout, so git does not say what belongs to it")
    names = ["--cached", "--others", "--exclude-standard"]
    kept = set(run("git", "ls-files", "-z", *names, cwd=ROOT).split("\0")) - {""}
    held = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert held - {"PKG-INFO"} == {name for name in kept if (ROOT / name).is_file()}


def test_its_tests_are_all_found_and_some_of_them_pass(unpacked: Path) -> None:
    own = {"PYTHONPATH": str(unpacked / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    where = run(sys.executable, "-c", "import paperbuild; print(paperbuild.__file__)", cwd=unpacked, **own)
    assert Path(where.strip()).is_relative_to(unpacked)
    run(sys.executable, "-m", "pytest", "-p", "no:xdist", "--collect-only", cwd=unpacked, **own)
    told = run(sys.executable, "-m", "pytest", "-p", "no:xdist", *SOME, cwd=unpacked, **own)
    assert "passed" in told or "[100%]" in told
