"""A paper that is being worked on: what is asked of it is remembered while it changes."""

from __future__ import annotations

from collections.abc import Collection
from typing import Self

from paperbuild.core.paper import Findings, edition, findings, library, paper, put_project, settings
from paperbuild.core.queries import Queries
from paperbuild.core.reader import SectionReader
from paperbuild.model.bibliography import Bibliography
from paperbuild.model.paper import Paper
from paperbuild.model.project import Project
from paperbuild.model.settings import Settings


class OpenPaper:
    """A paper as its project says it, until `update` says it anew; `reader` reads its sections, those of the source and
    of the locales `first` before all others. Use it as a context: leaving it ends what is still being read.
    """

    def __init__(self, project: Project, reader: SectionReader | None = None, first: Collection[str] = ()) -> None:
        self._asked = Queries()
        self._reader = reader or SectionReader()
        self.update(project, first)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self._reader.close(is_ended=kind is not None)

    def update(self, project: Project, first: Collection[str] = ()) -> None:
        """Makes `project` what is asked about from now on."""
        self.project = project
        put_project(self._asked, project, self._reader, first)

    @property
    def settings(self) -> Settings:
        """What `paper.toml` says."""
        return self._asked.ask(settings)

    @property
    def library(self) -> Bibliography:
        """Every work, with its place."""
        return self._asked.ask(library)

    def edition(self, code: str) -> Paper:
        """The paper as far as the locale `code` needs it: the source, and that locale beside it."""
        return self._asked.ask(edition, code)

    def paper(self) -> Paper:
        """All of it."""
        return self._asked.ask(paper)

    def findings(self) -> Findings:
        """Everything that the rules find in it, nothing weighed or ignored."""
        return self._asked.ask(findings)
