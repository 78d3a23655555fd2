"""Reads the sections of a paper in the background, as soon as their texts are there."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace

from paperbuild.compare.renamed import followed_records
from paperbuild.engines.limits import EngineLimits
from paperbuild.engines.memory import NO_MEMORY, EngineMemory, EngineShelf
from paperbuild.engines.pandoc import PANDOC_TIMEOUT_S, end_running
from paperbuild.findings.source import SourceFile
from paperbuild.model.project import LocaleSource, Project
from paperbuild.model.section import Section
from paperbuild.syntax.markdown.markdown import parse_sections
from paperbuild.syntax.toml_table import toml_table

Key = tuple[str, SourceFile]
"""A section to be read: the locale as which it is read, and its file."""

_LIMITS = ("pandoc-timeout-s", "memory-mb")
_USUAL = EngineLimits(PANDOC_TIMEOUT_S)


class SectionReader:
    """Reads sections with pandoc, each group in one call, in the background; what `memory` has of an earlier run is not
    read again. Close it when no more is to be read.

    It forgets what the paper at hand does not have, unless it `keeps_all`, as for papers that have much in common.
    """

    def __init__(self, memory: EngineMemory = NO_MEMORY, *, keeps_all: bool = False) -> None:
        self._memory = memory
        self._keeps_all = keeps_all
        self._threads = ThreadPoolExecutor(2, "reader")
        self._read: dict[Key, Section | _Coming] = {}
        self._limits = _USUAL

    def begin(self, project: Project, first: Collection[str] = ()) -> None:
        """Begins to read what will be read of `project`, that of its own locale and of the locales `first` before all
        others, while whoever will ask for it is still being loaded; of several projects, what they have in common is
        read once. Not where the paper has a limit of its own, which is not known yet."""
        said = project.settings.text if project.settings else ""
        if not any(name in said for name in _LIMITS):
            self.read(groups(project, _locale_of(project), first), project.name, _USUAL)

    def read(self, groups: Iterable[Sequence[Key]], name: str, limits: EngineLimits) -> None:
        """Begins to read each group of sections of the paper `name`, in this order."""
        before, self._read = self._read, {}
        if limits != self._limits:  # what was not read within the others may be now
            before = {key: one for key, one in before.items() if isinstance(one, Section) and one.is_readable}
        self._limits = limits
        if self._keeps_all:
            self._read |= before
        for group in groups:
            missing = [key for key in group if not self._know(key, before.get(key), name)]
            if missing:
                files = [(file, code) for code, file in missing]
                coming = self._threads.submit(parse_sections, files, *limits)
                for number, key in enumerate(missing):
                    self._read[key] = _Coming(coming, number, self._memory.shelf("sections", f"{name} {key[0]}"))

    def _know(self, key: Key, before: Section | _Coming | None, name: str) -> bool:
        """Whether a section has been read already, in this process or another."""
        known: object = before
        if known is None:
            known = self._memory.shelf("sections", f"{name} {key[0]}").get(_digest(key[1]))
            known = replace(known, file=key[1]) if isinstance(known, Section) else None
        if isinstance(known, Section | _Coming):
            self._read[key] = known
        return key in self._read

    def section(self, file: SourceFile, code: str) -> Section:
        """The section of a file that is read as one of the locale `code`; waits until it is there."""
        read = self._read[code, file]
        if isinstance(read, _Coming):
            section = read.sections.result()[read.number]
            if section.is_readable:  # what was not read in time may be the next time
                read.shelf.put(_digest(file), section)
            read = self._read[code, file] = section
        return read

    def close(self, *, is_ended: bool = False) -> None:
        """Reads no more; `is_ended`: nor what is being read just now."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        if is_ended:
            end_running()


def groups(project: Project, own: str, first: Collection[str] = ()) -> list[list[Key]]:
    """What is read of a project whose locale is `own`, a group for each locale, in order: its sections, and those of
    its records that are not the source of today, letter for letter."""
    sources = [file for one in project.locales if one.code == own for file in one.sections]
    originals = {file.name: file.text for file in sources}
    order = sorted(project.locales, key=lambda one: (one.code != own, one.code not in first))
    return [
        [*_sections(one), *((own, file) for file in (*_old(one, originals), *followed_records(sources, one).values()))]
        for one in order
    ]


def _sections(source: LocaleSource) -> Iterator[Key]:
    return ((source.code, file) for file in source.sections)


def _old(source: LocaleSource, originals: Mapping[str, str]) -> Iterator[SourceFile]:
    return (file for file in source.records if originals.get(file.name, file.text) != file.text)


def _locale_of(project: Project) -> str:
    """The locale that a paper says is its own, before all is known of its settings: a guess, where these are wrong."""
    try:
        said = toml_table(project.settings.text if project.settings else "").get("locale")
    except tomllib.TOMLDecodeError:
        return ""
    return said if isinstance(said, str) else ""


@dataclass(frozen=True)
class _Coming:
    """A section that is being read: the one of that number."""

    sections: Future[tuple[Section, ...]]
    number: int
    shelf: EngineShelf


def _digest(file: SourceFile) -> bytes:
    return hashlib.blake2b(f"{file.path}\0{file.bad_bytes}\0{file.text}".encode(), digest_size=16).digest()
