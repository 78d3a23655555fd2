"""Makes a `Paper` of a `Project`: settings, bibliography and sections, read once, with every place known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from paperbuild.check.settings import setting_findings, unknown_rules
from paperbuild.compare.locales import compare_locales
from paperbuild.compare.record import conflict
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.source import SourceFile
from paperbuild.model.bibliography import Bibliography
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.project import BIBLIOGRAPHY_PATH, LocaleSource, Project
from paperbuild.model.section import Section
from paperbuild.model.settings import Settings
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from paperbuild.syntax.markdown.markdown import parse_sections
from paperbuild.syntax.settings import SettingFault, parse_metadata, parse_settings

_NO_BIBLIOGRAPHY = SourceFile(BIBLIOGRAPHY_PATH, "")


def parse_project(project: Project) -> tuple[Paper, list[Diagnostic]]:
    """The paper, and what is wrong with its settings; what is wrong with its text the rules will tell."""
    settings, faults = parse_settings(project.settings)
    unknown = unknown_rules(project.settings, settings) if project.settings else ()
    locales, noticed = _locales(project, settings)
    translations = tuple(compare_locales(project.locales, locales, settings.locale))
    paper = Paper(project, settings, _bibliography(project), locales, translations)
    return paper, [*setting_findings(faults), *unknown, *setting_findings(noticed)]


def _bibliography(project: Project) -> Bibliography:
    return parse_bibliography(project.bibliography or _NO_BIBLIOGRAPHY)


def _locales(project: Project, settings: Settings) -> tuple[tuple[Locale, ...], list[SettingFault]]:
    files = [(file, source.code) for source in project.locales for file in source.sections]
    old = _old_records(project, settings.locale)
    parsed = parse_sections([*files, *((file, settings.locale) for file in old)], settings.limits.pandoc_timeout_s)
    sections = iter(parsed)
    records = {section.path: section for section in parsed[len(files) :]}
    faults: list[SettingFault] = []
    locales = []
    for source in project.locales:
        metadata, noticed = parse_metadata(source.metadata, source.code)
        faults += noticed
        own = tuple(next(sections) for _ in source.sections)
        locales.append(Locale(source.code, own, metadata))
    originals = {
        section.name: section for locale in locales if locale.code == settings.locale for section in locale.sections
    }
    return tuple(
        replace(locale, records=_records(source, originals, records))
        for locale, source in zip(locales, project.locales, strict=True)
    ), faults


def _old_records(project: Project, code: str) -> list[SourceFile]:
    """The records that have to be read: those that are not the source of today, letter for letter."""
    originals = {file.name: file.text for source in project.locales if source.code == code for file in source.sections}
    return [
        file
        for source in project.locales
        for file in source.records
        if file.name in originals and originals[file.name] != file.text and conflict(file) is None
    ]


def _records(
    source: LocaleSource, originals: Mapping[str, Section], read: Mapping[str, Section]
) -> Mapping[str, Section]:
    """The records of one locale by the names of sections, as far as they can be read."""
    found: dict[str, Section] = {}
    for file in source.records:
        original = originals.get(file.name)
        if original is not None and original.file.text == file.text:
            found[file.name] = original
        elif file.path in read and read[file.path].is_readable:
            found[file.name] = read[file.path]
    return MappingProxyType(found)
