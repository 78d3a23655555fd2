"""The options that several commands have, each said once."""

from __future__ import annotations

import click

from paperbuild.cli.session import Session

report_format = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    help="Text for people, JSON for programs, or the form of GitHub's workflows or of code scanners (SARIF).",
)
list_format = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people, or for programs."
)
locales_to_make = click.option(
    "-l", "--locale", "locales", metavar="LOCALE", multiple=True, help="A locale to make. Can be given several times."
)
dry_run = click.option("--dry-run", "is_dry", is_flag=True, help="Show what would change, and change nothing.")
strict = click.option("--strict", "is_strict", is_flag=True, help="Treat warnings as errors.")


def _forget(context: click.Context, _: click.Parameter, is_given: bool) -> None:
    session = context.find_object(Session)
    if session is not None and is_given:
        session.is_cached = False


no_cache = click.option(
    "--no-cache",
    is_flag=True,
    expose_value=False,
    callback=_forget,
    help="Make everything again, without the cache of earlier runs.",
)
