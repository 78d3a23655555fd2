"""A paper as it stands in an editor: its folder, with the texts that are open there instead of those on disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from paperbuild.app.load import load
from paperbuild.app.opened import OpenPaper
from paperbuild.checks.check import judge
from paperbuild.core.memo import Memo
from paperbuild.core.reader import SectionReader
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.source import SourceFile
from paperbuild.model.blocks import Block
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.section import Section
from paperbuild.model.translation import TranslatedSection


@dataclass(frozen=True)
class Snapshot:
    """The paper in `folder` at one moment: what was read, and what is wrong with it, as `check` tells it."""

    folder: Path
    paper: Paper
    findings: tuple[Diagnostic, ...]

    @property
    def sources(self) -> Mapping[str, SourceFile]:
        """Every text of the paper by its path in the project."""
        return self.paper.project.sources

    def file(self, path: Path) -> SourceFile | None:
        """The text of the paper that lies at `path`; None where that is none of it."""
        below = below_of(path, self.folder)
        return self.sources.get(below) if below else None

    @cached_property
    def sections(self) -> Mapping[str, Section]:
        """The sections of every locale by their paths in the project."""
        return {section.path: section for section in self.paper.sections}

    def locale_of(self, section: Section) -> Locale:
        """The locale of a section."""
        return next(one for one in self.paper.locales if one.code == section.locale)

    def translated(self, section: Section) -> TranslatedSection | None:
        """A section beside its source; None for one of the source, or one that the source does not have."""
        found = (each for one in self.paper.translations for each in one.sections)
        return next((each for each in found if each.translated.path == section.path), None)

    def source_of(self, section: Section, block: Block) -> Block | None:
        """The block of the source that one of a translation stands for; None where there is none."""
        beside = self.translated(section)
        pairs = beside.pairs if beside else ()
        return next((source for source, other in pairs if other == block and source is not None), None)


class Desk:
    """The paper in `folder`, kept warm: what has not changed is not read or checked again. One thread may use it."""

    def __init__(self, folder: Path, memory: Memo) -> None:
        self._folder = folder
        self._reader = SectionReader(memory)
        self._opened: OpenPaper | None = None

    def look(self, texts: Mapping[Path, SourceFile]) -> Snapshot:
        """The paper as it is now, with `texts` instead of what lies on disk.

        Raises UsageError where the folder is no paper's or cannot be read, MissingToolError without pandoc.
        """
        project = load(self._folder).with_texts(dict(_below(texts, self._folder)))
        if self._opened is None:
            self._opened = OpenPaper(project, self._reader)
        else:
            self._opened.update(project)
        paper = self._opened.paper()
        return Snapshot(self._folder, paper, judge(paper, self._opened.findings()).findings)

    def close(self) -> None:
        """Ends what is still being read."""
        self._reader.close(is_ended=True)


def folder_of(path: Path) -> Path | None:
    """The folder of the paper that a file belongs to: the nearest above it that has `content/`; None without one."""
    return next((folder for folder in path.parents if (folder / "content").is_dir()), None)


def below_of(path: Path, folder: Path) -> str:
    """The path of a file in the project in `folder`; empty where it lies elsewhere."""
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else ""


def _below(texts: Mapping[Path, SourceFile], folder: Path) -> Iterator[tuple[str, str]]:
    for path, file in texts.items():
        if below := below_of(path, folder):
            yield below, file.text
