"""A work as a note would print it, by itself."""

from __future__ import annotations

from paperbuild.engines.memory import NO_MEMORY, EngineMemory
from paperbuild.engines.pandoc_tree import citation_of
from paperbuild.model.manuscript import Cluster, Manuscript
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.settings import Metadata
from paperbuild.output.text.citations import works, written_in_full
from paperbuild.output.text.references import plain


def printed_work(paper: Paper, code: str, key: str, memory: EngineMemory = NO_MEMORY) -> str:
    """The work cited by `key` as a note in the locale `code` prints it, without its mark-up; empty where there is none.

    Raises MissingToolError where pandoc is missing, EngineError where it fails, EngineTimeoutError or
    EngineMemoryError where it takes more than the paper allows.
    """
    own = paper.bibliography.own_key(key)
    style = paper.project.templates.get(paper.settings.citation_style)
    if own not in paper.bibliography.by_key or style is None:
        return ""
    library = works(paper.bibliography, {own}, code, paper.settings.limits.pandoc, memory)
    cluster = Cluster(1, (citation_of(own),), is_whole_note=True)
    alone = Manuscript(Locale(code, (), Metadata(title="?")), paper.settings, (), (), (), (cluster,))
    return plain(written_in_full(alone, style.text, library, memory)[0])
