"""The pages beside the papers, `index.html` and `accessibility.html`, as they follow from what is below `build/`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from paperbuild.engines.pdf_attachments import page_count
from paperbuild.model.formats import Format
from paperbuild.model.paper import Paper
from paperbuild.output.pages.index import INDEX_NAME, render_index
from paperbuild.output.pages.statement import RECORD_NAME, STATEMENT_NAME, Record, digest, read_record, render_statement
from paperbuild.output.places import output_path
from paperbuild.output.registry import FORMATS
from paperbuild.output.templates import Templates


def pages_beside(folder: Path, paper: Paper, made: Mapping[Path, bytes]) -> dict[Path, bytes]:
    """Both pages, for the project in `folder`, once the files just `made` are there. Raises BrokenTemplateError."""
    sizes: dict[str, dict[str, int]] = {locale.code: {} for locale in paper.locales}
    for (code, name), path in _files(folder, paper, made).items():
        sizes[code][name] = len(made[path]) if path in made else path.stat().st_size
    index, statement = page_paths(folder)
    counts = {
        code: page_count(made[path] if path in made else path.read_bytes())
        for (code, name), path in _files(folder, paper, made).items()
        if name == Format.PDF
    }
    templates = Templates(paper.project.templates)
    return {
        index: render_index(paper, templates, sizes, counts),
        statement: render_statement(paper, templates, _digests(folder, paper, made), recorded(folder)),
    }


def pages_to_renew(folder: Path, paper: Paper, made: Mapping[Path, bytes]) -> dict[Path, bytes]:
    """Those of both pages that are there: what they tell of a file must not outlive it. Raises BrokenTemplateError."""
    there = [path for path in page_paths(folder) if path.is_file()]
    pages = pages_beside(folder, paper, made) if there else {}
    return {path: pages[path] for path in there}


def statement_page(folder: Path, paper: Paper, record: Record) -> bytes:
    """The accessibility statement, with what `record` tells of the files that are there. Raises BrokenTemplateError."""
    return render_statement(paper, Templates(paper.project.templates), _digests(folder, paper, {}), record)


def recorded(folder: Path) -> Record | None:
    """What `verify --statement` wrote down, where it has been asked to."""
    path = output_path(folder, RECORD_NAME)
    return read_record(path.read_text("utf-8", "replace")) if path.is_file() else None


def page_paths(folder: Path) -> tuple[Path, Path]:
    """Where both pages are, for the project in `folder`. Raises UsageError where that would be outside it."""
    return output_path(folder, INDEX_NAME), output_path(folder, STATEMENT_NAME)


def _digests(folder: Path, paper: Paper, made: Mapping[Path, bytes]) -> dict[str, str]:
    return {
        f"build/{code}/{path.name}": digest(made[path] if path in made else path.read_bytes())
        for (code, _), path in _files(folder, paper, made).items()
    }


def _files(folder: Path, paper: Paper, made: Mapping[Path, bytes]) -> dict[tuple[str, str], Path]:
    """The files that there are of each locale: made just now, or before."""
    paths = {
        (locale.code, name): output_path(folder, locale.code, f"{paper.settings.slug}.{name}")
        for locale in paper.locales
        for name in FORMATS
    }
    return {key: path for key, path in paths.items() if path in made or path.is_file()}
