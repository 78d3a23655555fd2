"""Writes the pages of `paperbuild status --html`, one for each translator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from paperbuild.app.write import write_files
from paperbuild.checks.check import Verdict, told_of_translations
from paperbuild.cli.exit_status import FINDINGS
from paperbuild.cli.findings import tell_findings
from paperbuild.cli.output import put, put_bytes
from paperbuild.cli.session import Session
from paperbuild.model.paper import Paper
from paperbuild.model.translation import Translation
from paperbuild.output.pages.desk import render_desk
from paperbuild.output.places import chosen_path, output_path
from paperbuild.output.templates import BrokenTemplateError, Templates

_TO_STDOUT = "-"
_FOLDER = "status"


def write_desks(session: Session, paper: Paper, translations: Sequence[Translation], output: str) -> int:
    """Writes a page for each of `translations`, prints their paths, and gives back the exit status.

    `output` is a file, of one page only, or a folder; empty is the folder below `build/`.
    """
    paths = _paths(session.folder, paper.settings.slug, [one.code for one in translations], output)
    templates, told = Templates(paper.project.templates), told_of_translations(paper)
    try:
        with session.watch.step("pages"):
            pages = {paths[one.code]: render_desk(paper, templates, one, told) for one in translations}
    except BrokenTemplateError as error:
        session.quiet()
        tell_findings(session, paper, Verdict((error.diagnostic,)), "nothing was written")
        return FINDINGS
    session.quiet()
    if output == _TO_STDOUT:
        put_bytes(*pages.values())
        return 0
    write_files(pages)
    for path in pages:
        put(str(path))
    return 0


def _paths(folder: Path, slug: str, codes: Sequence[str], output: str) -> Mapping[str, Path]:
    """Where each page is written. A mail shows the name of the file alone: so that says which paper it is."""
    names = {code: f"{slug}-{code}.html" for code in codes}
    if not output:
        return {code: output_path(folder, _FOLDER, name) for code, name in names.items()}
    is_folder = output.endswith(("/", "\\")) or Path(output).is_dir()
    if is_folder:
        return {code: chosen_path(folder, Path(output) / name) for code, name in names.items()}
    if len(codes) > 1:
        raise click.UsageError("there are several pages: name a folder (`-o FOLDER/`), or one locale (`-l`)")
    return {codes[0]: Path(_TO_STDOUT) if output == _TO_STDOUT else chosen_path(folder, Path(output))}
