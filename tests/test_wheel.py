"""A wheel of the repository, installed where there is no checkout, makes a paper."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.places import ROOT

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path, env: Mapping[str, str] | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by the backend of this environment: nothing is downloaded."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=ROOT)
    (made,) = folder.glob("*.whl")
    return made


def test_wheel_holds_the_templates_and_the_types(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    templates = [path.relative_to(ROOT).as_posix() for path in (ROOT / "templates").rglob("*") if path.is_file()]
    assert {f"paperbuild/default_{path}" for path in templates} <= names
    assert "paperbuild/py.typed" in names


def test_wheel_holds_the_schema_of_the_settings_and_the_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        schema = archive.read("paperbuild/paper.schema.json")
        (licence,) = (name for name in archive.namelist() if name.endswith(".dist-info/licenses/LICENSE"))
        assert archive.read(licence) == (ROOT / "LICENSE").read_bytes()
    assert schema == (ROOT / "schema" / "paper.schema.json").read_bytes()


def test_wheel_holds_every_module_and_nothing_beside_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    modules = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src").rglob("*.py")}
    assert modules <= names
    assert {name.split("/")[0] for name in names} <= {"paperbuild", f"{'-'.join(wheel.name.split('-')[:2])}.dist-info"}


@pytest.mark.pango
def test_an_installed_wheel_makes_a_new_paper_in_every_format(wheel: Path, tmp_path: Path) -> None:
    programs = installed(wheel, tmp_path / "environment")
    outside = tmp_path / "a folder"
    outside.mkdir()
    bare = {"PATH": os.defpath, "HOME": str(outside)}
    run(programs / "paperbuild", "init", "demo", cwd=outside, env=bare)
    run(programs / "paperbuild", "build", cwd=outside / "demo", env=bare)
    build = outside / "demo" / "build"
    assert (build / "index.html").is_file()
    (locale,) = (path for path in build.iterdir() if path.is_dir())
    starts = {path.suffix: path.read_bytes()[:4] for path in locale.iterdir()}
    assert set(starts) == {".pdf", ".html", ".epub"}
    assert starts[".pdf"] == b"%PDF"
    assert starts[".epub"] == b"PK\x03\x04"
    assert starts[".html"].lower() == b"<!do"


def installed(wheel: Path, folder: Path) -> Path:
    """Where the programs are of a new environment with `wheel` in it. What paperbuild needs it borrows from the
    environment of the tests, by a path that leaves out the checkout there."""
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=wheel.parent)
    python = folder / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps", wheel, cwd=wheel.parent)
    site = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    Path(site, "borrowed.pth").write_text("".join(f"{path}\n" for path in sorted(borrowed)), encoding="utf-8")
    where = run(python, "-c", "import paperbuild; print(paperbuild.__file__)", cwd=folder).strip()
    assert Path(where).is_relative_to(site)
    return folder / "bin"
