"""What a PDF carries of its own source, so that it can be built anew from it (`paperbuild restore`).

These are the sources of its own language, without comments and without what is not in it: other languages, and files
that no section names. A translation cannot be checked, and what is missing in it cannot be filled in, without the text
that it was made from: it carries that, too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from paperbuild.engines.layout.request import AttachedFile
from paperbuild.model.manuscript import Manuscript
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.project import BASELINE_PATH, RECORDS_FOLDER
from paperbuild.model.section import Section
from paperbuild.model.work import Work
from paperbuild.output.published import (
    published_baseline,
    published_library,
    published_section,
    published_template,
    published_toml,
)
from paperbuild.output.text.references import as_csl_json
from paperbuild.output.view import View
from paperbuild.rules.links.missing_file import named_files
from paperbuild.rules.settings.unusable_picture import named_pictures, picture_path
from paperbuild.syntax.picture_size import excess_of

WORKS_FILE = "works.csl.json"
_DATA_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")


def attachments(paper: Paper, view: View) -> tuple[AttachedFile, ...]:
    """The files that the PDF carries, by their paths in the project, and the works that it cites as CSL JSON; what
    `attach` in the settings leaves out is not among them."""
    works = AttachedFile(WORKS_FILE, _cited_works(view.manuscript, view.works), "Data")
    if paper.settings.attach != "source":
        return (works,) if paper.settings.attach == "works" else ()
    codes = {view.manuscript.locale.code, paper.settings.locale}
    files = _sources(paper, [locale for locale in paper.locales if locale.code in codes])
    source = [AttachedFile(path, files[path], _relationship(path)) for path in sorted(files)]
    return (*source, works)


def _sources(paper: Paper, locales: Sequence[Locale]) -> Mapping[str, bytes]:
    project = paper.project
    sections = [section for locale in locales for section in locale.sections]
    texts = dict(_texts(paper, {locale.code: locale for locale in locales}))
    texts |= {file.path: published_template(file) for file in project.templates.values()}
    if project.baseline and (held_back := published_baseline(project.baseline, texts.keys())):
        texts[BASELINE_PATH] = held_back
    named = {path for section in sections for path in named_files(section)}
    named |= {picture_path(written) for _, written in named_pictures(paper.settings)}
    there = [path for path in project.files if path in named and not excess_of(project.files, path)]
    files = {path: project.files[path] for path in there}
    return {**{path: text.encode() for path, text in texts.items()}, **files}


def _texts(paper: Paper, locales: Mapping[str, Locale]) -> Iterator[tuple[str, str]]:
    """The settings, the library, and the texts of the `locales`, by their paths."""
    project = paper.project
    if project.settings:
        yield project.settings.path, published_toml(project.settings)
    if project.bibliography:
        yield project.bibliography.path, published_library(paper.bibliography)
    yield from ((one.path, published_toml(one)) for one in project.editions)
    for source in project.locales:
        locale = locales.get(source.code)
        if locale:
            yield from ((one.file.path, published_section(one)) for one in locale.sections)
            yield from ((one.file.path, published_section(one)) for one in _records(locale, source.code))
            yield from ((one.path, published_toml(one)) for one in (source.metadata, source.metadata_record) if one)


def _records(locale: Locale, code: str) -> Iterator[Section]:
    """What the sections of a translation were made from; a record that says what the source says is the source's own
    section, and stands in its own place."""
    for name, section in locale.records.items():
        path = f"content/{code}/{RECORDS_FOLDER}/{name}"
        yield replace(section, file=replace(section.file, path=path))


def _relationship(path: str) -> str:
    return "Data" if path.endswith(_DATA_SUFFIXES) else "Source"


def _cited_works(manuscript: Manuscript, works: Iterable[Work]) -> bytes:
    keys = {citation["citationId"] for cluster in manuscript.clusters for citation in cluster.citations}
    cited = sorted((work for work in works if work.key in keys), key=lambda work: work.key)
    return (json.dumps(list(map(as_csl_json, cited)), ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
