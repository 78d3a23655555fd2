"""The program `paperbuild` and its commands, each of which is imported when it is asked for and not before."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from paperbuild import __version__
from paperbuild.cli.listed import Listed, ListedGroup
from paperbuild.cli.output import put
from paperbuild.cli.session import Session
from paperbuild.output.names import format_names

LISTED = {
    "init": Listed(
        "init", "Makes a new paper in DIR: a small one that builds at once and shows all that a section can have."
    ),
    **{name: Listed("build", f"Makes the paper's {name.upper()} and prints its path.") for name in format_names()},
    "build": Listed(
        "build",
        "Makes every format of every locale, an index page (build/index.html) and an accessibility statement.",
    ),
    "plan": Listed(
        "plan",
        "Cuts the build into jobs for CI or Ninja: one for each locale and format, with a key for its cache.",
    ),
    "check": Listed("check", "Checks every locale with every rule and shows what they find."),
    "fix": Listed("fix", "Corrects the spaces and punctuation marks of the text for its language (TYP001, TYP002)."),
    "verify": Listed(
        "verify", "Checks the built files with the validators that are installed, and compares them with each other."
    ),
    "notes": Listed("notes", "Lists the numbered notes: where each one is called, and what it says or cites."),
    "status": Listed(
        "status",
        "Shows how many blocks of each translation are fresh, stale, broken, missing or not translated yet.",
    ),
    "diff": Listed("diff", "Shows what has changed from OLD to NEW, or from OLD to the paper as it is."),
    "locale": Listed(
        "locale",
        "Adds a translation, shows what changed, records what is up to date, renames sections, exchanges PO files.",
    ),
    "edition": Listed(
        "edition", "Records what an edition publishes, shows what must stay of it, and writes corrections."
    ),
    "bib": Listed(
        "bib",
        "Keeps the library in order: renames keys wherever they are cited, finds unused works, sorts entries.",
    ),
    "note": Listed("note", "Renames notes, in every locale and every record."),
    "section": Listed("section", "Renames sections, in every locale, with what names them."),
    "links": Listed(
        "links", "Asks the network whether the sources are alive: dead and moved addresses, DOIs that do not exist."
    ),
    "restore": Listed(
        "restore", "Writes the project that is attached to FILE.pdf into DIR: sections, bibliography, templates."
    ),
    "serve": Listed("serve", "Shows the paper in the browser while you write it: what you save is there at once."),
    "lsp": Listed(
        "lsp",
        "Serves editors (Language Server Protocol): findings while one types, completion, quick fixes.",
    ),
    "rule": Listed("rule", "Explains a rule with an example; without a rule, lists all rules by family."),
    "doctor": Listed(
        "doctor", "Shows what is installed on this machine, and the command that installs what is missing."
    ),
}


def _show_version(context: click.Context, _: click.Parameter, is_asked: bool) -> None:
    """Answers `--version` and ends the run."""
    if not is_asked or context.resilient_parsing:
        return
    made_with: Iterable[tuple[str, str]] = [("paperbuild", __version__)]
    if context.params["is_verbose"]:
        from paperbuild.app.versions import versions

        made_with = versions()
    for name, version in made_with:
        put(f"{name} {version}")
    context.exit()


@click.group(
    cls=ListedGroup,
    listed=LISTED,
    context_settings={"help_option_names": ["-h", "--help"]},
    subcommand_metavar="COMMAND …",
)
@click.option(
    "--project",
    "folder",
    metavar="DIR",
    default=".",
    type=click.Path(path_type=Path),
    help="The paper's folder. [default: this folder]",
)
@click.option("--timings", "is_timed", is_flag=True, help="Show at the end how long each step took, as JSON lines.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="When to use colour. Without this option: on a terminal.",
)
@click.option(
    "-V", "--version", is_flag=True, expose_value=False, callback=_show_version, help="Show the version and exit."
)
@click.option(
    "--verbose",
    "is_verbose",
    is_flag=True,
    is_eager=True,  # known when `--version` is answered, wherever it stands
    help="With `--version`: also show the versions of the programs that make a paper.",
)
@click.pass_context
def paperbuild(context: click.Context, folder: Path, is_timed: bool, color: str, is_verbose: bool) -> None:
    """Makes PDF, HTML and EPUB from Markdown sections and one BibTeX file, with every reference checked."""
    if is_verbose:
        raise click.UsageError("`--verbose` works only with `--version`", context)
    context.obj = context.with_resource(Session(folder, is_timed=is_timed, color=color))
