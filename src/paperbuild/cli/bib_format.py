"""`paperbuild bib format`: the library in a stable order and layout."""

from __future__ import annotations

from collections.abc import Mapping

import click

from paperbuild.cli.changing import change
from paperbuild.cli.exit_status import FINDINGS
from paperbuild.cli.options import dry_run, list_format
from paperbuild.cli.output import put, tell
from paperbuild.cli.session import Session
from paperbuild.core.paper import NO_BIBLIOGRAPHY
from paperbuild.findings.edits import Rewritten
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from paperbuild.syntax.settings import parse_settings
from paperbuild.upkeep.format_library import Order, formatted


@click.command("format")
@click.option(
    "--order",
    type=click.Choice(["key", "type", "file"]),
    help="Sort by key, by type and key, or not at all. [default: `library-order` in paper.toml, or key]",
)
@click.option("--check", "is_check", is_flag=True, help="Change nothing; exit with 1 if the library is not in order.")
@dry_run
@list_format
@click.pass_obj
def _format(session: Session, order: Order | None, is_check: bool, is_dry: bool, form: str) -> int:
    """Puts the library in a stable order and layout; every value and every comment stays.

    A field stands on a line of its own; what stands between the delimiters of its value is not touched. Comments stay
    with the entry below them. `@string` and `@preamble` come first; entries from which others take fields come last.
    """
    project = session.load()
    library = parse_bibliography(project.bibliography or NO_BIBLIOGRAPHY)
    wanted: Order = order or parse_settings(project.settings)[0].library_order
    done = formatted(library, wanted)
    file = library.file
    changed = [Rewritten(file, done.text)] if done.text != file.text else []
    if done.order != wanted:
        tell(f"{file.path} stays in its order: in another, some entry would be read otherwise")
    if is_check:
        if changed:
            put(f"{file.path} is not in order: `paperbuild bib format` puts it so")
        return FINDINGS if changed else 0
    said = f"{file.path} {'would be' if is_dry else 'is'} in order" if changed else f"{file.path} was in order"
    change(session, changed, said, is_dry=is_dry, form=form)
    return 0


COMMANDS: Mapping[str, click.Command] = {"format": _format}
