"""The set-up's scripts: which Python they take, what they install and what they only name, what they find finished."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.places import ROOT

PROGRAMS = ("bash", "cat", "dirname", "env", "rm", "mkdir", "touch", "tr", "true", "sed")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout in a folder with a space in its name, with an empty `bin/` for the programs that a test wants."""
    folder = tmp_path / "a checkout"
    shutil.copytree(ROOT / "scripts", folder / "scripts")
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, folder)
    (folder / "checkers").mkdir()
    shutil.copy(ROOT / "checkers" / "package.json", folder / "checkers")
    (folder / "bin").mkdir()
    for name in PROGRAMS:
        place = shutil.which(name)
        assert place, name
        (folder / "bin" / name).symlink_to(place)
    return folder


def program(checkout: Path, name: str, script: str) -> None:
    """Puts a shell script called `name` on the checkout's PATH."""
    path = checkout / "bin" / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def bash(checkout: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Runs `script` with the set-up's functions, and nothing but the checkout's `bin/` on the PATH."""
    sources = "set -euo pipefail; source scripts/python.sh; source scripts/system.sh; source scripts/checkers.sh; "
    environment = {"PATH": str(checkout / "bin")}
    return subprocess.run(
        [checkout / "bin" / "bash", "-c", sources + script],
        cwd=checkout,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_newest_python_on_the_path_is_taken(checkout: Path) -> None:
    program(checkout, "python3", "echo 3.11")
    program(checkout, "python3.13", "echo 3.13")
    assert bash(checkout, "find_python").stdout == "python3.13\n"


def test_a_program_that_only_stands_for_a_python_is_passed_over(checkout: Path) -> None:
    program(checkout, "python3.14", "echo 'python3.14: command not found' >&2; exit 127")
    program(checkout, "python3", "echo 3.12")
    assert bash(checkout, "find_python").stdout == "python3\n"


def test_python_of_the_environment_comes_first(checkout: Path) -> None:
    program(checkout, "python3.14", "echo 3.14")
    (checkout / ".venv" / "bin").mkdir(parents=True)
    program(checkout, "../.venv/bin/python", "echo 3.11")
    assert bash(checkout, "find_python").stdout == ".venv/bin/python\n"


def test_a_python_that_is_named_comes_before_newer_ones_unless_it_is_too_old(checkout: Path) -> None:
    program(checkout, "python3.14", "echo 3.14")
    program(checkout, "python3.12", "echo 3.12")
    program(checkout, "python3.9", "echo 3.9")
    assert bash(checkout, "PAPERBUILD_PYTHON=python3.12 find_python").stdout == "python3.12\n"
    assert bash(checkout, "PAPERBUILD_PYTHON=python3.9 find_python").stdout == "python3.14\n"


def test_old_pythons_are_named_when_there_is_no_other(checkout: Path) -> None:
    program(checkout, "python3", "echo 3.9")
    done = bash(checkout, "find_python")
    assert done.returncode == 1
    assert done.stderr == ("setup: paperbuild needs Python 3.11 or newer, and none is on the PATH (python3 is 3.9)\n")


def test_python_4_and_words_are_no_version(checkout: Path) -> None:
    program(checkout, "python3", "echo hello")
    assert bash(checkout, "find_python").returncode == 1


MANAGERS = {
    "apt-get": "apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 "
    "default-jre-headless poppler-utils chromium fontconfig fonts-noto-cjk gettext neovim npm",
    "dnf": "dnf install -y pango harfbuzz java-headless poppler-utils chromium "
    "google-noto-serif-cjk-fonts google-noto-sans-cjk-fonts gettext neovim npm",
    "pacman": "pacman -S --noconfirm --needed pango harfbuzz jre-openjdk-headless poppler chromium noto-fonts-cjk "
    "gettext neovim npm",
    "apk": "apk add pango harfbuzz-subset openjdk17-jre-headless poppler-utils chromium fontconfig font-noto-cjk "
    "gettext neovim npm",
}
# A Python that has everything but the libraries: it fails on a script from its standard input.
BARE_PYTHON = '[ "$1" = - ] && exit 1; exit 0'


@pytest.mark.parametrize("manager", MANAGERS)
def test_the_line_to_run_is_named_where_nothing_may_be_installed(checkout: Path, manager: str) -> None:
    program(checkout, "python3", BARE_PYTHON)
    program(checkout, manager, "touch installed")
    program(checkout, "id", "echo 1000")
    done = bash(checkout, "prepare_system test python3")
    assert f"to install: sudo {MANAGERS[manager]}\n" in done.stderr
    assert not (checkout / "installed").exists()
    assert done.returncode == 0


@pytest.mark.parametrize("manager", MANAGERS)
def test_root_installs_what_is_missing(checkout: Path, manager: str) -> None:
    program(checkout, "python3", BARE_PYTHON)
    program(checkout, manager, 'echo "$0 $*" | sed "s|.*/||" >>installed')
    program(checkout, "id", "echo 0")
    bash(checkout, "prepare_system test python3")
    last = (checkout / "installed").read_text().splitlines()[-1]
    assert last.removesuffix(" -qq") == MANAGERS[manager]


NPM = 'echo "$*" >installed; mkdir -p checkers/node_modules'


def test_checkers_of_npm_are_installed_once_and_none_of_their_scripts_is_run(checkout: Path) -> None:
    program(checkout, "npm", NPM)
    done = bash(checkout, "prepare_checkers")
    arguments = (checkout / "installed").read_text()
    assert arguments.startswith("install --prefix checkers --no-package-lock --ignore-scripts ")
    assert "into checkers/node_modules" in done.stderr
    (checkout / "installed").unlink()
    assert bash(checkout, "prepare_checkers").stderr == ""
    assert not (checkout / "installed").exists()
    package = checkout / "checkers" / "package.json"
    package.write_text(package.read_text() + "\n\n{}\n")
    bash(checkout, "prepare_checkers")
    assert (checkout / "installed").exists(), "other versions are wanted"


def test_without_npm_or_where_it_fails_the_set_up_goes_on(checkout: Path) -> None:
    done = bash(checkout, "prepare_checkers")
    assert (done.returncode, done.stderr) == (0, "")
    program(checkout, "npm", "exit 1")
    done = bash(checkout, "prepare_checkers")
    assert done.returncode == 0
    assert done.stderr.endswith("setup: that failed: npm says why above\n")


def test_npm_is_wanted_until_its_packages_are_there_and_node_always(checkout: Path) -> None:
    program(checkout, "python3", "exit 0")
    assert "npm" in bash(checkout, "list_missing test python3").stdout.split()
    stamp = checkout / "checkers" / "node_modules" / ".ready"
    stamp.parent.mkdir()
    shutil.copy(checkout / "checkers" / "package.json", stamp)
    assert "npm" in bash(checkout, "list_missing test python3").stdout.split()
    program(checkout, "node", "exit 0")
    assert "npm" not in bash(checkout, "list_missing test python3").stdout.split()


LOADER = "echo 'node: error while loading shared libraries: libatomic.so.1: cannot open' >&2; exit 127"


def driver(checkout: Path, script: str) -> None:
    """Playwright's driver, as it lies in the environment."""
    folder = checkout / ".venv" / "lib" / "python3.11" / "site-packages" / "playwright" / "driver"
    folder.mkdir(parents=True)
    program(checkout, f"../{folder.relative_to(checkout)}/node", script)


def test_the_library_that_a_driver_wants_is_installed(checkout: Path) -> None:
    driver(checkout, f"[ -e installed ] || {{ {LOADER}; }}")
    program(checkout, "apt-get", 'echo "$*" >>installed')
    program(checkout, "id", "echo 0")
    done = bash(checkout, "prepare_driver")
    assert done.stderr == "setup: apt-get install -y --no-install-recommends libatomic1\n"
    assert "libatomic1" in (checkout / "installed").read_text()
    assert bash(checkout, "prepare_driver").stderr == ""


@pytest.mark.parametrize("script", ["exit 0", "echo 'something else' >&2; exit 1"], ids=["works", "breaks otherwise"])
def test_no_library_is_installed_that_no_driver_wants(checkout: Path, script: str) -> None:
    driver(checkout, script)
    program(checkout, "apt-get", 'echo "$*" >>installed')
    program(checkout, "id", "echo 0")
    assert bash(checkout, "prepare_driver").stderr == ""
    assert not (checkout / "installed").exists()


def test_a_package_that_does_not_exist_keeps_no_other_away(checkout: Path) -> None:
    program(checkout, "python3", BARE_PYTHON)
    program(checkout, "apt-get", 'case "$*" in *chromium*) exit 100 ;; *) echo "$*" >>installed ;; esac')
    program(checkout, "id", "echo 0")
    done = bash(checkout, "prepare_system test python3")
    assert "libharfbuzz-subset0" in (checkout / "installed").read_text()
    assert "to try it by hand: sudo apt-get install -y --no-install-recommends chromium\n" in done.stderr


def test_a_sudo_that_asks_for_a_password_is_not_used(checkout: Path) -> None:
    program(checkout, "python3", BARE_PYTHON)
    program(checkout, "apt-get", "touch installed")
    program(checkout, "id", "echo 1000")
    program(checkout, "sudo", "exit 1")
    bash(checkout, "prepare_system pdf python3")
    assert not (checkout / "installed").exists()


def test_a_sudo_that_does_not_ask_is_used(checkout: Path) -> None:
    program(checkout, "python3", BARE_PYTHON)
    program(checkout, "apt-get", 'echo "$*" >>installed')
    program(checkout, "id", "echo 1000")
    program(checkout, "sudo", 'shift; exec "$@"')
    bash(checkout, "prepare_system pdf python3")
    assert "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in (checkout / "installed").read_text()


def test_a_paper_is_not_begun_without_pango(checkout: Path) -> None:
    program(checkout, "python3", BARE_PYTHON)
    done = bash(checkout, "prepare_system pdf python3")
    assert done.returncode == 1
    assert done.stderr == (
        "setup: missing: pango harfbuzz-subset; install them with this system's package manager\n"
        "setup: no PDF can be made without Pango\n"
    )


def test_each_tool_that_tests_lack_is_named(checkout: Path) -> None:
    program(checkout, "python3", "exit 0")
    done = bash(checkout, "prepare_system test python3")
    assert done.returncode == 0
    missing = "java poppler chromium cjk-fonts gettext neovim npm"
    assert done.stderr == f"setup: missing: {missing}; install them with this system's package manager\n"


def test_nothing_is_said_when_nothing_is_missing(checkout: Path) -> None:
    for name in ("python3", "java", "pdftotext", "chromium", "msgfmt", "nvim", "npm"):
        program(checkout, name, "exit 0")
    program(checkout, "fc-list", "echo 'fonts/a.ttc: Noto Serif CJK SC:style=Regular'")
    done = bash(checkout, "prepare_system test python3")
    assert (done.returncode, done.stderr) == (0, "")


def finished(checkout: Path, purpose: str) -> None:
    """A .venv that was finished for `purpose`."""
    (checkout / ".venv" / "bin").mkdir(parents=True, exist_ok=True)
    program(checkout, "../.venv/bin/python", "exit 0")
    assert bash(checkout, f"wanted >.venv/.ready-{purpose}").returncode == 0


def is_current(checkout: Path, purpose: str) -> bool:
    return bash(checkout, f"is_current {purpose}").returncode == 0


def test_a_finished_environment_is_left_as_it_is(checkout: Path) -> None:
    finished(checkout, "pdf")
    assert is_current(checkout, "pdf")
    assert not is_current(checkout, "test")


def test_an_environment_for_the_tests_makes_papers_too(checkout: Path) -> None:
    finished(checkout, "test")
    assert is_current(checkout, "pdf")


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_an_environment_from_other_pins_is_brought_up_to_date(checkout: Path, name: str) -> None:
    finished(checkout, "test")
    with (checkout / name).open("a") as file:
        file.write("# changed\n")
    assert not is_current(checkout, "test")


def test_an_environment_whose_making_was_interrupted_is_noticed(checkout: Path) -> None:
    finished(checkout, "test")
    (checkout / ".venv" / ".unfinished").touch()
    assert not is_current(checkout, "test")


def test_an_environment_whose_python_is_gone_is_noticed(checkout: Path) -> None:
    finished(checkout, "test")
    (checkout / ".venv" / "bin" / "python").unlink()
    assert not is_current(checkout, "test")


def test_an_environment_that_was_moved_is_noticed(checkout: Path) -> None:
    finished(checkout, "test")
    moved = checkout.rename(checkout.with_name("moved"))
    assert not is_current(moved, "test")


@pytest.mark.slow
@pytest.mark.pango
def test_make_pdf_prints_the_path_of_the_paper_last(checkout: Path) -> None:
    """From another folder, in one with a space in its name; its environment borrows the packages of this one."""
    for name in ("src", "content", "templates"):
        shutil.copytree(ROOT / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "bibliography.bib", checkout)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", checkout / ".venv"], check=True)
    (site,) = (checkout / ".venv").glob("lib/python*/site-packages")
    (site / "borrowed.pth").write_text(f"{sysconfig.get_path('purelib')}\n{checkout / 'src'}\n")
    program(checkout, "../.venv/bin/paperbuild", 'exec "${0%/*}/python" -m paperbuild "$@"')
    assert bash(checkout, "wanted >.venv/.ready-pdf").returncode == 0
    make = shutil.which("make")
    assert make
    command = [make, "--no-print-directory", "-C", str(checkout), "pdf"]
    done = subprocess.run(command, cwd=checkout.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    path = checkout / done.stdout.splitlines()[-1]
    assert path.is_relative_to(checkout / "build")
    assert path.read_bytes().startswith(b"%PDF")


def test_every_pin_is_a_name_and_a_version() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert len(pins) > 20
    for pin in pins:
        name, _, version = pin.partition("==")
        assert name.replace("-", "").replace(".", "").isalnum(), pin
        assert version.replace(".", "").isalnum(), pin
    assert not any(mark in line for line in lines for mark in ("://", " @ ", "--hash", "--index"))


def test_make_help_names_every_target() -> None:
    make = shutil.which("make")
    assert make
    listed = subprocess.run([make, "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    phony = next(line for line in (ROOT / "Makefile").read_text().splitlines() if line.startswith(".PHONY:")).split()[
        1:
    ]
    assert [line.split()[1] for line in listed.splitlines()] == phony


def test_this_environment_has_the_pinned_versions() -> None:
    """Only where `make test` made it: elsewhere, newer versions may be what is being tried."""
    if not (ROOT / ".venv" / ".ready-test").exists() or Path(sys.prefix) != ROOT / ".venv":
        pytest.skip("this environment was not made by `make test`")
    from importlib.metadata import version

    from packaging.version import Version

    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, _, pinned = line.partition("==")
            assert Version(version(name)) == Version(pinned), name
