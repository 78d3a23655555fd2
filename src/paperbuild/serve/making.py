"""Makes what the browser shows: the files of one locale, a translator's page, and what stands where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from paperbuild.app.build import build
from paperbuild.app.named import named_locales
from paperbuild.checks.check import standing, told_of_translations
from paperbuild.compare.now import published_now
from paperbuild.core.memo import Memo
from paperbuild.core.timings import Stopwatch
from paperbuild.engines.layout.pool import LayoutPool
from paperbuild.engines.rasters import page_sizes
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.formats import Format
from paperbuild.model.paper import Paper
from paperbuild.output.pages.desk import render_desk
from paperbuild.output.templates import BrokenTemplateError, Templates
from paperbuild.verify.read_epub import pages_of

BESIDE = "beside"
"""What a translator's page is called: the translation beside its source."""

SHOWN_KINDS = (Format.HTML.value, BESIDE, Format.PDF.value, Format.EPUB.value)
"""What may be shown of a locale."""

_DIGEST = 12


@dataclass(frozen=True)
class Shown:
    """One thing that the browser shows: its bytes, the `paper` that they were made from, and what was noticed. `about`
    is what the browser is told of it besides its `digest`."""

    content: bytes
    paper: Paper
    noticed: tuple[Diagnostic, ...]
    about: Mapping[str, Any]

    @property
    def digest(self) -> str:
        """What tells its bytes from others."""
        return str(self.about["digest"])


@dataclass(frozen=True)
class Made:
    """What was made, by its kind, and what was noticed, also of what could not be made."""

    shown: Mapping[str, Shown]
    noticed: tuple[Diagnostic, ...]


def make_files(paper: Paper, code: str, kinds: Sequence[str], pool: LayoutPool, memory: Memo) -> Made:
    """The files of the locale `code` in each of the formats `kinds`. A template that fails leaves its file out."""
    made = build(paper, named_locales(paper, [code]), kinds, pool, Stopwatch(), memory)
    shown = {
        kind: Shown(artifact.content, paper, artifact.diagnostics, _about(kind, artifact.content))
        for (_, kind), artifact in made.artifacts.items()
    }
    return Made(shown, tuple(made.diagnostics))


def make_beside(paper: Paper, code: str) -> Made:
    """The page that has the translation `code` beside its source."""
    translation = next((one for one in standing(paper) if one.code == code), None)
    if translation is None:
        return Made({}, ())
    try:
        page = render_desk(paper, Templates(paper.project.templates), translation, told_of_translations(paper))
    except BrokenTemplateError as error:
        return Made({}, (error.diagnostic,))
    return Made({BESIDE: Shown(page, paper, (), _about(BESIDE, page))}, ())


def _about(kind: str, content: bytes) -> Mapping[str, Any]:
    about: dict[str, Any] = {"digest": blake2b(content, digest_size=_DIGEST).hexdigest()}
    if kind == Format.PDF:
        about["pages"] = page_sizes(content)
    elif kind == Format.EPUB:
        about["chapters"] = list(pages_of(content))
    return about


def places(paper: Paper, code: str) -> Iterator[tuple[str, str, int, int, int]]:
    """Where in the sources stands what has an address in the locale `code`: its address, path, line, column and last
    line, counted from 1. What is not translated yet stands in the source."""
    found: dict[str, tuple[str, str, int, int, int]] = {}
    for locale in dict.fromkeys((paper.source.code, code)):
        found |= {one[0]: one for one in _places(paper, locale)}
    yield from found.values()


def _places(paper: Paper, code: str) -> Iterator[tuple[str, str, int, int, int]]:
    (locale,) = named_locales(paper, [code])
    now = published_now(paper, locale)
    for heading in now.headings:
        yield _place(heading.identifier, heading.section.file, heading.span)
    for one in now.placed:
        if one.piece is not None:
            yield _place(now.address(one), one.section.file, one.piece.span)
    for note in now.notes:
        own = next((each for each in note.section.definitions if note.slug and each.slug == note.slug), None)
        span = own.span if own else note.site
        if note.name:
            yield _place(f"note.{note.name}", note.section.file, span)


def _place(address: str, file: SourceFile, span: Span) -> tuple[str, str, int, int, int]:
    start, end = file.position(span.start), file.position(span.end)
    return address, file.path, start.line, start.column, end.line
