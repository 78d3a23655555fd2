"""Cuts a build into jobs, one for each locale in each format, each with what its file depends on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from html import unescape
from itertools import chain
from urllib.parse import unquote

from paperbuild.findings.source import SourceFile
from paperbuild.model.files import size_of
from paperbuild.model.formats import Format
from paperbuild.model.project import BASELINE_PATH, LocaleSource, Project
from paperbuild.output.names import format_names
from paperbuild.syntax.picture_size import LARGEST_MB

_DIGEST = 20
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")  # as Markdown has it (CommonMark 2.4)
_NUMBERED = re.compile(r"\\u([0-9A-Fa-f]{4})")  # as TOML has it
_PLAIN_NAME = re.compile(r"[\w.-]+")
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
    """Every text of the paper by its path, and every file that one of them may name."""
    yield from _with_named(project, [*project.sources.values()])


def _needed(project: Project, codes: set[str]) -> Iterator[tuple[str, bytes]]:
    """What is needed for a locale alone; `codes` are its own and the source's, which stands in for what it lacks."""
    files = [project.settings, project.bibliography, *project.templates.values(), *project.editions]
    for locale in project.locales:
        files += _files(locale) if locale.code in codes else ()
    yield from _with_named(project, [file for file in files if file is not None])


def _with_named(project: Project, texts: Sequence[SourceFile]) -> Iterator[tuple[str, bytes]]:
    yield from map(_with_content, texts)
    said = [_as_plain(file.text) for file in texts]
    words = {word for text in texts for word in _words(text.text)}
    for path in project.files:
        name = path.rpartition("/")[2]
        is_plain = _PLAIN_NAME.fullmatch(name)
        is_named = name in words if is_plain else any(" ".join(name.split()) in text for text in said)
        if is_named and path != BASELINE_PATH:
            yield path, _digest(project.files, path)


def _digest(files: Mapping[str, bytes], path: str) -> bytes:
    """What tells a file from another; of one that is so large that no output carries it, its size."""
    size = size_of(files, path)
    is_shown = size <= LARGEST_MB * 1_000_000
    return blake2b(files[path], digest_size=_DIGEST).digest() if is_shown else b"%d" % size


@lru_cache(maxsize=1024)
def _words(text: str) -> frozenset[str]:
    """What in a text may be the name of a file that has nothing but letters, digits, dots and hyphens."""
    return frozenset(_PLAIN_NAME.findall(_as_plain(text)))


@lru_cache(maxsize=1024)
def _as_plain(text: str) -> str:
    """`text` without what may stand in the name of a file for something else: an entity, a percent sign, a backslash.

    So a file that pandoc would find under its name is found in it, and perhaps one more: what is only listed costs a
    key, what is missing would make it wrong. Asking pandoc would cost a second for every plan.
    """
    plain = _NUMBERED.sub(lambda match: chr(int(match[1], 16)), text)
    return " ".join(unquote(unescape(_ESCAPED.sub(r"\1", plain))).split())


def _files(locale: LocaleSource) -> tuple[SourceFile | None, ...]:
    return (*locale.sections, locale.metadata, *locale.all_records)


def _with_content(file: SourceFile) -> tuple[str, bytes]:
    return file.path, file.text.encode("utf-8", "surrogatepass")
