"""`paperbuild verify`: the built files, checked with every checker that is installed, and compared with each other."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path

import click

from paperbuild.app.named import named_locales
from paperbuild.app.parse import parse_project
from paperbuild.app.write import write_files
from paperbuild.checks.check import Verdict, judge
from paperbuild.cli.checkers import checker_folders
from paperbuild.cli.exit_status import CANNOT_GO_ON, FINDINGS
from paperbuild.cli.findings import painted
from paperbuild.cli.options import report_format, strict
from paperbuild.cli.output import put, put_utf8, tell
from paperbuild.cli.pages import statement_page
from paperbuild.cli.session import Session
from paperbuild.findings.errors import MissingToolError, UsageError
from paperbuild.findings.nearest import did_you_mean
from paperbuild.findings.source import SourceFile
from paperbuild.model.formats import Format
from paperbuild.model.paper import Paper
from paperbuild.output.pages.statement import RECORD_NAME, STATEMENT_NAME, CheckedWith, Record, digest, unmet
from paperbuild.output.places import output_path
from paperbuild.output.templates import BrokenTemplateError
from paperbuild.report.text import as_text, counted, plain, summary
from paperbuild.rules.outputs import broken_file
from paperbuild.rules.registry import RULES
from paperbuild.verify.checker import Checker
from paperbuild.verify.edition import Edition, find_editions, find_pages, find_redlines
from paperbuild.verify.packages import Packages
from paperbuild.verify.verify import Event, Unchecked, Verification, checkers, missing, verify

_ALL = "all"


@click.command("verify")
@click.option(
    "-l", "--locale", "locales", metavar="LOCALE", multiple=True, help="A locale to check. Can be given several times."
)
@report_format
@strict
@click.option(
    "--require",
    "required",
    metavar="NAME",
    multiple=True,
    help=f"A checker that must be installed; `{_ALL}` for all. Can be given several times.",
)
@click.option(
    "--statement",
    "is_statement",
    is_flag=True,
    help=f"Write what was found to build/{RECORD_NAME} and, for readers, to build/{STATEMENT_NAME}.",
)
@click.pass_obj
def _verify(
    session: Session,
    locales: tuple[str, ...],
    form: str,
    is_strict: bool,
    required: tuple[str, ...],
    is_statement: bool,
) -> int:
    """Checks the built files with the validators that are installed, and compares them with each other."""
    with session.watch.step("load"):
        project = session.load()
    with session.watch.step("parse"):
        paper, _ = parse_project(project, session.memo)
    wanted = named_locales(paper, locales or [one.code for one in paper.locales if one.sections])
    among = checkers(Packages(checker_folders()))
    lacking = missing(among)
    needed = _needed(among, required)
    _stop_without(lacking, needed)
    editions = find_editions(session.folder, paper, wanted)
    pages = [] if locales else find_pages(session.folder)
    everything = [*editions, *find_redlines(session.folder, paper, wanted), *pages]
    with session.watch.step("verify"), _progress(_jobs(everything, among, lacking)) as on_event:
        verification = verify(everything, among, lacking, on_event)
    absent = [path for edition in editions for path in edition.absent]
    unbuilt = tuple(Unchecked(path, "has not been built", "run `paperbuild build`") for path in absent)
    verification = replace(verification, unchecked=(*unbuilt, *verification.unchecked))
    verdict = _judged(paper, everything, verification)
    _show(session, everything, verdict, verification, form)
    if is_statement:
        page = _write_statement(session, paper, _record(among, lacking, editions, verdict, verification))
        if form == "text":
            put(str(page))
    if any(one.name in needed for one in verification.unchecked) or (unbuilt and _ALL in required):
        return CANNOT_GO_ON
    return FINDINGS if verdict.stops(is_strict=is_strict) else 0


COMMANDS: Mapping[str, click.Command] = {"verify": _verify}


def _needed(among: Sequence[Checker], required: Sequence[str]) -> frozenset[str]:
    """The names of the checkers that must not be left out. Raises UsageError for one that does not exist."""
    names = [checker.name for checker in among]
    for name in required:
        if name not in (*names, _ALL):
            hint = did_you_mean(name, [*names, _ALL]) or f"the checkers are {', '.join(names)}"
            raise UsageError(f"no checker is called `{name}`", hint)
    return frozenset(names if _ALL in required else required)


def _stop_without(lacking: Sequence[Unchecked], needed: frozenset[str]) -> None:
    """Raises MissingToolError where a required checker cannot be asked: before the others have taken their time."""
    gone = [one for one in lacking if one.name in needed]
    if gone:
        said = "; ".join(f"{one.name} {one.reason}" for one in gone)
        raise MissingToolError(said, "\n        ".join(dict.fromkeys(one.hint for one in gone if one.hint)))


def _jobs(editions: Sequence[Edition], among: Sequence[Checker], lacking: Sequence[Unchecked]) -> int:
    """How often a checker will be given an edition, if no file is broken."""
    names = {one.name for one in lacking}
    there = [checker for checker in among if checker.name not in names]
    return sum(not edition.files.keys().isdisjoint(checker.formats) for edition in editions for checker in there)


def _judged(paper: Paper, editions: Sequence[Edition], verification: Verification) -> Verdict:
    """What counts of the findings. What the sources' ignores and baseline are for is no matter of finished files."""
    paths = {file.path for edition in editions for file in edition.files.values()}
    verdict = judge(paper, verification.findings)
    return Verdict(tuple(item for item in verdict.findings if item.path in paths), verdict.held_back)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[Event], None]]:
    """Shows on a terminal what is being checked and how much of `total` is left; does nothing in a pipe."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    running: list[str] = []
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=total)

        def on_event(event: Event) -> None:
            said = f"{event.checker} {event.locale}"
            if event.is_end:
                running.remove(said)
            else:
                running.append(said)
            progress.update(task, advance=int(event.is_end), description=", ".join(running))

        yield on_event


def _write_statement(session: Session, paper: Paper, record: Record) -> Path:
    """Writes what was found for programs and for readers; gives back where readers find it."""
    page = output_path(session.folder, STATEMENT_NAME)
    try:
        statement = statement_page(session.folder, paper, record)
    except BrokenTemplateError as error:
        raise UsageError(error.diagnostic.message, f"it is in {error.diagnostic.path}") from error
    write_files({output_path(session.folder, RECORD_NAME): record.as_json().encode(), page: statement})
    return page


def _record(
    among: Sequence[Checker],
    lacking: Sequence[Unchecked],
    editions: Sequence[Edition],
    verdict: Verdict,
    verification: Verification,
) -> Record:
    """What is to be remembered: of which files, by whom, and what was found. A broken file was given to nobody."""
    files = {file.path: (name, file.content) for edition in editions for name, file in edition.files.items()}
    broken = {one.path for one in verification.findings if one.rule == broken_file.RULE.code}
    looks_at = {checker.name: checker.formats for checker in among}
    missing_names = {one.name for one in lacking}
    return Record(
        files={path: digest(content) for path, (_, content) in sorted(files.items())},
        checked=tuple(
            CheckedWith(one.name, one.version, tuple(sorted(_given(files, looks_at[one.name]) - broken)))
            for one in verification.checked
        ),
        not_installed=tuple(one.name for one in lacking),
        failed=tuple(one.name for one in verification.unchecked if one.name in looks_at.keys() - missing_names),
        findings=unmet([one for one in verdict.findings if one.path in files]),
        set_aside=_set_aside(verdict, verification),
    )


def _set_aside(verdict: Verdict, verification: Verification) -> tuple[str, ...]:
    """The paths of the findings that do not count: ignored, held back, or of a rule that is off."""
    told = {(one.rule, one.path, one.message) for one in verdict.findings}
    return tuple(one.path for one in verification.findings if (one.rule, one.path, one.message) not in told)


def _given(files: Mapping[str, tuple[Format, bytes]], formats: Sequence[Format]) -> set[str]:
    return {path for path, (name, _) in files.items() if name in formats}


def _show(
    session: Session, editions: Sequence[Edition], verdict: Verdict, verification: Verification, form: str
) -> None:
    for one in verification.unchecked:
        tell(f"not checked: {one.name} {one.reason}" + (f"\n  help: {one.hint}" if one.hint else ""))
    if form == "text":
        _tell(session, editions, verdict, verification)
    elif form == "json":
        from paperbuild.report.json import as_json

        put_utf8(as_json(verdict, _as_mapping(verification)))
    elif form == "sarif":
        from paperbuild.report.sarif import as_sarif

        put_utf8(as_sarif(verdict, RULES))
    elif verdict.findings:
        from paperbuild.report.github import as_github

        put_utf8(as_github(verdict, session.folder_in_repository()))


def _as_mapping(verification: Verification) -> dict[str, object]:
    return {
        "checked": [asdict(one) for one in verification.checked],
        "not_checked": [asdict(one) for one in verification.unchecked],
    }


def _tell(session: Session, editions: Sequence[Edition], verdict: Verdict, verification: Verification) -> None:
    paint = painted if session.is_coloured_on_stderr() else plain
    files = [file for edition in editions for file in edition.files.values()]
    if verdict.findings:
        pages = {file.path: _page(file.path, file.content) for file in files if Path(file.path).suffix == ".html"}
        tell(as_text(verdict.findings, pages, session.width, paint) + "\n", is_painted=True)
        tell(summary(verdict))
        return
    named = ", ".join(one.name for one in verification.checked)
    them = "them" if len(files) > 1 else "it"
    tell(f"{counted(len(files), 'file')}: nothing is wrong with {them} (checked with: {named})")


def _page(path: str, content: bytes) -> SourceFile:
    return SourceFile(path, content.decode("utf-8-sig", "replace"))
