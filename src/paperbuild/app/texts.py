"""Reads the texts of a paper for what changes names in them, and proves that a change did nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from paperbuild.core.paper import NO_BIBLIOGRAPHY
from paperbuild.core.reader import Key, SectionReader
from paperbuild.engines.memory import NO_MEMORY, EngineMemory
from paperbuild.findings.edits import Rewritten
from paperbuild.findings.source import SourceFile
from paperbuild.model.project import LocaleSource, Project
from paperbuild.model.section import Section
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from paperbuild.syntax.settings import parse_settings
from paperbuild.upkeep.sections import Renames, refuse_other_changes
from paperbuild.upkeep.texts import Texts

_Sections = Mapping[str, tuple[Section, ...]]


def read_texts(project: Project, memory: EngineMemory = NO_MEMORY) -> Texts:
    """The texts of `project`; what `memory` has of its sections is not read again."""
    settings = parse_settings(project.settings)[0]
    sections, records = _read(project, settings.locale, memory)
    return Texts(project, settings, parse_bibliography(project.bibliography or NO_BIBLIOGRAPHY), sections, records)


def prove(
    texts: Texts,
    changed: Sequence[Rewritten],
    renames: Renames | Callable[[Section], Renames],
    memory: EngineMemory = NO_MEMORY,
) -> None:
    """Raises UsageError where a section, read with its names changed, differs in more than these names; `renames` may
    be what says of each section which they are."""
    after = read_texts(texts.project.with_texts({one.file.path: one.text for one in changed}), memory)
    paths = {one.file.path for one in changed}
    for before, now in zip(texts.all_sections, after.all_sections, strict=True):
        if before.path in paths:
            refuse_other_changes(before, now, renames if isinstance(renames, Renames) else renames(before))


def _read(project: Project, own: str, memory: EngineMemory) -> tuple[_Sections, _Sections]:
    """The sections and the records of each locale. A record that is the source of today, letter for letter, or another
    record, is read once."""
    originals = {file.text: (own, file) for one in project.locales if one.code == own for file in one.sections}
    for source in project.locales:
        originals = {**{file.text: (own, file) for file in source.records}, **originals}
    limits = parse_settings(project.settings)[0].limits.pandoc
    reader = SectionReader(memory)
    try:
        groups = [list(_keys(source, own, originals)) for source in project.locales]
        reader.read(groups, project.name, limits)
        sections = {one.code: tuple(reader.section(file, one.code) for file in one.sections) for one in project.locales}
        records = {
            one.code: tuple(_record(reader, originals[file.text], file) for file in one.records)
            for one in project.locales
        }
        return sections, records
    finally:
        reader.close()


def _keys(source: LocaleSource, own: str, originals: Mapping[str, Key]) -> Iterator[Key]:
    """What is read of a locale by itself."""
    yield from ((source.code, file) for file in source.sections)
    yield from ((own, file) for file in source.records if originals[file.text][1] is file)


def _record(reader: SectionReader, key: Key, file: SourceFile) -> Section:
    return replace(reader.section(key[1], key[0]), file=file)
