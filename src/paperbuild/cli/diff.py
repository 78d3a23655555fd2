"""`paperbuild diff`: what has changed from one edition of a paper to another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperbuild.cli.exit_status import FINDINGS
from paperbuild.cli.options import no_cache
from paperbuild.cli.output import put, put_utf8, tell
from paperbuild.cli.session import Session
from paperbuild.core.reader import SectionReader
from paperbuild.engines.heap import share_one_heap
from paperbuild.engines.layout.pool import LayoutPool
from paperbuild.model.formats import Format

if TYPE_CHECKING:
    from paperbuild.app.comparing import ReadSide, SidesCompared
    from paperbuild.app.sides import Side


@click.command("diff")
@click.argument("sides", metavar="OLD [NEW]", nargs=-1)
@click.option(
    "-l",
    "--locale",
    "locales",
    metavar="LOCALE",
    multiple=True,
    help="A language to compare. Can be given several times. Without this option: the paper's own.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help="Text for people, JSON for programs, or Markdown for a comment on a pull request.",
)
@click.option("--html", "is_html", is_flag=True, help="Write the later edition with all changes marked in it, as HTML.")
@click.option("--pdf", "is_pdf", is_flag=True, help="The same as PDF.")
@click.option(
    "-o", "--output", metavar="FILE", default="", help="Where to write the one file that `--html` or `--pdf` makes."
)
@click.option("--exit-code", "is_told_by_status", is_flag=True, help="Exit with 1 where there are differences.")
@click.option("--git", "is_git", is_flag=True, help="Take the arguments that git gives to a difftool or diff driver.")
@no_cache
@click.pass_obj
def _diff(
    session: Session,
    sides: tuple[str, ...],
    locales: tuple[str, ...],
    form: str,
    is_html: bool,
    is_pdf: bool,
    output: str,
    is_told_by_status: bool,
    is_git: bool,
) -> int:
    """Shows what has changed from OLD to NEW, or from OLD to the paper as it is. Each is the name of an edition, a git
    revision, a folder, or a PDF that paperbuild made."""
    formats = [name for name, is_wanted in ((Format.HTML, is_html), (Format.PDF, is_pdf)) if is_wanted]
    if output and (len(formats) != 1 or len(set(locales)) > 1):
        raise click.UsageError("`-o` names one file, so name one of `--html` and `--pdf`, and at most one locale")
    if not is_git and len(sides) not in {1, 2}:
        raise click.UsageError("name the earlier side, and the later one if it is not the paper as it is: OLD [NEW]")
    session.start_progress()
    wanted = _Wanted(locales, form, formats, output, is_told_by_status=is_told_by_status)
    share_one_heap()
    with LayoutPool(1 if Format.PDF in formats else 0) as pool:
        with session.watch.step("load"):
            pair = _of_git(sides) if is_git else _named(session, sides)
        if pair is None:
            tell(f"`{sides[0]}` belongs to no paper")
            return 0
        return _compare(session, pair, wanted, pool)


COMMANDS: Mapping[str, click.Command] = {"diff": _diff}


class _Wanted:
    """What is asked for."""

    def __init__(
        self, locales: Sequence[str], form: str, formats: Sequence[Format], output: str, *, is_told_by_status: bool
    ) -> None:
        self.locales, self.form, self.formats, self.output = locales, form, formats, output
        self.is_told_by_status = is_told_by_status


def _named(session: Session, sides: Sequence[str]) -> tuple[Side, Side]:
    from paperbuild.app.sides import read_side, working_side

    old, *new = sides
    earlier = read_side(session.folder, old)
    return earlier, read_side(session.folder, new[0]) if new else working_side(session.folder, session.load())


def _of_git(arguments: Sequence[str]) -> tuple[Side, Side] | None:
    from paperbuild.app.file_sides import file_sides, git_file

    return file_sides(git_file(arguments))


def _compare(session: Session, pair: tuple[Side, Side], wanted: _Wanted, pool: LayoutPool) -> int:
    reader = SectionReader(session.memo, keeps_all=True)
    for side in pair:
        reader.begin(side.project)
    from paperbuild.app.comparing import compare_sides, read_sides  # while pandoc reads

    if wanted.formats:
        import paperbuild.app.redline  # noqa: F401 - what it needs is loaded meanwhile, too

    with session.watch.step("parse"):
        old, new = read_sides(pair, session.memo, reader)
    with session.watch.step("compare"):
        found = compare_sides(old, new, wanted.locales)
    files = _redlines(session, found, wanted, pool) if wanted.formats else {}
    session.quiet()
    for one in (old, new):
        _tell_errors(session, one)
    _show(session, found, wanted.form)
    if files:
        from paperbuild.app.write import write_files

        write_files(files)
    say: Callable[[str], None] = put if wanted.form == "text" else tell
    for path in files:
        say(str(path))
    return FINDINGS if wanted.is_told_by_status and not found.account.is_empty else 0


def _show(session: Session, found: SidesCompared, form: str) -> None:
    if form == "json":
        from paperbuild.report.changes_json import as_changes_json

        put_utf8(as_changes_json(found.account))
    elif form == "markdown":
        from paperbuild.report.changes_markdown import as_changes_markdown

        put_utf8(as_changes_markdown(found.account))
    else:
        from paperbuild.report.changes_text import as_changes_text, changes_summary

        if text := as_changes_text(found.account, session.width):
            put(text)
        tell(changes_summary(found.account))


def _tell_errors(session: Session, side: ReadSide) -> None:
    """Says what is wrong with a side: it was compared as far as that can be done."""
    from paperbuild.checks.check import Verdict
    from paperbuild.cli.findings import tell_findings
    from paperbuild.findings.diagnostic import Severity

    errors = tuple(one for one in side.verdict.findings if one.severity is Severity.ERROR)
    if errors:
        tell(f"in `{side.side.name.name}`:")
        tell_findings(session, side.paper, Verdict(errors), "compared all the same, as far as it can be read")


def _redlines(session: Session, found: SidesCompared, wanted: _Wanted, pool: LayoutPool) -> Mapping[Path, bytes]:
    """The redlines, where they are to be written. What is wrong with the two sides is looked for while the pages are
    laid out."""
    from paperbuild.app.redline import build_redlines
    from paperbuild.output.names import redline_slug
    from paperbuild.output.places import chosen_path, output_path

    with session.watch.step("redline"), ThreadPoolExecutor(1) as aside:
        making = aside.submit(build_redlines, found, wanted.formats, pool, session.memo)
        try:
            _ = found.old.verdict, found.new.verdict
            made = making.result()
        except BaseException:
            pool.end()
            raise
    for one in made.diagnostics:
        tell(f"{one.path}: {one.severity.value}[{one.rule} {one.name}] {one.message}")
    slug = redline_slug(found.new.paper.settings.slug)
    return {
        chosen_path(session.folder, Path(wanted.output))
        if wanted.output
        else output_path(session.folder, code, f"{slug}.{name}"): artifact.content
        for (code, name), artifact in made.artifacts.items()
    }
