"""`paperbuild pdf`, `html`, `epub` and `build`: from the paper to its files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from paperbuild.app.build import Build, Source, build_source
from paperbuild.app.load import load
from paperbuild.app.named import known_codes
from paperbuild.app.opened import OpenPaper
from paperbuild.app.write import write_files
from paperbuild.checks.check import Verdict, judge
from paperbuild.cli.findings import tell_findings
from paperbuild.cli.options import no_cache
from paperbuild.cli.output import put, put_bytes
from paperbuild.cli.pages import pages_beside, pages_to_renew
from paperbuild.cli.session import Session
from paperbuild.engines.layout.pool import LayoutPool
from paperbuild.engines.pandoc import end_running
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.model.paper import Paper
from paperbuild.output.names import format_names
from paperbuild.output.pages.index import PAGE_NAME as INDEX_NAME
from paperbuild.output.places import chosen_path, output_path
from paperbuild.output.registry import FORMATS, needs_layout
from paperbuild.output.templates import BrokenTemplateError

FINDINGS = 1
_TO_STDOUT = "-"


@dataclass(frozen=True)
class _Order:
    """What is asked for. No `locales` means: `build` makes all of them, every other command the paper's own."""

    formats: tuple[str, ...]
    locales: tuple[str, ...]
    is_draft: bool
    is_strict: bool
    output: str = ""
    is_everything: bool = False


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
        return _make(session, _Order((name,), locales, is_draft, is_strict, output))

    return command


@click.command("build")
@_locale_option
@_draft_option
@_strict_option
@no_cache
@click.pass_obj
def _build_command(session: Session, locales: tuple[str, ...], is_draft: bool, is_strict: bool) -> int:
    """Makes every format of every locale, build/index.html, which lists them, and an accessibility statement."""
    return _make(session, _Order(tuple(FORMATS), locales, is_draft, is_strict, is_everything=True))


COMMANDS: Mapping[str, click.Command] = {
    **{name: _format_command(name) for name in format_names()},
    "build": _build_command,
}


def _make(session: Session, order: _Order) -> int:
    """Loads, checks, builds, writes: in this order, and nothing is written before everything has been made."""
    session.start_progress()
    with LayoutPool(1 if needs_layout(order.formats) else 0) as pool:
        with session.watch.step("load"):
            project = load(session.folder)
        with OpenPaper(project, session.memo, order.locales) as opened, ThreadPoolExecutor(1) as aside:
            codes = _codes(opened, order)
            paths = _paths(session.folder, opened.settings.slug, codes, order)
            make = partial(_made, session, order, opened, codes, pool)
            # A layout takes so long that it is begun while the paper is checked; where that finds errors, it is ended.
            making = aside.submit(make) if needs_layout(order.formats) else None
            try:
                with session.watch.step("parse"):
                    paper = opened.paper()
                with session.watch.step("check"):
                    findings = opened.findings()
                    verdict = judge(paper, findings)
                if verdict.stops(is_strict=order.is_strict) and not order.is_draft:
                    _end(pool)
                    return _refuse(session, paper, verdict)
                made = making.result() if making else make()
            except BaseException:
                _end(pool)
                raise
    return _finish(session, order, paper, paths, findings, made)


def _made(session: Session, order: _Order, opened: OpenPaper, codes: Sequence[str], pool: LayoutPool) -> Build:
    """The files, made of what has been read so far: no locale waits for another."""
    source = Source(opened.settings, opened.library, opened.project.templates, opened.edition)
    return build_source(source, codes, order.formats, pool, session.watch, session.memo, is_draft=order.is_draft)


def _end(pool: LayoutPool) -> None:
    """Ends what is still being made."""
    pool.end()
    end_running()


def _finish(
    session: Session,
    order: _Order,
    paper: Paper,
    paths: Mapping[tuple[str, str], Path],
    findings: Sequence[Diagnostic],
    made: Build,
) -> int:
    files = {paths[key]: artifact.content for key, artifact in made.artifacts.items()}
    results = list(files)
    try:
        files |= _pages(session.folder, order, paper, files)
    except BrokenTemplateError as error:
        made.diagnostics.append(error.diagnostic)
    if order.is_everything:
        results.append(output_path(session.folder, INDEX_NAME))
    is_rendered = order.is_everything and not order.locales
    verdict = judge(paper, [*findings, *made.diagnostics], is_rendered=is_rendered)
    is_whole = set(results) <= set(files) and len(made.artifacts) == len(paths)
    if not is_whole or (verdict.stops(is_strict=order.is_strict) and not order.is_draft):
        return _refuse(session, paper, verdict)
    session.quiet()
    tell_findings(session, paper, verdict)
    if order.output == _TO_STDOUT:
        put_bytes(*files.values())
        return 0
    with session.watch.step("write"):
        write_files(files)
    for path in results:
        put(str(path))
    return 0


def _pages(folder: Path, order: _Order, paper: Paper, files: Mapping[Path, bytes]) -> Mapping[Path, bytes]:
    """The pages beside the papers: both with everything, those that are there with one format of it."""
    if order.is_everything:
        return pages_beside(folder, paper, files)
    return {} if order.output else pages_to_renew(folder, paper, files)


def _refuse(session: Session, paper: Paper, verdict: Verdict) -> int:
    session.quiet()
    tell_findings(session, paper, verdict, "nothing was written")
    return FINDINGS


def _codes(opened: OpenPaper, order: _Order) -> Sequence[str]:
    known = [source.code for source in opened.project.locales if source.sections]
    if order.locales:
        return known_codes(known, order.locales)
    return known if order.is_everything else [opened.settings.locale]


def _paths(folder: Path, slug: str, codes: Sequence[str], order: _Order) -> Mapping[tuple[str, str], Path]:
    """Where each file is to be written."""
    if order.output:
        is_file = order.output != _TO_STDOUT
        path = chosen_path(folder, Path(order.output)) if is_file else Path(_TO_STDOUT)
        return {(codes[0], order.formats[0]): path}
    return {(code, name): output_path(folder, code, f"{slug}.{name}") for code in codes for name in order.formats}
