"""`paperbuild locale`: a translator's day, from a new locale to what has been brought up to date."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

import click

from paperbuild.findings.nearest import did_you_mean

# Where each command is: the module of `paperbuild.cli`, whose command has the command's name.
_MODULES = {
    "add": "locale_add",
    "diff": "locale_diff",
    "accept": "locale_accept",
    "export": "po",
    "import": "po",
}


class LocaleGroup(click.Group):
    """The commands of `paperbuild locale`, each of which is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands in the order in which they are needed."""
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in _MODULES:
            hint = did_you_mean(cmd_name, _MODULES) or f"the commands are {', '.join(_MODULES)}"
            raise click.UsageError(f"no command is called `locale {cmd_name}`: {hint}", ctx)
        command: click.Command = import_module(f"paperbuild.cli.{_MODULES[cmd_name]}").COMMANDS[cmd_name]
        return command


@click.group("locale", cls=LocaleGroup, subcommand_metavar="COMMAND …")
def _locale() -> None:
    """Adds a translation, shows what changed in the source since, records what is up to date; PO files out and in."""


COMMANDS: Mapping[str, click.Command] = {"locale": _locale}
