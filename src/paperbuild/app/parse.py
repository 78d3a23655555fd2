"""Makes a `Paper` of a `Project`: settings, bibliography and sections, read once, with every place known."""

from __future__ import annotations

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
    asked, reader = Queries(), SectionReader(memory)
    try:
        put_project(asked, project, reader)
        noticed: Findings = asked.ask(findings_in_settings)
        return asked.ask(paper), list(noticed)
    finally:
        reader.close()
