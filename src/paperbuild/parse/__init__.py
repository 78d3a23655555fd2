"""Makes a `Paper` of a `Project`: settings, bibliography and sections, read once, with every place known."""

from __future__ import annotations

from paperbuild.bibliography import Bibliography
from paperbuild.diagnostic import Diagnostic
from paperbuild.paper import Locale, Paper
from paperbuild.parse.bibliography import parse_bibliography
from paperbuild.parse.markdown import parse_sections
from paperbuild.parse.settings import parse_metadata, parse_settings
from paperbuild.project import BIBLIOGRAPHY_PATH, Project
from paperbuild.rules import KNOWN_RULES
from paperbuild.settings import Settings
from paperbuild.source import SourceFile

_NO_BIBLIOGRAPHY = SourceFile(BIBLIOGRAPHY_PATH, "")


def parse_project(project: Project) -> tuple[Paper, list[Diagnostic]]:
    """The paper, and what is wrong with its settings; what is wrong with its text the rules will tell."""
    settings, diagnostics = parse_settings(project.settings, KNOWN_RULES)
    locales, noticed = _locales(project, settings)
    paper = Paper(project, settings, _bibliography(project), locales)
    return paper, diagnostics + noticed


def _bibliography(project: Project) -> Bibliography:
    return parse_bibliography(project.bibliography or _NO_BIBLIOGRAPHY)


def _locales(project: Project, settings: Settings) -> tuple[tuple[Locale, ...], list[Diagnostic]]:
    files = [(file, source.code) for source in project.locales for file in source.sections]
    sections = iter(parse_sections(files, settings.limits.pandoc_timeout_s))
    diagnostics: list[Diagnostic] = []
    locales = []
    for source in project.locales:
        metadata, noticed = parse_metadata(source.metadata, source.code)
        diagnostics += noticed
        own = tuple(next(sections) for _ in source.sections)
        locales.append(Locale(source.code, own, metadata))
    return tuple(locales), diagnostics
