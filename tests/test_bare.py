"""The script that tries both commands on bare systems: what it is asked for, and what it takes for a good end."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.places import ROOT

SCRIPT = ROOT / "scripts" / "bare.sh"


def asked(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", SCRIPT, *words], capture_output=True, text=True, check=False)


def bash(folder: Path, script: str, path: str = "/usr/bin:/bin") -> subprocess.CompletedProcess[str]:
    """Runs `script` with the functions of the script, in `folder`."""
    command = ["bash", "-c", f'source "$1"; {script}', "bash", SCRIPT]
    return subprocess.run(command, cwd=folder, env={"PATH": path}, capture_output=True, text=True, check=False)


def test_help_tells_every_option() -> None:
    done = asked("--help")
    assert done.returncode == 0
    for option in ("--system", "--python", "--as", "--make", "--fresh"):
        assert f"\n  {option} " in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--as", "somebody"], "somebody is none of: root user"),
        (["--make", "coffee"], "coffee is none of: pdf test quick"),
        (["--system"], "--system wants a word after it"),
        (["--all"], "no option is called --all; see --help"),
        (["--inside"], "--inside is for its own use"),
    ],
)
def test_what_is_no_option_is_told_and_nothing_is_made(words: list[str], said: str) -> None:
    done = asked(*words)
    assert (done.returncode, done.stderr) == (2, f"bare: {said}\n")


def test_both_systems_and_both_people_are_tried_unless_others_are_named(tmp_path: Path) -> None:
    show = 'echo "${systems[@]} / ${pythons[@]} / ${people[@]} / ${targets[@]}"'
    done = bash(
        tmp_path, f"read_options; {show}; read_options --system 13 --python 3.12 --as user --make quick; {show}"
    )
    assert done.stdout.splitlines() == [
        "bookworm trixie / system / root user / pdf test",
        "trixie / 3.12 / user / quick",
    ]


def test_the_mirror_is_that_of_debian_in_this_machines_sources(tmp_path: Path) -> None:
    apt = tmp_path / "apt-get"
    apt.write_text(
        "#!/bin/sh\n"
        "echo 'Else Else https://other.example/repo/'\n"
        "echo 'Debian Debian-Security https://security.example/'\n"
        "echo 'Debian Debian https://mirror.example/debian/'\n"
        "echo 'Debian Debian https://second.example/debian/'\n"
    )
    apt.chmod(0o755)
    path = f"{tmp_path}:/usr/bin:/bin"
    assert bash(tmp_path, "mirror", path).stdout == "https://mirror.example/debian/\n"
    named = "PAPERBUILD_BARE_MIRROR=https://named.example; mirror"
    assert bash(tmp_path, named, path).stdout == "https://named.example\n"


def judged(folder: Path, target: str, who: str, out: str, err: str = "") -> tuple[int, str]:
    (folder / "log").write_text(out)
    (folder / "log.err").write_text(err)
    done = bash(folder, f"what_is_wrong {target} log {who} .")
    return done.returncode, done.stdout.strip()


def test_a_paper_is_made_when_its_path_leads_to_a_pdf(tmp_path: Path) -> None:
    (tmp_path / "good.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "bad.pdf").write_bytes(b"<html>")
    assert judged(tmp_path, "pdf", "root", "something\ngood.pdf\n") == (0, "good.pdf")
    assert judged(tmp_path, "pdf", "root", "bad.pdf\n")[0] != 0
    assert judged(tmp_path, "pdf", "root", "none.pdf\n")[0] != 0
    assert judged(tmp_path, "pdf", "root", "")[0] != 0


def test_tests_are_good_when_some_passed_and_root_left_none_out_for_want_of_a_tool(tmp_path: Path) -> None:
    passed, skipped = "1 passed, 2 skipped in 3.00s", "setup: the tests are skipped that need ace (no)"
    assert judged(tmp_path, "test", "root", f"..\n{passed}\n", "setup: apt-get install a\n") == (0, passed)
    assert judged(tmp_path, "test", "user", f"..\n{passed}\n", f"{skipped}\n") == (0, passed)
    assert judged(tmp_path, "test", "root", f"..\n{passed}\n", f"{skipped}\n") == (1, skipped)
    assert judged(tmp_path, "test", "root", "no tests ran\n")[0] != 0


def test_one_failure_fails_the_whole_and_every_row_is_in_the_table(tmp_path: Path) -> None:
    good = "rows=() is_bad=; add_row trixie 3.13 root pdf passed 70 build/a.pdf; "
    done = bash(tmp_path, f"{good} print_table")
    assert done.returncode == 0
    done = bash(tmp_path, f"touch log; {good} fail trixie 3.13 user test 9 '1 failed' log; print_table")
    assert done.returncode == 1
    _, head, *rows = done.stdout.splitlines()
    assert head.split() == ["system", "python", "as", "make", "result", "time", "note"]
    assert [row.split()[:5] for row in rows] == [
        ["trixie", "3.13", "root", "pdf", "passed"],
        ["trixie", "3.13", "user", "test", "failed"],
    ]
