"""`paperbuild init`: a new paper that builds at once."""

from __future__ import annotations

import datetime
import os
import re
import shlex
from collections.abc import Mapping
from pathlib import Path

import click

from paperbuild.app.create import init
from paperbuild.cli.output import put, tell
from paperbuild.findings.errors import UsageError
from paperbuild.model.settings import LOCALE_PATTERN


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--locale", metavar="LOCALE", default="en", show_default=True, help="The language it will be written in.")
def _init(folder: Path, locale: str) -> None:
    """Makes a new paper in DIR: a small one that builds at once and shows all that a section can have."""
    if not re.match(LOCALE_PATTERN, locale):
        raise UsageError(
            f"`{locale}` is not a language tag", "a language tag is `en`, `fr`, `pt-BR`, `zh-Hant` (BCP 47)"
        )
    files = init(folder, locale, _today())
    for path in files:
        put(str(path))
    tell(_next_steps(folder, locale))


COMMANDS: Mapping[str, click.Command] = {"init": _init}


def _today() -> datetime.date:
    """The day, or that of SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.date.today()


def _next_steps(folder: Path, locale: str) -> str:
    steps = [
        f"cd {shlex.quote(str(folder))}",
        "paperbuild build    # PDF, HTML and EPUB, in build/",
        "paperbuild check    # everything that is wrong, with its place",
    ]
    if folder.resolve() == Path.cwd():
        del steps[0]
    written = "" if locale == "en" else f"The example is in English: put your text in its place in content/{locale}/.\n"
    return f"{written}Next:\n" + "\n".join(f"  {step}" for step in steps)
