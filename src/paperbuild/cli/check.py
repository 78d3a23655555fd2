"""`paperbuild check`: everything that is wrong with a paper."""

from __future__ import annotations

from collections.abc import Mapping

import click

from paperbuild.cli.options import no_cache, report_format, strict
from paperbuild.cli.session import Session
from paperbuild.core.reader import SectionReader
from paperbuild.model.project import BASELINE_PATH


@click.command("check")
@report_format
@strict
@no_cache
@click.option(
    "--baseline",
    "is_baseline",
    is_flag=True,
    help=f"Write today's findings to {BASELINE_PATH}; from then on, only new ones count.",
)
@click.pass_obj
def _check(session: Session, form: str, is_strict: bool, is_baseline: bool) -> int:
    """Checks every locale with every rule and shows what they find. Writes nothing."""
    session.start_progress()
    reader = SectionReader(session.memo)
    try:
        with session.watch.step("load"):
            project = session.load()
        reader.begin(project)
        from paperbuild.cli.checking import check_paper  # while pandoc reads

        return check_paper(session, project, reader, form, is_strict=is_strict, is_baseline=is_baseline)
    finally:
        reader.close()


COMMANDS: Mapping[str, click.Command] = {"check": _check}
