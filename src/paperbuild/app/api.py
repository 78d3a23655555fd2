"""What the package offers to Python: four functions, values in and values out, nothing written and nothing printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from paperbuild.app.build import build as build_files
from paperbuild.app.load import load as load_folder
from paperbuild.app.named import named_locales
from paperbuild.app.parse import parse_project
from paperbuild.app.status import status_of
from paperbuild.checks.check import found, judge
from paperbuild.core.timings import Stopwatch
from paperbuild.engines.layout.pool import LayoutPool
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.errors import UsageError
from paperbuild.findings.nearest import did_you_mean
from paperbuild.model.project import Project
from paperbuild.output.registry import FORMATS, needs_layout


@dataclass(frozen=True)
class Built:
    """What `build` made.

    `files` has the bytes of each file by its locale and its format: `built.files["en", "pdf"]`. It is empty where
    something stopped the build. `diagnostics` is everything that is wrong, in the order of the paper's files, with what
    only the finished files show.
    """

    files: Mapping[tuple[str, str], bytes]
    diagnostics: tuple[Diagnostic, ...]


def load(folder: str | Path) -> Project:
    """The paper in `folder`: its texts are read once; an image is read when it is used.

    Raises UsageError where there is no `content/` in it, or where a text of it cannot be read or is too large. Whoever
    uses an image that cannot be read, or that has changed since it was read, raises it, too.
    """
    return load_folder(Path(folder))


def check(project: Project) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with the paper, in every locale, as `paperbuild check` tells it: in the order of its
    files, weighed as its settings say, without what is ignored and what its baseline holds back.

    Raises MissingToolError where pandoc is missing.
    """
    paper, noticed = parse_project(project)
    return judge(paper, found(paper, noticed)).findings


def build(
    project: Project,
    formats: Iterable[str] = tuple(FORMATS),
    locales: Iterable[str] | None = None,
    *,
    is_draft: bool = False,
) -> Built:
    """The paper in each of `formats` (`"pdf"`, `"html"`, `"epub"`) and each of `locales` (all that there are, where it
    is None), as the same bytes that `paperbuild build` writes.

    A finding that is an error stops it, as does a template that fails: nothing is made then. Fonts that are not
    installed stop only the PDF and the EPUB of the locale that needs them. A draft is made in spite of errors, and
    marks itself and each broken reference.

    Raises UsageError where there is no such format or locale, MissingToolError where pandoc, Pango or a font is
    missing, EngineError where pandoc or WeasyPrint fails, and EngineTimeoutError where one takes longer than the
    paper's settings allow.
    """
    wanted = _formats(formats)
    paper, noticed = parse_project(project)
    there = [locale.code for locale in paper.locales if locale.sections]
    chosen = named_locales(paper, there if locales is None else locales)
    findings = found(paper, noticed)
    verdict = judge(paper, findings)
    if verdict.stops() and not is_draft:
        return Built({}, verdict.findings)
    with LayoutPool(1 if needs_layout(wanted) else 0) as pool:
        made = build_files(paper, chosen, wanted, pool, Stopwatch(), is_draft=is_draft)
    is_everything = set(wanted) == set(FORMATS) and locales is None
    verdict = judge(paper, [*findings, *made.diagnostics], is_rendered=is_everything)
    is_whole = len(made.artifacts) == len(chosen) * len(wanted)
    if is_whole and verdict.stops() and not is_draft:
        made = made.without_lacking()
        is_whole = not judge(paper, [*findings, *made.diagnostics], is_rendered=is_everything).stops()
    if not is_whole:
        return Built({}, verdict.findings)
    return Built({key: artifact.content for key, artifact in made.artifacts.items()}, verdict.findings)


def status(project: Project) -> Mapping[str, Any]:
    """How far each translation has come, in the shape of `paperbuild status --format json`:
    `{"source": CODE, "locales": [{"locale", "sections", "blocks", "fresh", "stale", "broken", "missing",
    "untranslated", "complete"}]}`.

    Raises MissingToolError where pandoc is missing.
    """
    paper, _ = parse_project(project)
    return status_of(paper)


def _formats(names: Iterable[str]) -> Sequence[str]:
    """The formats of those names, each once."""
    known = list(FORMATS)
    found: dict[str, None] = {}
    for name in names:
        if name not in known:
            raise UsageError(
                f"there is no format `{name}`", did_you_mean(name, known) or f"the formats are {', '.join(known)}"
            )
        found[name] = None
    return list(found)
