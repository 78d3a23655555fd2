"""Makes a `Paper` of a `Project`: settings, bibliography and sections, read once, with every place known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperbuild.core.paper import Findings, findings_in_settings, paper, put_project
from paperbuild.core.queries import Queries
from paperbuild.core.reader import SectionReader
from paperbuild.engines.memory import NO_MEMORY, EngineMemory
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.model.paper import Paper
from paperbuild.model.project import Project


def parse_project(project: Project, memory: EngineMemory = NO_MEMORY) -> tuple[Paper, list[Diagnostic]]:
    """The paper, and what is wrong with its settings; what is wrong with its text, the rules report.

    What `memory` has of its sections is not read again.
    """
    return parse_projects([project], SectionReader(memory))[0]


def parse_projects(projects: Sequence[Project], reader: SectionReader) -> list[tuple[Paper, list[Diagnostic]]]:
    """The same of each of several projects that have much in common: what `reader` has read of one is not read again,
    and what is the same in two is compared once. Closes the reader."""
    try:
        return list(_parsed(projects, reader))
    finally:
        reader.close()


def _parsed(projects: Sequence[Project], reader: SectionReader) -> Iterator[tuple[Paper, list[Diagnostic]]]:
    asked = Queries()
    for project in projects:
        put_project(asked, project, reader)
        noticed: Findings = asked.ask(findings_in_settings)
        yield asked.ask(paper), list(noticed)
