"""`paperbuild locale export` and `import`: a translation as a PO file, and back."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperbuild import __version__
from paperbuild.app.load import read_source
from paperbuild.app.parse import parse_project
from paperbuild.app.write import write_files
from paperbuild.checks.check import Verdict
from paperbuild.checks.ignores import apply_severities
from paperbuild.cli.exit_status import FINDINGS
from paperbuild.cli.findings import painted
from paperbuild.cli.output import put_bytes, tell
from paperbuild.cli.session import Session
from paperbuild.findings.errors import OutputError, UsageError
from paperbuild.findings.source import SourceFile
from paperbuild.language.languages import is_language, meant_language
from paperbuild.model.paper import Paper
from paperbuild.model.project import RECORDS_FOLDER
from paperbuild.output.places import chosen_path
from paperbuild.report.text import as_text, counted, plain, summary

if TYPE_CHECKING:
    from paperbuild.exchange.po.merge import Merged

_SUFFIX = ".po"
_TEMPLATE = ".pot"


@click.command("export")
@click.argument("target", metavar="CODE|FILE.po|FILE.pot")
@click.option("-l", "--locale", "code", metavar="CODE", help="The locale, if the name of the file does not say it.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="The file; `-` is standard output."
)
@click.pass_obj
def export_command(session: Session, target: str, code: str | None, output: Path | None) -> None:
    """Writes a locale as a PO file, for Poedit, Weblate or OmegaT.

    `locale export fr.po` and `locale export fr` both write the locale `fr` to `fr.po`. `locale export paper.pot` writes
    a template without any translation, from which other programs start a new language.
    """
    is_template = target.endswith(_TEMPLATE)
    if is_template and code:
        raise UsageError("a template is for every language", f"write the locale to `{code}{_SUFFIX}`")
    path = Path(target if target.endswith((_SUFFIX, _TEMPLATE)) else f"{target}{_SUFFIX}")
    code = "" if is_template else code or path.stem
    if not is_template:
        _refuse_no_language(code)
    paper = _paper(session)
    if code == paper.settings.locale:
        raise UsageError(
            f"`{code}` is the language that the paper is written in", "name the language of the translation"
        )
    from paperbuild.exchange.po.export import export

    with session.watch.step("export"):
        content = export(paper, code, f"paperbuild {__version__}").encode()
    session.quiet()
    if str(output) == "-":
        put_bytes(content)
        return
    written = output or path
    write_files({chosen_path(session.folder, written): content})
    tell(f"wrote {written}")


@click.command("import")
@click.argument("path", metavar="FILE.po", type=click.Path(path_type=Path))
@click.option("-l", "--locale", "code", metavar="CODE", help="The locale, if the name of the file does not say it.")
@click.option(
    "--strict", "is_strict", is_flag=True, help="Warnings count as errors. Each text that is left out gives a warning."
)
@click.pass_obj
def import_command(session: Session, path: Path, code: str | None, is_strict: bool) -> int:
    """Puts the translations of a PO file into the paper: only what changed in the file.

    An entry that is no longer fuzzy counts as up to date. If anything is wrong, nothing is written.
    """
    from paperbuild.engines.gettext import read_po
    from paperbuild.exchange.po.merge import merge

    file = _po_file(path)
    po = read_po(file)
    paper = _paper(session)
    code = code or _code_of(path, po.header.get("Language", ""), paper)
    _refuse_no_language(code)
    with session.watch.step("merge"):
        merged = merge(paper, code, po)
    findings = tuple(apply_severities(merged.findings, paper.settings))
    verdict = Verdict(findings)
    stops = verdict.stops(is_strict=is_strict)
    session.quiet()
    outcome = "nothing was written" if stops else _outcome(merged)
    _tell(session, paper, file, verdict, outcome)
    if stops:
        return FINDINGS
    _refuse_links(session.folder, code)
    write_files({session.folder / name: _encoded(session.folder / name, text) for name, text in merged.files.items()})
    _note(path, merged.po_text)
    return 0


COMMANDS: Mapping[str, click.Command] = {"export": export_command, "import": import_command}


def _paper(session: Session) -> Paper:
    session.start_progress()
    with session.watch.step("load"):
        project = session.load()
    with session.watch.step("parse"):
        paper, _ = parse_project(project, session.memo)
    if not paper.source.sections:
        raise UsageError("the paper has no text to translate", "`locale` in content/paper.toml names its folder")
    return paper


def _po_file(path: Path) -> SourceFile:
    if not path.is_file():
        raise UsageError(f"there is no file `{path}`", "`paperbuild locale export CODE` writes one")
    try:
        return read_source(path, str(path))
    except OSError as error:
        raise UsageError(f"cannot read `{path}`: {error.strerror}") from error


def _code_of(path: Path, language: str, paper: Paper) -> str:
    """The locale that a file is named for, or, where its name is no language's, that of its header."""
    known = {locale.code for locale in paper.locales}
    if path.stem in known or is_language(path.stem):
        return path.stem
    return meant_language(language) or path.stem


def _refuse_no_language(code: str) -> None:
    if not is_language(code):
        meant = meant_language(code)
        hint = f"did you mean `{meant}`?" if meant else "name the locale with `-l CODE`: `fr`, `pt-BR` (BCP 47)"
        raise UsageError(f"`{code}` is not a language tag", hint)


def _outcome(merged: Merged) -> str:
    said = [f"{counted(merged.changed, 'text')} imported"]
    if merged.accepted:
        said.append(f"{merged.accepted} marked as up to date")
    if merged.behind:
        said.append(f"{merged.behind} of an earlier text of the source, so out of date")
    if merged.unfinished:
        said.append(f"{merged.unfinished} left out as fuzzy")
    if merged.emptied:
        said.append(f"{merged.emptied} empty in the file, so left as in the paper")
    if merged.absent:
        said.append(f"{counted(merged.absent, 'text')} of the paper missing from the file")
    if merged.unrecorded:
        names = ", ".join(merged.unrecorded)
        said.append(
            f"nothing says what {names} was made from: run `paperbuild locale accept`, or leave none of its texts fuzzy"
        )
    return ", ".join(said)


def _tell(session: Session, paper: Paper, file: SourceFile, verdict: Verdict, outcome: str) -> None:
    sources = {**paper.project.sources, file.path: file}
    paint = painted if session.is_coloured_on_stderr() else plain
    if verdict.findings:
        tell(as_text(verdict.findings, sources, session.width, paint) + "\n", is_painted=True)
        tell(f"{summary(verdict)}: {outcome}")
    else:
        tell(outcome)


def _refuse_links(folder: Path, code: str) -> None:
    """Nothing is written but in the locale's own folder, wherever links lead."""
    for steps in ((code,), (code, RECORDS_FOLDER)):
        path = folder.joinpath("content", *steps)
        if path.resolve() != folder.resolve().joinpath("content", *steps):
            raise UsageError(f"`{path}` is a link that leads elsewhere", "put the folder itself in its place")


def _note(path: Path, text: str) -> None:
    """Notes in the PO file what was taken over; where it cannot be written, a later change in it may be a conflict."""
    try:
        write_files({path.resolve(): _encoded(path, text)})
    except OutputError:
        tell(f"`{path}` cannot be written: export again before you go on translating")


def _encoded(path: Path, text: str) -> bytes:
    """`text` as the file has it, with a byte order mark where it has one already."""
    has_mark = path.is_file() and path.read_bytes().startswith(codecs.BOM_UTF8)
    return (codecs.BOM_UTF8 if has_mark else b"") + text.encode()
