"""`paperbuild pdf`, `html`, `epub` and `build`: from the paper to its files."""

from __future__ import annotations

from collections.abc import Mapping

import click

from paperbuild.cli.options import locales_to_make, no_cache
from paperbuild.cli.session import Session
from paperbuild.core.reader import SectionReader
from paperbuild.engines.heap import share_one_heap
from paperbuild.engines.layout.pool import LayoutPool
from paperbuild.model.formats import Format
from paperbuild.output.names import format_names

_draft_option = click.option(
    "--draft",
    "is_draft",
    is_flag=True,
    help="Build in spite of errors, as a draft in which each broken reference is marked.",
)
_strict_option = click.option("--strict", "is_strict", is_flag=True, help="Warnings stop the build too.")


def _format_command(name: str) -> click.Command:
    @click.command(name, help=f"Makes the paper's {name.upper()} and prints its path.")
    @locales_to_make
    @click.option("-o", "--output", metavar="FILE", default="", help="Where to write it; `-` is standard output.")
    @_draft_option
    @_strict_option
    @no_cache
    @click.pass_obj
    def command(session: Session, locales: tuple[str, ...], output: str, is_draft: bool, is_strict: bool) -> int:
        if output and len(set(locales)) > 1:
            raise click.UsageError("`-o` names one file, so name only one locale")
        return _make(session, (name,), locales, output, is_draft=is_draft, is_strict=is_strict)

    return command


@click.command("build")
@locales_to_make
@_draft_option
@_strict_option
@click.option(
    "--pages", "is_pages", is_flag=True, help="Make only the index page and the statement, for the files that exist."
)
@no_cache
@click.pass_obj
def _build_command(session: Session, locales: tuple[str, ...], is_draft: bool, is_strict: bool, is_pages: bool) -> int:
    """Makes every format of every locale, an index page (build/index.html) and an accessibility statement."""
    return _make(session, (), locales, "", is_draft=is_draft, is_strict=is_strict, is_pages=is_pages)


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
    is_pages: bool = False,
) -> int:
    """Loads the paper and begins to read it; what makes it into `formats`, or into all, is loaded meanwhile."""
    session.start_progress()
    is_laid_out = (not formats and not is_pages) or bool({Format.PDF, Format.EPUB} & {*formats})
    reader = SectionReader(session.memo)
    share_one_heap()
    with LayoutPool(1 if is_laid_out else 0) as pool:
        try:
            with session.watch.step("load"):
                project = session.load()
            reader.begin(project, locales)
            from paperbuild.cli.making import MakingOrder, make

            order = MakingOrder(
                formats, locales, is_draft=is_draft, is_strict=is_strict, output=output, is_pages=is_pages
            )
            return make(session, order, project, reader, pool)
        finally:
            reader.close()
