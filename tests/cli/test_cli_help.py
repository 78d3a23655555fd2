"""The list of commands in the help: what the commands say of themselves, without importing any of them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version
from typing import Any

import click
import pytest

from paperbuild import __version__
from paperbuild.cli.group import paperbuild
from paperbuild.cli.listed import ListedGroup
from paperbuild.engines.pandoc import pandoc_version

Run = Callable[..., Any]

LOADED = """
import sys
from paperbuild.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    print(*sorted(name for name in sys.modules if name.startswith("paperbuild.")), sep="\\n", file=sys.stderr)
"""


def groups() -> Iterator[ListedGroup]:
    yield paperbuild
    for name in paperbuild.listed:
        command = paperbuild.get_command(click.Context(paperbuild), name)
        if isinstance(command, ListedGroup):
            yield command


@pytest.mark.parametrize("group", list(groups()), ids=lambda group: group.name)
def test_each_command_is_listed_with_the_first_sentence_of_its_own_help(group: ListedGroup) -> None:
    for name, listed in group.listed.items():
        command = group.get_command(click.Context(group), name)
        assert command
        assert command.name == name
        assert listed.help.rstrip(".") == command.get_short_help_str(limit=1000).rstrip(".")


def loaded(*arguments: str) -> list[str]:
    """The modules of paperbuild that a run imports."""
    command = [sys.executable, "-c", LOADED, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stderr.splitlines()


def test_help_imports_what_the_version_does_and_no_command() -> None:
    there = loaded("--version")
    assert loaded("--help") == there
    assert [name for name in there if name.startswith("paperbuild.cli.")] == [
        "paperbuild.cli.deadline",
        "paperbuild.cli.exit_status",
        "paperbuild.cli.group",
        "paperbuild.cli.listed",
        "paperbuild.cli.output",
        "paperbuild.cli.session",
    ]


def test_help_of_a_group_imports_that_group_alone() -> None:
    assert set(loaded("locale", "--help")) - set(loaded("--help")) == {"paperbuild.cli.locale"}


@pytest.mark.pango
@pytest.mark.parametrize("arguments", [("--version", "--verbose"), ("--verbose", "-V")])
def test_a_verbose_version_names_what_a_paper_is_made_with(run: Run, arguments: tuple[str, str]) -> None:
    done = run(*arguments)
    assert done.status == 0
    said = dict(line.split(" ", 1) for line in done.out.splitlines())
    assert list(said) == ["paperbuild", "Python", "pandoc", "WeasyPrint", "pydyf", "fontTools", "pikepdf", "Pango"]
    assert said["paperbuild"] == __version__
    assert said["pandoc"] == pandoc_version(60)
    for name in ("WeasyPrint", "pydyf", "fontTools", "pikepdf"):
        assert said[name] == version(name)


def test_a_version_is_one_line_and_verbose_alone_is_nothing(run: Run) -> None:
    assert run("--version").out == f"paperbuild {__version__}\n"
    done = run("--verbose", "notes")
    assert (done.status, "`--verbose` works only with `--version`" in done.err) == (2, True)
