"""`paperbuild pdf`, `html`, `epub` and `build`: from the paper to its files."""

from __future__ import annotations

from collections.abc import Mapping

import click

from paperbuild.app.load import load
from paperbuild.cli.options import no_cache
from paperbuild.cli.session import Session
from paperbuild.core.reader import SectionReader
from paperbuild.engines.layout.pool import LayoutPool
from paperbuild.model.formats import Format
from paperbuild.output.names import format_names

_locale_option = click.option(
    "-l", "--locale", "locales", metavar="LOCALE", multiple=True, help="A locale to make; may be given several times."
)
_draft_option = click.option(
    "--draft",
    "is_draft",
    is_flag=True,
    help="Build in spite of errors, marked as a draft, with each broken reference marked.",
)
_strict_option = click.option("--strict", "is_strict", is_flag=True, help="Warnings stop the build too.")


def _format_command(name: str) -> click.Command:
    @click.command(name, help=f"Makes the paper's {name.upper()} and prints its path.")
    @_locale_option
    @click.option("-o", "--output", metavar="FILE", default="", help="Where to write it; `-` is standard output.")
    @_draft_option
    @_strict_option
    @no_cache
    @click.pass_obj
    def command(session: Session, locales: tuple[str, ...], output: str, is_draft: bool, is_strict: bool) -> int:
        if output and len(set(locales)) > 1:
            raise click.UsageError("-o names one file, so there can be one locale only")
        return _make(session, (name,), locales, output, is_draft=is_draft, is_strict=is_strict)

    return command


@click.command("build")
@_locale_option
@_draft_option
@_strict_option
@no_cache
@click.pass_obj
def _build_command(session: Session, locales: tuple[str, ...], is_draft: bool, is_strict: bool) -> int:
    """Makes every format of every locale, build/index.html, which lists them, and an accessibility statement."""
    return _make(session, (), locales, "", is_draft=is_draft, is_strict=is_strict)


COMMANDS: Mapping[str, click.Command] = {
    **{name: _format_command(name) for name in format_names()},
    "build": _build_command,
}


def _make(
    session: Session,
    formats: tuple[str, ...],
    locales: tuple[str, ...],
    output: str,
    *,
    is_draft: bool,
    is_strict: bool,
) -> int:
    """Loads the paper and begins to read it; what makes it into `formats`, or into all, is loaded meanwhile."""
    session.start_progress()
    is_laid_out = not formats or bool({Format.PDF, Format.EPUB} & {*formats})
    reader = SectionReader(session.memo)
    with LayoutPool(1 if is_laid_out else 0) as pool:
        try:
            with session.watch.step("load"):
                project = load(session.folder)
            reader.begin(project, locales)
            from paperbuild.cli.making import MakingOrder, make

            order = MakingOrder(formats, locales, is_draft=is_draft, is_strict=is_strict, output=output)
            return make(session, order, project, reader, pool)
        finally:
            reader.close()
