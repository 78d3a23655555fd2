"""A paper that is being written, kept warm: what has not changed is not read, checked or written again."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from paperbuild.app.load import load
from paperbuild.app.opened import OpenPaper
from paperbuild.core.memo import Memo
from paperbuild.core.paper import Findings
from paperbuild.core.reader import SectionReader
from paperbuild.findings.source import SourceFile
from paperbuild.model.paper import Paper
from paperbuild.model.project import Project
from paperbuild.model.section import Section
from paperbuild.syntax.toml_table import toml_table


class LivingPaper:
    """The paper in `folder`. One thread may use it.

    What is broken is shown as it was: a section that cannot be read, that has lost all its text or in which something
    is not closed, and settings that are no TOML. `broken` has the paths of what is shown so. What is found is found in
    the texts as they are.
    """

    def __init__(self, folder: Path, memory: Memo) -> None:
        self.broken: tuple[str, ...] = ()
        self._folder, self._memory = folder, memory
        self._opened: OpenPaper | None = None
        self._mended: OpenPaper | None = None
        self._shown: OpenPaper | None = None
        self._whole: dict[str, str] = {}
        self._looked_at: set[str] = set()

    def renew(self, first: tuple[str, ...] = ()) -> bool:
        """Reads the folder, the locales `first` before all others; whether anything is not as it was.

        Raises UsageError where the folder is no paper's or cannot be read, MissingToolError without pandoc.
        """
        project = load(self._folder)
        if self._opened is not None and self._opened.project == project:
            return False
        self._opened = self._shown = _updated(self._opened, project, first, self._memory)
        self._looked_at, self.broken = set(), ()
        self._put_right(list(_tables(project)), {file.path for file in _tables(project) if not _is_table(file)}, first)
        return True

    def _mend(self, code: str) -> None:
        """Puts right what is broken in what the locale `code` is made of."""
        if code not in self._looked_at:
            self._looked_at.add(code)
            sections = _there(self._shown).edition(code).sections
            files = [section.file for section in sections]
            self._put_right(files, {section.path for section in sections if _is_broken(section)}, (code,))

    def _put_right(self, files: Sequence[SourceFile], broken: Collection[str], first: tuple[str, ...]) -> None:
        """Puts the texts that were whole in the place of those of `files` whose paths are `broken`, where one is known;
        notes what is whole."""
        self._whole |= {file.path: file.text for file in files if file.path not in {*broken, *self.broken}}
        known = tuple(sorted({*self.broken, *(path for path in broken if path in self._whole)}))
        if known != self.broken:
            self.broken = known
            mended = _there(self._opened).project.with_texts({path: self._whole[path] for path in known})
            self._shown = self._mended = _updated(self._mended, mended, first, self._memory)

    @property
    def whole(self) -> Paper:
        """All of it, as it stands in the folder; after `renew`."""
        return _there(self._opened).paper()

    @property
    def source_code(self) -> str:
        """The locale that the paper is written in."""
        return _there(self._shown).settings.locale

    def edition(self, code: str) -> Paper:
        """The paper as far as the locale `code` needs it, as it is shown."""
        self._mend(code)
        return _there(self._shown).edition(code)

    def findings(self) -> Findings:
        """Everything that the rules find, nothing weighed or ignored."""
        return _there(self._opened).findings()

    def close(self) -> None:
        """Ends what is still being read."""
        for opened in (self._opened, self._mended):
            if opened is not None:
                opened.__exit__(KeyboardInterrupt)


def _updated(opened: OpenPaper | None, project: Project, first: tuple[str, ...], memory: Memo) -> OpenPaper:
    if opened is None:
        return OpenPaper(project, SectionReader(memory), first)
    opened.update(project, first)
    return opened


def _there(opened: OpenPaper | None) -> OpenPaper:
    if opened is None:
        raise RuntimeError("the paper has not been read yet")
    return opened


def _tables(project: Project) -> Iterator[SourceFile]:
    """The settings, and what each locale says of itself."""
    yield from filter(None, (project.settings, *(locale.metadata for locale in project.locales)))


def _is_broken(section: Section) -> bool:
    return not section.is_readable or bool(section.unclosed) or section.is_empty


def _is_table(file: SourceFile) -> bool:
    try:
        toml_table(file.text)
    except tomllib.TOMLDecodeError:
        return False
    return True
