"""A file is not UTF-8.

Letters such as é, ł or я were saved in an older encoding. The tool guessed what they are, so they may be wrong in
print.

    Café
       ^ this is Windows-1252 or Latin-1

Save the file as UTF-8. Most editors call this "Save with encoding".
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.paper import Paper
from paperbuild.model.project import Project

RULE = Rule("BIB021", "bad-encoding", Severity.ERROR, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every file of the paper that is not UTF-8, at the first byte that is not."""
    for file, locale in _files(paper.project):
        if file.bad_bytes is not None:
            at = file.bad_bytes
            encoding, name = _guess(file)
            message = f"this is not UTF-8: it looks like {encoding}"
            hint = (
                f"open the file as {encoding} and save it as UTF-8 (`iconv -f {name} -t UTF-8`), or retype the letter"
            )
            yield RULE.at(file, Span(at, at + 1), message, hint, locale)


def _files(project: Project) -> Iterator[tuple[SourceFile, str]]:
    for file in (project.settings, project.bibliography, *project.templates.values()):
        if file:
            yield file, ""
    for source in project.locales:
        yield from ((section, source.code) for section in source.sections)
        if source.metadata:
            yield source.metadata, source.code


def _guess(file: SourceFile) -> tuple[str, str]:
    """The encoding that a file looks as if it was saved in, as people and as `iconv` call it. Whatever is not UTF-8 has
    its first such byte beyond ASCII, but for UTF-16; Latin-1 is Windows-1252 but for 27 characters."""
    first = file.text[file.bad_bytes or 0 :][:1]
    if first.isascii() or "\0" in file.text:
        return "UTF-16", "UTF-16"
    if any(character > "\u0100" for character in file.text):
        return "Windows-1252", "WINDOWS-1252"
    return "Latin-1 (ISO 8859-1)", "ISO-8859-1"
