"""The program `paperbuild` and its commands, each of which is imported when it is asked for and not before."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from paperbuild import __version__
from paperbuild.cli.session import Session
from paperbuild.findings.nearest import did_you_mean

# Where each command is: the module of `paperbuild.cli`, whose command has the command's name.
_MODULES = {
    "init": "init",
    "pdf": "build",
    "html": "build",
    "epub": "build",
    "build": "build",
    "check": "check",
    "fix": "fix",
    "verify": "verify",
    "notes": "notes",
    "status": "status",
    "locale": "locale",
    "restore": "restore",
    "rule": "rule",
    "doctor": "doctor",
}


class LazyGroup(click.Group):
    """A group whose commands cost nothing until they run."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands in the order in which they are needed."""
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """The command of that name, imported now."""
        if cmd_name not in _MODULES:
            return None
        module = import_module(f"paperbuild.cli.{_MODULES[cmd_name]}")
        command: click.Command = module.COMMANDS[cmd_name]
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with the nearest command in the message where there is none of that name."""
        name = args[0]
        if name in _MODULES or name.startswith("-"):
            return super().resolve_command(ctx, args)
        hint = did_you_mean(name, _MODULES) or f"the commands are {', '.join(_MODULES)}"
        raise click.UsageError(f"no command is called `{name}`: {hint}", ctx)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]}, subcommand_metavar="COMMAND …")
@click.option(
    "--project",
    "folder",
    metavar="DIR",
    default=".",
    type=click.Path(path_type=Path),
    help="The paper's folder; this one unless told.",
)
@click.option("--timings", "is_timed", is_flag=True, help="Say at the end how long each step took, as JSON lines.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="When to use colour: on a terminal unless told.",
)
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
@click.pass_context
def paperbuild(context: click.Context, folder: Path, is_timed: bool, color: str) -> None:
    """Builds position papers: Markdown and one BibTeX library to PDF, HTML and EPUB, every reference checked."""
    context.obj = context.with_resource(Session(folder, is_timed=is_timed, color=color))
