"""A group of commands that are listed: each is imported when it is asked for, and help is given of them all unread."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple

import click


class Listed(NamedTuple):
    """A command that has not been imported: the module of `paperbuild.cli` whose `COMMANDS` has it, and the first
    sentence of its help, which a test compares with the command's own."""

    module: str
    help: str


class ListedGroup(click.Group):
    """A group whose commands cost nothing until they run; `listed` has them in the order in which they are needed."""

    def __init__(self, *, listed: Mapping[str, Listed], **attributes: Any) -> None:
        super().__init__(**attributes)
        self.listed = listed

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands in the order in which they are needed."""
        return list(self.listed)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """The command of that name, imported now."""
        if cmd_name not in self.listed:
            return None
        command: click.Command = import_module(f"paperbuild.cli.{self.listed[cmd_name].module}").COMMANDS[cmd_name]
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with the nearest command in the message where there is none of that name."""
        name = args[0]
        if name in self.listed or name.startswith("-"):
            return super().resolve_command(ctx, args)
        from paperbuild.findings.nearest import did_you_mean

        hint = did_you_mean(name, self.listed) or f"the commands are {', '.join(self.listed)}"
        said = f"{self.name} {name}" if ctx.parent else name
        raise click.UsageError(f"no command is called `{said}`: {hint}", ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """Writes the list of commands as click does, from the first sentences of their help alone."""
        width = formatter.width - 6 - max(map(len, self.listed))
        rows = [
            (name, click.Command(name, help=one.help).get_short_help_str(width)) for name, one in self.listed.items()
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)
