"""Cuts a build into jobs, one for each locale in each format, each with what its file depends on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain

from paperbuild.findings.source import SourceFile
from paperbuild.model.formats import Format
from paperbuild.model.project import BASELINE_PATH, LocaleSource, Project
from paperbuild.output.names import format_names

_DIGEST = 20
# These have nothing in them of the other languages' texts; another format may.
_OF_ONE_LANGUAGE = {Format.HTML, Format.EPUB, Format.PDF}


@dataclass(frozen=True)
class Job:
    """One file that is made by itself: of the locale `code`, in one format.

    `inputs` are the paths in the project of all that its bytes depend on, in order; a template of the tool's own has
    the path that the project's would have. `key` is a digest of what stands in them and of the tool, in hexadecimal:
    where it is what it was, the file is what it was, on whatever machine it was made.
    """

    code: str
    format: str
    inputs: tuple[str, ...]
    key: str


def plan(project: Project, source: str, codes: Sequence[str], tool: bytes) -> tuple[Job, ...]:
    """The jobs that make the locales `codes` in every format; `source` is the locale that the paper is written in,
    `tool` the key of what makes them."""
    return tuple(_job(project, source, code, name, tool) for code in codes for name in format_names())


def _job(project: Project, source: str, code: str, name: str, tool: bytes) -> Job:
    needed = _needed(project, {source, code}) if name in _OF_ONE_LANGUAGE else _everything(project)
    inputs = dict(sorted(needed))
    if name == Format.PDF and project.baseline:  # of which it carries what is said of its own sources
        inputs = dict(sorted([*inputs.items(), _with_content(project.baseline)]))
    # The HTML leads to all other languages: which there are is known by their folders.
    known = [locale.code for locale in project.locales if locale.sections]
    asked = repr((code, name, source, known)).encode("utf-8", "surrogatepass")
    digest = blake2b(tool, digest_size=_DIGEST)
    for part in (asked, *chain(*((path.encode("utf-8", "surrogatepass"), inputs[path]) for path in inputs))):
        digest.update(b"%d\0" % len(part) + part)
    return Job(code, name, tuple(inputs), digest.hexdigest())


def _everything(project: Project) -> Iterator[tuple[str, bytes]]:
    """Every file of the paper by its path."""
    for file in project.sources.values():
        yield _with_content(file)
    yield from project.files.items()


def _needed(project: Project, codes: set[str]) -> Iterator[tuple[str, bytes]]:
    """What is needed for a locale alone; `codes` are its own and the source's, which stands in for what it lacks."""
    files = [project.settings, project.bibliography, *project.templates.values()]
    for locale in project.locales:
        files += _files(locale) if locale.code in codes else ()
    yield from (_with_content(file) for file in files if file is not None)
    yield from ((path, content) for path, content in project.files.items() if path != BASELINE_PATH)


def _files(locale: LocaleSource) -> tuple[SourceFile | None, ...]:
    return (*locale.sections, locale.metadata, *locale.all_records)


def _with_content(file: SourceFile) -> tuple[str, bytes]:
    return file.path, file.text.encode("utf-8", "surrogatepass")
