"""Makes the files of a paper: from its folder to bytes, with everything that was noticed on the way."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from paperbuild.compose.assemble import assemble
from paperbuild.core.timings import Stopwatch
from paperbuild.engines.csl import fault_of, is_safe
from paperbuild.engines.layout.pool import LayoutPool
from paperbuild.engines.layout.remembered import RememberedLayout
from paperbuild.engines.memory import NO_MEMORY, EngineMemory
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.source import SourceFile
from paperbuild.model.bibliography import Bibliography
from paperbuild.model.formats import Format
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.settings import Settings
from paperbuild.model.work import Work
from paperbuild.model.works_list import wanted, works_list
from paperbuild.output.artifact import Artifact
from paperbuild.output.format import Order
from paperbuild.output.pdf.render import render_pdf
from paperbuild.output.registry import FORMATS, needs_layout
from paperbuild.output.shown_pictures import ShownPictures
from paperbuild.output.templates import BrokenTemplateError, Templates
from paperbuild.output.text.citations import works
from paperbuild.output.text.fragments import write
from paperbuild.output.view import View
from paperbuild.rules.templates import unsafe_style

_Result = TypeVar("_Result")


@dataclass
class Build:
    """What a build made: the file of each locale in each format, and what was noticed."""

    artifacts: dict[tuple[str, str], Artifact] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def without_lacking(self) -> Build:
        """The files whose fonts are all installed, and what was noticed but for those fonts."""
        lacking = {item for artifact in self.artifacts.values() for item in artifact.lacking}
        whole = {key: artifact for key, artifact in self.artifacts.items() if not artifact.lacking}
        return Build(whole, [item for item in self.diagnostics if item not in lacking])


@dataclass(frozen=True)
class Source:
    """What a build is made from. `edition` gives the paper as far as the locale of that code needs it, once it
    has been read; `settings`, `library` and `templates` are there before."""

    settings: Settings
    library: Bibliography
    templates: Mapping[str, SourceFile]
    edition: Callable[[str], Paper]


@dataclass(frozen=True)
class _Bench:
    """What every locale's build works with; `background` reads the works that a locale cites."""

    source: Source
    background: Executor
    formats: Sequence[str]
    pool: LayoutPool
    watch: Stopwatch
    memory: EngineMemory
    is_draft: bool


def build(
    paper: Paper,
    locales: Sequence[Locale],
    formats: Sequence[str],
    pool: LayoutPool,
    watch: Stopwatch,
    memory: EngineMemory = NO_MEMORY,
    *,
    is_draft: bool = False,
) -> Build:
    """Every one of `formats` of every one of `locales`: see `build_source`."""
    source = Source(paper.settings, paper.bibliography, paper.project.templates, lambda _: paper)
    codes = [locale.code for locale in locales]
    return build_source(source, codes, formats, pool, watch, memory, is_draft=is_draft)


def build_source(
    source: Source,
    codes: Sequence[str],
    formats: Sequence[str],
    pool: LayoutPool,
    watch: Stopwatch,
    memory: EngineMemory = NO_MEMORY,
    *,
    is_draft: bool = False,
) -> Build:
    """Every one of `formats` of every locale of `codes`, as many locales at a time as there are cores.

    A template that fails leaves its file out and is among the findings. In a draft, the templates say that it is one.
    """
    made = Build()
    name = source.settings.citation_style
    style = source.templates.get(name)
    if style is None or not is_safe(style.text) or fault_of(style.text):
        made.diagnostics.append(unsafe_style.found(source.templates, name, style))
        return made
    pool.expect(len(codes) if needs_layout(formats) else 0)
    with ThreadPoolExecutor(os.cpu_count() or 1) as background:
        bench = _Bench(source, background, formats, pool, watch, memory, is_draft)
        jobs = [partial(_build_locale, bench, code) for code in codes]
        for one in together(jobs, pool):
            made.artifacts |= one.artifacts
            made.diagnostics += one.diagnostics
    return made


def _build_locale(bench: _Bench, code: str) -> Build:
    """The files of one locale. The layout has a process of its own: what does not need its pages is made meanwhile."""
    paper = bench.source.edition(code)
    view = _view(bench, paper, code)
    order = Order(view, Templates(bench.source.templates), paper)
    beside = [name for name in bench.formats if not FORMATS[name].needs_layout]
    jobs = [partial(_render, bench, name, order) for name in beside]
    if not needs_layout(bench.formats):
        return collected(code, dict(zip(beside, together(jobs, bench.pool), strict=True)))
    pdf, *others = together([partial(_lay_out, bench, order), *jobs], bench.pool, 2)
    outcomes = {Format.PDF: pdf, **dict(zip(beside, others, strict=True))}
    order = replace(order, pdf=pdf if isinstance(pdf, Artifact) else None)
    for name in bench.formats:
        if name not in outcomes:
            outcomes[name] = _as_whole_as(pdf, _render(bench, name, order))
    if Format.PDF not in bench.formats and isinstance(pdf, Artifact):
        del outcomes[Format.PDF]  # laid out for its pages alone; that its template fails is told all the same
    return collected(code, {name: outcomes[name] for name in sorted(outcomes, key=_place)})


def _as_whole_as(pdf: Artifact | Diagnostic, other: Artifact | Diagnostic) -> Artifact | Diagnostic:
    """`other`, which carries the page numbers of `pdf`: if fonts are not installed, they are wrong."""
    if isinstance(pdf, Diagnostic) or isinstance(other, Diagnostic) or not pdf.lacking:
        return other
    return replace(other, diagnostics=(*other.diagnostics, *pdf.lacking), lacking=pdf.lacking)


def _place(name: str) -> int:
    return FORMATS[name].place


def collected(code: str, outcomes: Mapping[str, Artifact | Diagnostic]) -> Build:
    """What was made of one locale, by format, and what was noticed of it or instead of it."""
    made = Build()
    for name, outcome in outcomes.items():
        if isinstance(outcome, Diagnostic):
            made.diagnostics.append(outcome)
        else:
            made.artifacts[code, name] = outcome
            made.diagnostics += outcome.diagnostics
    return made


def _view(bench: _Bench, paper: Paper, code: str) -> View:
    library = bench.background.submit(_works, bench, paper, code)
    with bench.watch.step(f"assemble {code}"):
        manuscript = assemble(paper, next(locale for locale in paper.locales if locale.code == code))
    with bench.watch.step(f"fragments {code}"):
        style = paper.project.templates[paper.settings.citation_style].text
        with_footnotes = needs_layout(bench.formats)
        fragments = write(manuscript, style, library.result(), with_footnotes=with_footnotes, memory=bench.memory)
    pictures = ShownPictures(paper.project.files, paper.settings.limits.weasyprint, bench.memory)
    return View(manuscript, fragments, is_draft=bench.is_draft, works=library.result(), pictures=pictures)


def _works(bench: _Bench, paper: Paper, code: str) -> tuple[Work, ...]:
    return works(paper.bibliography, wanted_keys(paper), code, paper.settings.limits.pandoc, bench.memory)


def wanted_keys(paper: Paper) -> frozenset[str]:
    """The keys of the works that `paper` may name: those that it cites, and those that a list may ask for."""
    sections = [section for locale in paper.locales for section in locale.sections]
    cited = {paper.bibliography.own_key(one.key) for section in sections for one in section.citations}
    divs = (div for section in sections for div in section.divs)
    lists = [works_list(div.identifier, div.classes, dict(div.attributes)) for div in divs]
    entries = paper.bibliography.by_key.values()
    listed = {entry.key for one in lists if one for entry in wanted(one, entries, cited)}
    return frozenset(cited | listed)


def _lay_out(bench: _Bench, order: Order) -> Artifact | Diagnostic:
    code = order.view.manuscript.locale.code
    with bench.watch.step(f"pdf {code}"):
        try:
            return render_pdf(order.view, order.templates, order.paper, RememberedLayout(bench.pool, bench.memory))
        except BrokenTemplateError as error:
            return error.diagnostic


def _render(bench: _Bench, name: str, order: Order) -> Artifact | Diagnostic:
    with bench.watch.step(f"{name} {order.view.manuscript.locale.code}"):
        try:
            return FORMATS[name].render(order)
        except BrokenTemplateError as error:
            return error.diagnostic


def together(
    jobs: Iterable[Callable[[], _Result]], pool: LayoutPool, workers: int = os.cpu_count() or 1
) -> list[_Result]:
    """The results of `jobs`, in their order. If one fails, or the user stops the command, what still runs is ended."""
    with ThreadPoolExecutor(workers) as threads:
        futures: list[Future[_Result]] = [threads.submit(job) for job in jobs]
        try:
            for future in as_completed(futures):  # the first that fails is the first to be told
                future.result()
            return [future.result() for future in futures]
        except BaseException:
            threads.shutdown(wait=False, cancel_futures=True)
            pool.end()
            raise
