"""`paperbuild plan`: the build cut into jobs, for what runs them elsewhere or side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import click

from paperbuild.app.named import known_codes
from paperbuild.app.plan import Job, plan
from paperbuild.cli.options import locales_to_make
from paperbuild.cli.output import put_utf8
from paperbuild.cli.pages import page_paths
from paperbuild.cli.session import Session
from paperbuild.report.jobs import PlanPlace, github_matrix, gitlab_pipeline, ninja_file
from paperbuild.syntax.settings import parse_settings

_WRITERS: Mapping[str, Callable[[Sequence[Job], PlanPlace], str]] = {
    "github": github_matrix,
    "gitlab": gitlab_pipeline,
    "ninja": ninja_file,
}


@click.command("plan")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_WRITERS)),
    required=True,
    help="A matrix for GitHub's workflows, a child pipeline for GitLab, or a file for Ninja.",
)
@locales_to_make
@click.pass_obj
def _plan(session: Session, form: str, locales: tuple[str, ...]) -> None:
    """Cuts the build into jobs for CI or Ninja: one for each locale and format, with a key for its cache."""
    project = session.load()
    settings, _ = parse_settings(project.settings)
    known = [source.code for source in project.locales if source.sections]
    codes = known_codes(known, locales) if locales else known
    tool = session.memo.tool
    place = PlanPlace(session.folder, settings.slug, page_paths(session.folder), tool.hex(), bool(settings.url))
    put_utf8(_WRITERS[form](plan(project, settings.locale, codes, tool), place).rstrip("\n"))


COMMANDS: Mapping[str, click.Command] = {"plan": _plan}
