"""`paperbuild links`: asks the network whether the sources are alive. No other command does."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click

from paperbuild.app.links import AnswersKept, ask_all
from paperbuild.app.load import read_source
from paperbuild.app.parse import parse_project
from paperbuild.checks.check import judge
from paperbuild.cli.checking import show_verdict
from paperbuild.cli.exit_status import FINDINGS
from paperbuild.cli.options import report_format, strict
from paperbuild.cli.output import tell
from paperbuild.cli.session import Session
from paperbuild.core.tool import cache_folder
from paperbuild.engines.web import Web, WebLimits
from paperbuild.findings.errors import UsageError
from paperbuild.upkeep.web_addresses import addresses_of, findings_of, retracted, retractions_in

_REGISTER = "https://doi.org/api/handles/"


@click.command("links")
@report_format
@strict
@click.option("--timeout", "timeout_s", type=click.FloatRange(0.1, 600), default=20, help="Seconds for each answer.")
@click.option("--retries", type=click.IntRange(0, 10), default=2, help="How often to ask again after a fault.")
@click.option("--max-age", "age_days", type=click.FloatRange(0), default=7, help="Days for which an answer counts.")
@click.option("--retractions", metavar="FILE", help="The table of Retraction Watch (CSV): retracted works are told.")
@click.option("--allow-private", "allows_private", is_flag=True, help="Ask addresses in private networks, too.")
@click.option("--doi-register", metavar="URL", default=_REGISTER, hidden=True)
@click.pass_obj
def _links(
    session: Session,
    form: str,
    is_strict: bool,
    timeout_s: float,
    retries: int,
    age_days: float,
    retractions: str | None,
    allows_private: bool,
    doi_register: str,
) -> int:
    """Asks the network whether the sources are alive: dead and moved addresses, DOIs that do not exist.

    With a list of retractions, also works that were retracted. `paperbuild check` never asks the network.
    """
    listed = _retractions(retractions)
    session.start_progress()
    with session.watch.step("parse"):
        paper, _ = parse_project(session.load(), session.memo)
    session.quiet()
    asked = addresses_of(paper, doi_register)
    folder = cache_folder()
    kept = AnswersKept(Path(folder, "links.json") if folder else None, time.time(), age_days)
    limits = WebLimits(timeout_s, retries, allows_private=allows_private)
    with session.watch.step("ask"), Web(limits) as web, _progress() as told:
        answers = ask_all(asked, web, kept, told)
    verdict = judge(paper, [*findings_of(asked, answers.said), *retracted(paper, listed)], family="NET")
    show_verdict(session, paper, verdict, form)
    if form == "text":
        tell(answers.summary)
    return FINDINGS if verdict.stops(is_strict=is_strict) else 0


COMMANDS: Mapping[str, click.Command] = {"links": _links}


def _retractions(name: str | None) -> Mapping[str, str]:
    if name is None:
        return {}
    try:
        return retractions_in(read_source(Path(name), name))
    except OSError as error:
        raise UsageError(f"cannot read `{name}`: {error.strerror}", "name a file of this machine") from error


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal; nothing in a pipe."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("asking", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
