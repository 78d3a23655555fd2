"""Makes the files of a paper: from its folder to bytes, with everything that was noticed on the way."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from enum import StrEnum

from paperbuild.assemble import assemble
from paperbuild.diagnostic import Diagnostic
from paperbuild.engines.csl import is_safe
from paperbuild.engines.weasyprint import LayoutProcess
from paperbuild.paper import Locale, Paper
from paperbuild.render.artifact import Artifact
from paperbuild.render.epub import render_epub
from paperbuild.render.fragments import write
from paperbuild.render.html import render_html
from paperbuild.render.pdf import render_pdf
from paperbuild.render.templates import BrokenTemplateError, Templates
from paperbuild.render.view import View
from paperbuild.rules import unsafe_style
from paperbuild.timings import Stopwatch


class Format(StrEnum):
    """What a paper is made into."""

    PDF = "pdf"
    HTML = "html"
    EPUB = "epub"


@dataclass
class Build:
    """What a build made: the file of each locale in each format, and what was noticed."""

    artifacts: dict[tuple[str, Format], Artifact] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


class LayoutPool:
    """WeasyPrint processes: the next one starts when one is taken, so that it is warm when it is wanted."""

    def __init__(self, count: int) -> None:
        self._left = count
        self._waiting: list[LayoutProcess] = []
        self._stack = ExitStack()

    def __enter__(self) -> LayoutPool:
        self._warm()
        return self

    def __exit__(self, *exception: object) -> None:
        self._stack.close()

    def take(self) -> LayoutProcess:
        """A process that nothing has used."""
        process = self._waiting.pop() if self._waiting else self._stack.enter_context(LayoutProcess())
        self._warm()
        return process

    def _warm(self) -> None:
        if self._left > 0:
            self._left -= 1
            self._waiting.append(self._stack.enter_context(LayoutProcess()))


def build(
    paper: Paper, locales: Sequence[Locale], formats: Sequence[Format], pool: LayoutPool, watch: Stopwatch
) -> Build:
    """Every one of `formats` of every one of `locales`. A template that fails ends the build with its finding."""
    made = Build()
    try:
        for locale in locales:
            _build_locale(made, paper, locale, formats, pool, watch)
    except BrokenTemplateError as error:
        made.diagnostics.append(error.diagnostic)
    return made


def _build_locale(
    made: Build,
    paper: Paper,
    locale: Locale,
    formats: Sequence[Format],
    pool: LayoutPool,
    watch: Stopwatch,
) -> None:
    templates = Templates(paper.project.templates)
    style_name = paper.settings.citation_style
    style = paper.project.templates.get(style_name)
    if style is None or not is_safe(style.text):
        made.diagnostics.append(unsafe_style.found(paper, style_name, style))
        return
    with watch.step(f"assemble {locale.code}"):
        manuscript = assemble(paper, locale)
    with watch.step(f"fragments {locale.code}"):
        with_footnotes = Format.PDF in formats
        fragments = write(manuscript, style.text, paper.bibliography.text, with_footnotes=with_footnotes)
    view = View(manuscript, fragments)
    for name in formats:
        with watch.step(f"{name} {locale.code}"):
            artifact = _render(name, view, templates, paper, pool)
        made.artifacts[locale.code, name] = artifact
        made.diagnostics += artifact.diagnostics


def _render(name: Format, view: View, templates: Templates, paper: Paper, pool: LayoutPool) -> Artifact:
    if name is Format.HTML:
        return render_html(view, templates, paper)
    if name is Format.EPUB:
        return render_epub(view, templates, paper)
    return render_pdf(view, templates, paper, pool.take())
