"""What is asked of a paper, each question by itself: what has not changed is not read, compared or checked again.

The inputs are the files of the paper as `put_project` sets them; `paper` and `findings` are what commands ask for.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from types import MappingProxyType

from paperbuild.checks.check import in_library, in_paper, in_section, in_strings, in_translation
from paperbuild.checks.settings import setting_findings, unknown_rules
from paperbuild.compare.clocks import compare_section
from paperbuild.compare.clocks import translation as translation_of
from paperbuild.compare.counterparts import counterparts
from paperbuild.compare.lengths import growth_in, knows_growth
from paperbuild.compare.metadata import translated_strings
from paperbuild.compare.record import conflict
from paperbuild.compare.renamed import followed_records
from paperbuild.core.queries import Queries, query
from paperbuild.core.reader import SectionReader, groups
from paperbuild.engines.limits import EngineLimits
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.source import SourceFile
from paperbuild.model.bibliography import Bibliography
from paperbuild.model.blocks import Block, blocks_of
from paperbuild.model.counterparts import Counterparts
from paperbuild.model.edition import Editions
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.project import BIBLIOGRAPHY_PATH, RECORDS_FOLDER, LocaleSource, Project
from paperbuild.model.section import Section
from paperbuild.model.settings import Metadata, Settings
from paperbuild.model.translation import TranslatedSection, Translation
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from paperbuild.syntax.edition_text import read_editions
from paperbuild.syntax.settings import SettingFault, parse_metadata, parse_settings

NO_BIBLIOGRAPHY = SourceFile(BIBLIOGRAPHY_PATH, "")
_PROJECT, _SETTINGS, _LIBRARY, _LOCALE, _SECTION, _READER = (
    "project",
    "settings",
    "library",
    "locale",
    "section",
    "reader",
)
_EDITIONS = "editions"

Findings = tuple[Diagnostic, ...]


def put_project(memory: Queries, project: Project, reader: SectionReader, first: Collection[str] = ()) -> None:
    """Makes `project` what is asked about from now on, and has `reader` read what of its sections is new in it: those
    of the source and of the locales `first` before all others."""
    inputs: dict[Hashable, object] = {_PROJECT: project, _SETTINGS: project.settings, _LIBRARY: project.bibliography}
    for source in project.locales:
        inputs[_LOCALE, source.code] = source
        for file in (*source.sections, *source.records):
            inputs[_SECTION, source.code, file.path] = file
    inputs[_READER] = reader
    inputs[_EDITIONS] = project.editions
    memory.put(inputs)
    own, limits = memory.ask(settings).locale, memory.ask(settings).limits.pandoc
    reader.read(groups(project, own, first), project.name, limits)


@query
def edition(memory: Queries, code: str) -> Paper:
    """The paper as far as one locale of it needs it: the source, and the locale beside it."""
    own = memory.ask(settings).locale
    codes = dict.fromkeys((own, code))
    locales = tuple(memory.ask(locale, one) for one in codes if memory.input((_LOCALE, one)))
    beside = memory.ask(translation, code) if memory.input((_LOCALE, code)) else None
    project: Project = memory.input(_PROJECT)
    return Paper(
        project, memory.ask(settings), memory.ask(library), locales, (beside,) if beside else (), memory.ask(editions)
    )


@query
def paper(memory: Queries) -> Paper:
    """Everything that was read, with the translations beside their source."""
    project: Project = memory.input(_PROJECT)
    locales = tuple(memory.ask(locale, source.code) for source in project.locales)
    asked = (memory.ask(translation, one.code) for one in locales)
    translations = tuple(one for one in asked if one is not None)
    return Paper(project, memory.ask(settings), memory.ask(library), locales, translations, memory.ask(editions))


@query
def findings(memory: Queries) -> Findings:
    """Everything that the rules find, and what is wrong with the settings; as it is, nothing weighed or ignored."""
    return tuple(chain.from_iterable(_findings(memory)))


def _findings(memory: Queries) -> Iterator[Findings]:
    project: Project = memory.input(_PROJECT)
    yield memory.ask(findings_in_settings)
    yield memory.ask(findings_in_library)
    for source in project.locales:
        yield memory.ask(findings_in_strings, source.code)
        for file in source.sections:
            yield memory.ask(findings_in_section, source.code, file.path)
        yield memory.ask(findings_in_translation, source.code)
    yield tuple(in_paper(memory.ask(paper)))


@query
def settings(memory: Queries) -> Settings:
    """What `paper.toml` says."""
    return memory.ask(_read_settings)[0]


@query
def _read_settings(memory: Queries) -> tuple[Settings, list[SettingFault]]:
    return parse_settings(memory.input(_SETTINGS))


@query
def metadata(memory: Queries, code: str) -> tuple[Metadata, list[SettingFault]]:
    """What the `metadata.toml` of a locale says, and what is wrong with it."""
    source: LocaleSource = memory.input((_LOCALE, code))
    return parse_metadata(source.metadata, code)


@query
def library(memory: Queries) -> Bibliography:
    """Every work, with its place."""
    return parse_bibliography(memory.input(_LIBRARY) or NO_BIBLIOGRAPHY)


@query
def editions(memory: Queries) -> Editions:
    """What earlier editions published."""
    return read_editions(memory.input(_EDITIONS))


@query
def known_keys(memory: Queries) -> frozenset[str]:
    """The keys of the library."""
    return memory.ask(library).known_keys


@query
def section(memory: Queries, code: str, path: str) -> Section:
    """A section, as the reader has read it."""
    file: SourceFile = memory.input((_SECTION, code, path))
    return memory.ask(_reading)[0].section(file, code)


@query
def _reading(memory: Queries) -> tuple[SectionReader, EngineLimits]:
    """What reads the sections, and what it may take: within other limits, what was not read may be."""
    return memory.input(_READER), memory.ask(settings).limits.pandoc


@query
def locale(memory: Queries, code: str) -> Locale:
    """One locale: its sections, its strings, and what its sections were made from."""
    source: LocaleSource = memory.input((_LOCALE, code))
    sections = tuple(memory.ask(section, code, file.path) for file in source.sections)
    asked = {file.name: memory.ask(record, code, file.path) for file in source.records}
    asked |= {name: memory.ask(followed_record, code, name) for name in memory.ask(followed, code)}
    records = {name: found for name, found in asked.items() if found is not None}
    return Locale(code, sections, memory.ask(metadata, code)[0], MappingProxyType(records))


@query
def record(memory: Queries, code: str, path: str) -> Section | None:
    """What a section of a locale was made from; None where that cannot be read, or the source has no such section."""
    file: SourceFile = memory.input((_SECTION, code, path))
    own = memory.ask(settings).locale
    original: SourceFile | None = memory.input((_SECTION, own, f"content/{own}/{file.name}"))
    if original is None:
        return None
    if original.text == file.text:
        return memory.ask(section, own, original.path)
    read = None if conflict(file) else memory.ask(_reading)[0].section(file, own)
    return read if read and read.is_readable else None


@query
def followed(memory: Queries, code: str) -> Mapping[str, SourceFile]:
    """What sections of a locale were made from, by their names, where that does not stand, or not all of it, under
    the name of the section."""
    source: LocaleSource | None = memory.input((_LOCALE, memory.ask(settings).locale))
    return followed_records(source.sections, memory.input((_LOCALE, code))) if source else {}


@query
def followed_record(memory: Queries, code: str, name: str) -> Section | None:
    """What a section of a locale was made from, which stands under other names; None where that cannot be read."""
    file: SourceFile = memory.ask(followed, code)[name]
    read = None if conflict(file) else memory.ask(_reading)[0].section(file, memory.ask(settings).locale)
    return read if read and read.is_readable else None


@query
def translation(memory: Queries, code: str) -> Translation | None:
    """A locale beside the source; None for the source itself, and where it has no sections."""
    own = memory.ask(settings).locale
    source: LocaleSource | None = memory.input((_LOCALE, own))
    if code == own or source is None or not source.sections:
        return None
    other: LocaleSource = memory.input((_LOCALE, code))
    originals, sections = memory.ask(locale, own).sections, memory.ask(locale, code).sections
    names = {each.name for each in sections}
    compared = [memory.ask(beside_source, code, each.name) for each in originals if each.name in names]
    records = {file.name: file.text for file in other.records}
    beside = translation_of(code, originals, sections, compared, records)
    return replace(beside, strings=translated_strings(source, other))


@query
def beside_source(memory: Queries, code: str, name: str) -> TranslatedSection:
    """A section of a locale beside that of its name in the source."""
    own = memory.ask(settings).locale
    here, made_from = f"content/{code}/{name}", f"content/{code}/{RECORDS_FOLDER}/{name}"
    original = f"content/{own}/{name}"
    known = memory.ask(record, code, made_from) if memory.input((_SECTION, code, made_from)) else None
    if name in memory.ask(followed, code):
        known = memory.ask(followed_record, code, name)
    mine = memory.ask(blocks, own, original)
    translated, standing = memory.ask(section, code, here), memory.ask(standing_in, code)
    growth = memory.ask(growth_of, code)
    return compare_section(memory.ask(section, own, original), mine, translated, known, standing, growth)


@query
def growth_of(memory: Queries, code: str) -> float:
    """How many letters a locale has for each letter of the source, by its sections of as many blocks as theirs; 0 where
    that is known of the language, or cannot be told."""
    own = memory.ask(settings).locale
    if knows_growth(own, code):
        return 0.0
    originals, sections = memory.ask(locale, own).sections, memory.ask(locale, code).sections
    there = {each.name: blocks_of(each) for each in sections}
    sides = [(blocks_of(each), there[each.name]) for each in originals if each.name in there]
    return growth_in(pair for mine, other in sides if len(mine) == len(other) for pair in zip(mine, other, strict=True))


@query
def standing_in(memory: Queries, code: str) -> Counterparts:
    """What stands for something else in a locale."""
    return counterparts(memory.ask(settings), memory.ask(library), code)


@query
def blocks(memory: Queries, code: str, path: str) -> tuple[Block, ...]:
    """The blocks of a section."""
    return blocks_of(memory.ask(section, code, path))


@query
def findings_in_settings(memory: Queries) -> Findings:
    """What is wrong with `paper.toml`, and with what every locale says of itself."""
    project: Project = memory.input(_PROJECT)
    said, faults = memory.ask(_read_settings)
    unknown = unknown_rules(project.settings, said) if project.settings else ()
    of_locales = [fault for source in project.locales for fault in memory.ask(metadata, source.code)[1]]
    return (*setting_findings(faults), *unknown, *setting_findings(of_locales))


@query
def findings_in_library(memory: Queries) -> Findings:
    """What the rules find in the library."""
    return tuple(in_library(memory.ask(library)))


@query
def findings_in_strings(memory: Queries, code: str) -> Findings:
    """What the rules find in the strings of a locale."""
    return tuple(in_strings(memory.input((_LOCALE, code))))


@query
def findings_in_section(memory: Queries, code: str, path: str) -> Findings:
    """What the rules find in one section."""
    keys: frozenset[str] = memory.ask(known_keys)
    return tuple(in_section(memory.ask(section, code, path), keys))


@query
def findings_in_translation(memory: Queries, code: str) -> Findings:
    """What the rules find in a locale beside the source."""
    beside = memory.ask(translation, code)
    return tuple(in_translation(beside)) if beside else ()
