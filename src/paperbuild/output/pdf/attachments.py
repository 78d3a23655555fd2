"""What a PDF carries of its own source, so that the paper can be built anew from it (`paperbuild restore`)."""

from __future__ import annotations

import json
from collections.abc import Iterable

from paperbuild.engines.layout.request import AttachedFile
from paperbuild.model.manuscript import Manuscript
from paperbuild.model.paper import Paper
from paperbuild.model.work import Work
from paperbuild.output.text.references import as_csl_json
from paperbuild.output.view import View

WORKS_FILE = "works.csl.json"
_DATA_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")


def attachments(paper: Paper, view: View) -> tuple[AttachedFile, ...]:
    """Every file that the paper is made of, by its path in the project, and the works that it cites as CSL JSON."""
    texts = {path: file.text.encode() for path, file in paper.project.sources.items()}
    files = {**texts, **paper.project.files}
    source = [AttachedFile(path, files[path], _relationship(path)) for path in sorted(files)]
    return (*source, AttachedFile(WORKS_FILE, _cited_works(view.manuscript, view.works), "Data"))


def _relationship(path: str) -> str:
    return "Data" if path.endswith(_DATA_SUFFIXES) else "Source"


def _cited_works(manuscript: Manuscript, works: Iterable[Work]) -> bytes:
    keys = {citation["citationId"] for cluster in manuscript.clusters for citation in cluster.citations}
    cited = sorted((work for work in works if work.key in keys), key=lambda work: work.key)
    return (json.dumps(list(map(as_csl_json, cited)), ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
