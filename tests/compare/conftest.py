"""Papers in two languages, as mappings of paths to texts, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from paperbuild.checks.check import found
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.model.paper import Paper
from tests.places import PAPERS

BILINGUAL = PAPERS / "bilingual"


def files_of(folder: Path) -> dict[str, bytes]:
    """The files of a paper by their paths in it."""
    paths = [*folder.glob("content/**/*"), folder / "bibliography.bib"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(paths) if path.is_file()}


def with_change(files: Mapping[str, bytes], path: str, old: str, new: str) -> dict[str, bytes]:
    """`files` with one change; `old` must be there, once."""
    text = files[path].decode()
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    return {**files, path: text.replace(old, new).encode()}


def translation_findings(paper: Paper) -> list[Diagnostic]:
    """What the rules about translations find."""
    return [item for item in found(paper) if item.rule.startswith("LOC")]
