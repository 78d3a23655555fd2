"""A file is not UTF-8.

Its letters beyond plain English were saved in an older encoding. They were read as well as they could be guessed, and
may be wrong in print.

    Café
       ^ this is Windows-1252 or Latin-1

Save the file as UTF-8: editors have it under "Save with encoding".
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.diagnostic import Diagnostic, Rule, Severity
from paperbuild.paper import Paper
from paperbuild.project import Project
from paperbuild.source import SourceFile, Span

RULE = Rule("BIB021", "bad-encoding", Severity.ERROR, __doc__)


def check(paper: Paper) -> Iterator[Diagnostic]:
    """Every file of the paper that is not UTF-8, at the first byte that is not."""
    for file, locale in _files(paper.project):
        if file.bad_bytes is not None:
            at = file.bad_bytes
            encoding, name = _guess(file.text)
            message = f"this file is not UTF-8: from here on it looks like {encoding}"
            hint = f"open it as {encoding} and save it as UTF-8, or run `iconv -f {name} -t UTF-8`"
            yield RULE.at(file, Span(at, at + 1), message, hint, locale)


def _files(project: Project) -> Iterator[tuple[SourceFile, str]]:
    for file in (project.settings, project.bibliography, *project.templates.values()):
        if file:
            yield file, ""
    for source in project.locales:
        yield from ((section, source.code) for section in source.sections)
        if source.metadata:
            yield source.metadata, source.code


def _guess(text: str) -> tuple[str, str]:
    """The encoding that a text looks as if it was saved in, as people and as `iconv` call it. It was read as
    Windows-1252, in which `ÿþ` and NUL give UTF-16 away, and which Latin-1 shares but for 27 characters."""
    if text.startswith(("ÿþ", "þÿ")) or "\0" in text:
        return "UTF-16", "UTF-16"
    if any(character > "\u0100" for character in text):
        return "Windows-1252", "WINDOWS-1252"
    return "Latin-1 (ISO 8859-1)", "ISO-8859-1"
