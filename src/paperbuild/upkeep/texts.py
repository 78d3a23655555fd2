"""Everything that is written in a paper, read: what a name that is changed may stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from paperbuild.findings.errors import UsageError
from paperbuild.findings.source import SourceFile
from paperbuild.model.bibliography import Bibliography
from paperbuild.model.project import Project
from paperbuild.model.section import Section
from paperbuild.model.settings import Settings
from paperbuild.syntax.merge_marks import opening_mark


@dataclass(frozen=True)
class Texts:
    """A paper's texts: `sections` are those of every locale, by its code, and `records` what a locale's sections were
    made from, by its code, each with its own file."""

    project: Project
    settings: Settings
    library: Bibliography
    sections: Mapping[str, tuple[Section, ...]]
    records: Mapping[str, tuple[Section, ...]]

    @property
    def all_sections(self) -> Iterator[Section]:
        """The sections of every locale, and the records."""
        for found in (*self.sections.values(), *self.records.values()):
            yield from found


def refuse_unreadable(texts: Texts) -> None:
    """Raises UsageError where a text cannot be read, or not as it is meant: a name in it might be missed."""
    files = [one.file for one in texts.all_sections]
    beside = (texts.project.settings, texts.project.bibliography)
    for file in (*files, *(one for one in beside if one)):
        refuse_damaged(file)
    for section in texts.all_sections:
        if not section.is_readable:
            raise UsageError(f"{section.path} cannot be read: {section.trouble}", "`paperbuild check` says more")


def refuse_damaged(file: SourceFile) -> None:
    """Raises UsageError where `file` is not UTF-8, or git could not merge it."""
    if file.bad_bytes is not None:
        line = file.position(file.bad_bytes).line
        raise UsageError(f"{file.path}:{line} is not UTF-8", "save the file as UTF-8 first")
    if mark := opening_mark(file):
        line = file.position(mark.start).line
        raise UsageError(f"git could not merge {file.path}:{line}", "keep the right text there, and delete git's marks")
