"""`paperbuild fix`: sets right in sections, strings and the library what can be set right without a doubt."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import click

from paperbuild.app.named import named_locales
from paperbuild.app.parse import parse_project
from paperbuild.app.write import write_files
from paperbuild.checks.fix import Fixed, fix, fix_strings
from paperbuild.checks.fix_library import fix_library
from paperbuild.cli.exit_status import FINDINGS
from paperbuild.cli.output import put, tell
from paperbuild.cli.session import Session
from paperbuild.model.project import Project
from paperbuild.report.text import counted, shown

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@click.command("fix")
@click.option(
    "-l", "--locale", "codes", metavar="CODE", multiple=True, help="Only this locale. Can be given several times."
)
@click.option("--dry-run", "is_dry", is_flag=True, help="Show what would change, and change nothing.")
@click.pass_obj
def _fix(session: Session, codes: tuple[str, ...], is_dry: bool) -> int:
    """Corrects the spaces and punctuation marks of the text for its language (TYP001, TYP002).

    Without a locale, it also corrects bibliography.bib: web addresses in DOIs, LaTeX in addresses, HTML entities, names
    of months, doubled spaces, organisations without braces. Everything else in it stays as it is.
    """
    session.start_progress()
    with session.watch.step("parse"):
        paper, _ = parse_project(session.load(), session.memo)
    locales = named_locales(paper, codes) if codes else paper.locales
    with session.watch.step("fix"):
        sections = [section for locale in locales for section in locale.sections]
        fixed = fix(sections, paper.settings.limits.pandoc)
        fixed += _fixed_strings(paper.project, {locale.code for locale in locales})
        library = None if codes else fix_library(paper)
    session.quiet()
    if library:
        fixed.append(library)
    if library and is_dry:
        _show(library)
    for one in fixed:
        _tell(one, is_dry=is_dry)
    if not is_dry:
        _write(session, fixed)
    tell(f"{counted(sum(len(one.mended) for one in fixed), 'fault')} {'to correct' if is_dry else 'corrected'}")
    return FINDINGS if any(one.left for one in fixed) else 0


COMMANDS: Mapping[str, click.Command] = {"fix": _fix}


def _fixed_strings(project: Project, codes: Collection[str]) -> Iterator[Fixed]:
    for locale in project.locales:
        if locale.code in codes and locale.metadata and (fixed := fix_strings(locale.metadata, locale.code)):
            yield fixed


def _show(library: Fixed) -> None:
    """Each change to the library, with its place."""
    for edit in library.mended:
        line, column = library.file.position(edit.span.start)
        was = library.file.text[edit.span.start : edit.span.end]
        put(f"{library.file.path}:{line}:{column}: `{_in_a_line(was)}` becomes `{_in_a_line(edit.right)}`")


def _in_a_line(text: str) -> str:
    return shown("␣" * len(text) if text.isspace() and "\n" not in text else " ".join(text.split()))


def _tell(one: Fixed, *, is_dry: bool) -> None:
    if one.mended:
        put(f"{one.file.path}: {counted(len(one.mended), 'fault')} {'to correct' if is_dry else 'corrected'}")
    for fault in one.left:
        line, column = one.file.position(fault.mark.start)
        put(f"{one.file.path}:{line}:{column}: {fault.what}; correct it by hand")


def _write(session: Session, fixed: Sequence[Fixed]) -> None:
    """Writes each text in the bytes that its file has around it: a byte order mark stays."""
    files = {}
    for one in fixed:
        if one.mended:
            path = session.folder / one.file.path
            mark = _BYTE_ORDER_MARK if path.read_bytes().startswith(_BYTE_ORDER_MARK) else b""
            files[path] = mark + one.text.encode()
    write_files(files)
