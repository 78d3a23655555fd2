"""Makes a paper's files for a command: from what has been read to what is written and said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from paperbuild.app.build import Build, Source, build_source
from paperbuild.app.named import known_codes
from paperbuild.app.opened import OpenPaper
from paperbuild.app.write import write_files
from paperbuild.checks.check import Verdict, judge
from paperbuild.cli.exit_status import FINDINGS
from paperbuild.cli.findings import tell_findings
from paperbuild.cli.output import put, put_bytes, tell, written
from paperbuild.cli.pages import pages_beside, pages_to_renew
from paperbuild.cli.session import Session
from paperbuild.core.reader import SectionReader
from paperbuild.engines.layout.pool import LayoutPool
from paperbuild.engines.pandoc import end_running
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.model.formats import Format
from paperbuild.model.paper import Paper
from paperbuild.model.project import Project
from paperbuild.output.banner import banner
from paperbuild.output.names import BANNER_SUFFIX
from paperbuild.output.pages.index import INDEX_NAME
from paperbuild.output.places import chosen_path, output_path
from paperbuild.output.registry import FORMATS, needs_layout
from paperbuild.output.templates import BrokenTemplateError

_TO_STDOUT = "-"
_NOTICED_S = 0.1
# What a PDF carries of what it was made from, by what `attach` says.
_CARRIED = {
    "source": "the PDF contains the source files of its language, without comments (`attach` in content/paper.toml)",
    "works": "the PDF contains the works that it cites, but no source files (`attach` in content/paper.toml)",
    "none": "the PDF contains no source files (`attach` in content/paper.toml)",
}


@dataclass(frozen=True)
class MakingOrder:
    """What is asked for. No format `named` means all of them; no `locales`, then, all of them too, and otherwise the
    paper's own. `is_pages` means: no format at all, and only the pages beside the papers."""

    named: tuple[str, ...]
    locales: tuple[str, ...]
    is_draft: bool
    is_strict: bool
    output: str = ""
    is_pages: bool = False

    @property
    def is_everything(self) -> bool:
        """Whether every format is asked for, and the pages beside them."""
        return not self.named

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats to make."""
        return () if self.is_pages else self.named or tuple(FORMATS)


def make(session: Session, order: MakingOrder, project: Project, reader: SectionReader, pool: LayoutPool) -> int:
    """Checks, builds and writes what `reader` reads, and gives back the exit status.

    Nothing is written before everything has been made.
    """
    with OpenPaper(project, reader, order.locales) as opened, ThreadPoolExecutor(1) as aside:
        codes = _codes(opened, order)
        paths = _paths(session.folder, opened.settings.slug, codes, order)
        finish_making = partial(_made, session, order, opened, codes, pool)
        # A layout takes so long that it is begun while the paper is checked; where that finds errors, it is ended.
        making = aside.submit(finish_making) if needs_layout(order.formats) else None
        try:
            with session.watch.step("parse"):
                paper = opened.paper()
            with session.watch.step("check"):
                findings = opened.findings()
                verdict = judge(paper, findings)
            if verdict.stops(is_strict=order.is_strict) and not order.is_draft:
                _end(pool, making)
                return _refuse(session, paper, verdict)
            made = making.result() if making else finish_making()
        except BaseException:
            _end(pool, making)
            raise
    return _finish(session, order, paper, paths, findings, made)


def _made(session: Session, order: MakingOrder, opened: OpenPaper, codes: Sequence[str], pool: LayoutPool) -> Build:
    """The files, made of what has been read so far: no locale waits for another."""
    if not order.formats:
        return Build()
    source = Source(opened.settings, opened.library, opened.project.templates, opened.edition)
    return build_source(source, codes, order.formats, pool, session.watch, session.memo, is_draft=order.is_draft)


def _end(pool: LayoutPool, making: Future[Build] | None) -> None:
    """Ends what is still being made, and what it begins until it notices."""
    pool.end()
    end_running()
    while making and not wait([making], _NOTICED_S).done:
        end_running()


def _finish(
    session: Session,
    order: MakingOrder,
    paper: Paper,
    paths: Mapping[tuple[str, str], Path],
    findings: Sequence[Diagnostic],
    made: Build,
) -> int:
    """Writes what was made, unless there are errors. Fonts that are not installed stop only what needs them."""
    is_rendered = order.is_everything and not (order.is_pages or order.locales)
    weigh = partial(judge, paper, is_rendered=is_rendered)
    verdict = weigh([*findings, *made.diagnostics])
    whole = made
    if _stops(order, verdict):
        whole = made.without_lacking()
        if not whole.artifacts or _stops(order, weigh([*findings, *whole.diagnostics])):
            return _refuse(session, paper, verdict)
    files = {paths[key]: artifact.content for key, artifact in whole.artifacts.items()}
    results = list(files)
    if not order.output:
        files |= dict(_banners(paths, paper, whole))
    try:
        files |= _pages(session.folder, order, paper, files)
    except BrokenTemplateError as error:
        return _refuse(session, paper, weigh([*findings, *made.diagnostics, error.diagnostic]))
    if order.is_everything:
        results.append(output_path(session.folder, INDEX_NAME))
    if len(made.artifacts) < len(paths):
        return _refuse(session, paper, verdict)
    session.quiet()
    tell_findings(session, paper, verdict, _left_out(paper, made, whole))
    has_pdf = any(name == Format.PDF for _, name in whole.artifacts)
    _put_out(session, order, files, results, _CARRIED[paper.settings.attach] if has_pdf else "")
    return 0 if whole is made else FINDINGS


def _stops(order: MakingOrder, verdict: Verdict) -> bool:
    return verdict.stops(is_strict=order.is_strict) and not order.is_draft


def _left_out(paper: Paper, made: Build, whole: Build) -> str:
    """Which of the files that were made are not written, in words; empty where all are. The picture for networks goes
    with the PDF; a page names it all the same, as its bytes follow from the sources alone."""
    names = []
    for code, name in made.artifacts:
        if (code, name) not in whole.artifacts:
            has_picture = name == Format.PDF and paper.settings.url and (code, Format.HTML) in whole.artifacts
            picture = " with its picture for social networks, which the HTML names" if has_picture else ""
            names.append(f"the {name.upper()} of `{code}`{picture}")
    return f"not written: {', '.join(names)}" if names else ""


def _put_out(
    session: Session, order: MakingOrder, files: Mapping[Path, bytes], results: Sequence[Path], carried: str
) -> None:
    """Writes `files`, and says where the `results` among them are, and what is `carried` by a PDF among them."""
    if order.output == _TO_STDOUT:
        put_bytes(*files.values())
        return
    with session.watch.step("write"):
        write_files(files)
    written.update((str(path), content) for path, content in files.items())
    for path in results:
        put(str(path))
    if carried:
        tell(carried)


def _banners(paths: Mapping[tuple[str, str], Path], paper: Paper, made: Build) -> Iterator[tuple[Path, bytes]]:
    """What social networks show of each locale, beside its PDF."""
    for (code, name), artifact in made.artifacts.items():
        picture = banner(paper.settings, artifact.content) if name == Format.PDF else b""
        if picture:
            yield paths[code, name].with_suffix(f".{BANNER_SUFFIX}"), picture


def _pages(folder: Path, order: MakingOrder, paper: Paper, files: Mapping[Path, bytes]) -> Mapping[Path, bytes]:
    """The pages beside the papers: both with everything, those that are there with one format of it."""
    if order.is_everything:
        return pages_beside(folder, paper, files)
    return {} if order.output else pages_to_renew(folder, paper, files)


def _refuse(session: Session, paper: Paper, verdict: Verdict) -> int:
    session.quiet()
    tell_findings(session, paper, verdict, "nothing was written")
    return FINDINGS


def _codes(opened: OpenPaper, order: MakingOrder) -> Sequence[str]:
    known = [source.code for source in opened.project.locales if source.sections]
    if order.locales:
        return known_codes(known, order.locales)
    return known if order.is_everything else [opened.settings.locale]


def _paths(folder: Path, slug: str, codes: Sequence[str], order: MakingOrder) -> Mapping[tuple[str, str], Path]:
    """Where each file is to be written."""
    if order.output:
        is_file = order.output != _TO_STDOUT
        path = chosen_path(folder, Path(order.output)) if is_file else Path(_TO_STDOUT)
        return {(codes[0], order.formats[0]): path}
    return {(code, name): output_path(folder, code, f"{slug}.{name}") for code in codes for name in order.formats}
