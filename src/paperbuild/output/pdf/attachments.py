"""What a PDF carries of its own source, so that the paper can be built anew from it (`paperbuild restore`)."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from paperbuild.engines.layout.request import AttachedFile
from paperbuild.model.manuscript import Manuscript
from paperbuild.model.paper import Paper
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


def _cited_works(manuscript: Manuscript, works: str) -> bytes:
    keys = {citation["citationId"] for cluster in manuscript.clusters for citation in cluster.citations}
    cited = _of(json.loads(works), keys)
    return (json.dumps(cited, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _of(works: list[dict[str, Any]], keys: Collection[str]) -> list[dict[str, Any]]:
    return sorted((work for work in works if work["id"] in keys), key=lambda work: str(work["id"]))
