"""Makes the redline of two editions as HTML and PDF: a paper of its own, put together and rendered as every other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from paperbuild.app.build import Build, collected, together
from paperbuild.app.comparing import ReadSide, SidesCompared
from paperbuild.compose.redline.redline import RedlineNames, redline
from paperbuild.engines.layout.pool import LayoutPool
from paperbuild.engines.layout.remembered import RememberedLayout
from paperbuild.engines.memory import NO_MEMORY, EngineMemory
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.language.dates import date_text
from paperbuild.language.words import ENGLISH, pages_of, strings_of
from paperbuild.model.changes import SideKind
from paperbuild.model.formats import Format
from paperbuild.model.paper import Paper
from paperbuild.model.settings import Settings
from paperbuild.output.artifact import Artifact
from paperbuild.output.beside import words_language
from paperbuild.output.html.render import render_html
from paperbuild.output.names import redline_slug
from paperbuild.output.pdf.render import render_pdf
from paperbuild.output.shown_pictures import ShownPictures
from paperbuild.output.templates import BrokenTemplateError, Templates
from paperbuild.output.text.fragments import write
from paperbuild.output.text.redlined import redlined
from paperbuild.output.view import View
from paperbuild.output.words import words_name

_WORDS = "changes"
# What readers know settings as, by their names: the words that the title page has for them.
_LABELS = {
    "authors": "authors",
    "editors": "edited_by",
    "translators": "translated_by",
    "funders": "funded_by",
    "licence": "licence",
    "corrections": "corrections",
    "keywords": "keywords",
}
_SHORT = 10  # letters of a commit


def build_redlines(
    found: SidesCompared, formats: Sequence[Format], pool: LayoutPool, memory: EngineMemory = NO_MEMORY
) -> Build:
    """The redline of each language that was compared, in each of `formats` (HTML, PDF). A template that fails leaves
    its file out and is among the findings."""
    made = Build()
    pool.expect(len(found.locales) if Format.PDF in formats else 0)
    jobs = [partial(_redline, found, code, formats, pool, memory) for code in found.locales]
    for one in together(jobs, pool):
        made.artifacts |= one.artifacts
        made.diagnostics += one.diagnostics
    return made


def _redline(
    found: SidesCompared, code: str, formats: Sequence[Format], pool: LayoutPool, memory: EngineMemory
) -> Build:
    """The redline of one language. Its pages are laid out by another process: the HTML is made meanwhile."""
    paper = found.new.paper
    templates = Templates(paper.project.templates)
    words = redline_words(templates, paper, code)
    names = RedlineNames(*_called(found, code), redline_slug(paper.settings.slug), words)
    manuscript = redline(found.locales[code], found.told[code], found.account, names)
    style = paper.project.templates[paper.settings.citation_style].text
    library = found.new.works(code)
    fragments = write(manuscript, style, library, with_footnotes=Format.PDF in formats, memory=memory)
    pictures = ShownPictures(paper.project.files, paper.settings.limits.weasyprint, memory)
    view = View(manuscript, redlined(fragments), works=library, pictures=pictures, formats=tuple(formats))
    own = _as_paper(paper, found, manuscript.settings)
    makers: Mapping[Format, Callable[[], Artifact]] = {
        Format.PDF: lambda: render_pdf(view, templates, own, RememberedLayout(pool, memory)),
        Format.HTML: lambda: render_html(view, templates, own),
    }
    wanted = [name for name in makers if name in formats]
    artifacts = together([partial(_made, makers[name]) for name in wanted], pool, len(makers))
    return collected(code, dict(zip(wanted, artifacts, strict=True)))


def _made(make: Callable[[], Artifact]) -> Artifact | Diagnostic:
    try:
        return make()
    except BrokenTemplateError as error:
        return error.diagnostic


def _as_paper(paper: Paper, found: SidesCompared, settings: Settings) -> Paper:
    """The later edition as the paper that a redline is: its languages are those in which there is a redline."""
    locales = tuple(one for one in paper.project.locales if one.code in found.locales)
    return replace(paper, settings=settings, project=replace(paper.project, locales=locales))


def redline_words(templates: Templates, paper: Paper, code: str) -> Mapping[str, str]:
    """What a redline says in the language of `code`; in English, as far as that language has no words for it."""
    own = words_language(paper.project.templates, code)
    labels = {**strings_of(own), **pages_of(own)}
    fields = {f"field_{name}": str(labels[label]) for name, label in _LABELS.items() if label in labels}
    return {**fields, **templates.said(words_name(ENGLISH), _WORDS), **templates.said(words_name(own), _WORDS)}


def _called(found: SidesCompared, code: str) -> tuple[str, str]:
    """How the two editions are called for readers: by name and date; a folder by its date, unless both have one."""
    dates = [date_text(side.paper.settings.date, code) for side in (found.old, found.new)]
    old, new = (
        _name(side, date, is_told=dates[0] == dates[1])
        for side, date in zip((found.old, found.new), dates, strict=True)
    )
    return old, new


def _name(side: ReadSide, date: str, *, is_told: bool) -> str:
    one = side.side.name
    if one.kind is SideKind.FOLDER and not is_told:
        return date
    name = one.name if one.commit[:_SHORT] != one.name[:_SHORT] else one.commit[:_SHORT]
    return f"{Path(name).resolve().name if one.kind in {SideKind.FOLDER, SideKind.PDF} else name} ({date})"
