"""The list of commands in the help: what the commands say of themselves, without importing any of them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from paperbuild.cli.group import paperbuild
from paperbuild.cli.listed import ListedGroup

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
        "paperbuild.cli.group",
        "paperbuild.cli.listed",
        "paperbuild.cli.output",
        "paperbuild.cli.session",
    ]


def test_help_of_a_group_imports_that_group_alone() -> None:
    assert set(loaded("locale", "--help")) - set(loaded("--help")) == {"paperbuild.cli.locale"}
