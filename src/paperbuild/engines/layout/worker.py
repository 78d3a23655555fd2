"""Lays out one document with WeasyPrint, in a process of its own: only the modules in `weasy/` import weasyprint.

It loads WeasyPrint at once, while its parent is still reading the paper; then takes requests (pickled) on standard
input and gives an answer (pickled) to each on standard output, until its standard input ends, as it does when the
parent ends, however it does. Text and pictures come with the request: it opens no file but fonts, and nothing on the
network.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import shutil
import sys
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

from paperbuild.engines.heap import limit_memory
from paperbuild.engines.layout.frames import read_frame, write_frame
from paperbuild.engines.layout.journal import Journal, Notes
from paperbuild.engines.layout.request import LayoutAnswer, LayoutRequest
from paperbuild.engines.layout.tagging.tree import Tagged
from paperbuild.engines.layout.weasy.anchors import escape_identifiers
from paperbuild.engines.layout.weasy.balance import balance_lines
from paperbuild.engines.layout.weasy.code import say_code_as_written
from paperbuild.engines.layout.weasy.divided import divide_few_words
from paperbuild.engines.layout.weasy.dots import show_whole_dots
from paperbuild.engines.layout.weasy.far_notes import name_works_of_other_pages
from paperbuild.engines.layout.weasy.formulas import colour_formulas
from paperbuild.engines.layout.weasy.frozen import frozen_pages, thawed_pages
from paperbuild.engines.layout.weasy.grid import keep_the_grid
from paperbuild.engines.layout.weasy.indent import mirror_indents
from paperbuild.engines.layout.weasy.links import make_links_whole
from paperbuild.engines.layout.weasy.long_notes import continue_notes
from paperbuild.engines.layout.weasy.note_blocks import make_blocks_of_spans, set_words_of_notes
from paperbuild.engines.layout.weasy.notes import keep_every_note
from paperbuild.engines.layout.weasy.overflow import overflows
from paperbuild.engines.layout.weasy.pages import (
    LaidOutDocument,
    PageMemory,
    StalePageError,
    made_here,
    noticed,
)
from paperbuild.engines.layout.weasy.paint import keep_drawings
from paperbuild.engines.layout.weasy.remember import remember_pages
from paperbuild.engines.layout.weasy.rounds import keep_notes_between_rounds
from paperbuild.engines.layout.weasy.sheets import Sheets, SheetStore, read_sheets_once, sheets_key
from paperbuild.engines.layout.weasy.shortcuts import take_shortcuts
from paperbuild.engines.layout.weasy.spelling import codes_of_fonts, spell_out
from paperbuild.engines.layout.weasy.tight_ends import save_short_pages
from paperbuild.engines.layout.weasy.words import divide_no_word_amid_a_line

# Names, in the environment, the folder for temporary files: it is the process's own, and goes with it.
FOLDER = "PAPERBUILD_LAYOUT_FOLDER"
_MOST_DOCUMENTS = 4
_BETWEEN_COLLECTIONS = 8
_MOST_STARTS = 3


class Layouter:
    """Lays out documents, and remembers of each what the next time is the same.

    It is bounded: the pages of the last `_MOST_DOCUMENTS` documents, each as it was the last time, all but the last as
    they are written, and no more style sheets and fonts than those few need. `laid_out` is how many pages were made,
    not remembered, for the last one; `pages` are its pages as another process can take them.
    """

    def __init__(self, journal: Journal | None = None) -> None:
        self.journal = journal or Journal()
        self._sheets = SheetStore()
        self._memories: OrderedDict[str, PageMemory] = OrderedDict()
        self.laid_out = 0
        self.pages: tuple[bytes, ...] = ()

    def lay_out(self, request: LayoutRequest, pages: Sequence[bytes] = ()) -> LayoutAnswer:
        """The PDF of `request`; `pages` are those that another process had made of the document.

        Where one of these turns out to be another page now, the document is begun anew without it. Raises whatever
        WeasyPrint raises; what it only logs is in the answer.
        """
        from weasyprint import HTML

        self.laid_out = 0
        for start in range(_MOST_STARTS):
            self.journal.notes = Notes()
            files = _Files(request, self.journal)
            page = HTML(string=request.html, base_url=request.base_url, url_fetcher=files.fetcher(), media_type="print")
            sheets = self._sheets.of(page, files.are_same)
            key = sheets_key(page, request)
            memory = self._memory(request.document, sheets, pages, key)
            if start + 1 == _MOST_STARTS:
                memory.keep(page for page in list(memory.all()) if not page.is_thawed)
            known = LaidOutDocument(memory, sheets, self.journal, files)
            sheets.fonts.sheets, sheets.fonts.document = sheets, known
            try:
                answer = self._answer(request, page.render(font_config=sheets.fonts), known)
            except StalePageError:
                known.end_early()
                codes_of_fonts.clear()
            else:
                self.pages = memory.written = frozen_pages(known, key) if request.document else ()
                known.end()
                return answer
            finally:
                self.laid_out += known.laid_out
                sheets.fonts.document = None  # which they would keep as long as they are kept
        raise AssertionError("a page is stale that no other process made")

    def _answer(self, request: LayoutRequest, document: Any, known: LaidOutDocument) -> LayoutAnswer:
        """The answer with the laid out `document`. Raises StalePageError where a page has to be made anew."""
        from paperbuild.engines.layout.tagging.retag import mended

        if known.stale:
            raise StalePageError
        anchors: dict[str, int] = {}
        ends: dict[str, int] = {}
        for number, sheet in enumerate(document.pages, start=1):
            for name in sheet.anchors:  # a paragraph that crosses a page has its anchor on both
                anchors.setdefault(name, number)
                ends[name] = number
        tagged: list[Tagged] = []
        with _recording(tagged):
            pdf = document.write_pdf(
                pdf_identifier=request.identifier,
                pdf_variant=request.variant,
                custom_metadata=False,
            )
        assert pdf is not None  # noqa: S101 - without a target, write_pdf returns the bytes
        pdf = mended(pdf, tagged, request.language, _producer(request), request.rights)
        told = self.journal.notes
        for sheet in document.pages:
            told.add(noticed(sheet._page_box))
        return LayoutAnswer(
            pdf=pdf,
            anchors=anchors,
            ends=ends,
            pages=len(document.pages),
            refused=tuple(dict.fromkeys(told.refused)),
            messages=tuple(dict.fromkeys(_beside(told.messages, told.refused))),
            letters=_letters(document),
            overflows=overflows(_looked_at(document)),
        )

    def _memory(self, name: str, sheets: Sheets, pages: Sequence[bytes], key: bytes) -> PageMemory:
        """What is remembered of the document `name`, whose style sheets have this key; no more than `pages` where they
        are others now. All other documents rest."""
        found = self._memories.pop(name, None) if name else None
        awake = [other for other in self._memories.values() if not other.is_resting]
        for other in awake:
            other.rest()
        if awake:
            gc.collect()  # boxes hold each other: in a run of many languages, a process grew by 36 MB with each
        if found is None or found.sheets is not sheets:
            found = PageMemory(sheets)
            found.keep(thawed_pages(pages if name else (), key))
        elif found.is_resting:
            found.keep(thawed_pages(found.written, key))
            found.is_resting = False
        if name:
            self._memories[name] = found
        while len(self._memories) > _MOST_DOCUMENTS:
            self._memories.popitem(last=False)
        return found


def _looked_at(document: Any) -> Iterator[tuple[int, Any, Sequence[Any]]]:
    """The pages, with their numbers and what on them may leave its place: a page on which something does is not taken
    elsewhere."""
    return ((number, page, made_here(page._page_box)) for number, page in enumerate(document.pages, start=1))


def _beside(messages: Iterable[str], refused: Sequence[str]) -> Iterator[str]:
    """The messages that are not about what was refused."""
    return (line for line in messages if not any(url in line for url in refused))


class _Files:
    """What came with a request: the only files that WeasyPrint gets. What it asks for beyond them it is refused."""

    def __init__(self, request: LayoutRequest, journal: Journal) -> None:
        self.request, self.journal = request, journal
        self._digests: dict[str, str | None] = {}

    def digest(self, url: str) -> str | None:
        """What tells the content of `url` from another; None where it did not come with the request."""
        if url not in self._digests:
            self._digests[url] = self._digest(url)
        return self._digests[url]

    def _digest(self, url: str) -> str | None:
        if url in self.request.resources:
            content, media_type = self.request.resources[url]
            return media_type + hashlib.sha256(content).hexdigest()
        if url in self.request.fonts:
            found = Path(self.request.fonts[url]).stat()
            return f"{self.request.fonts[url]} {found.st_size} {found.st_mtime_ns}"
        return "" if url.startswith("data:") else None

    def are_same(self, fetched: Mapping[str, str | None]) -> bool:
        """Whether all that was `fetched` for another request would be the same in this one."""
        return all(self.digest(url) == digest for url, digest in fetched.items())

    def note(self, url: str) -> None:
        """Notes that `url` is asked for."""
        self.journal.notes.fetched[url] = self.digest(url)

    def fetcher(self) -> Any:
        """What WeasyPrint fetches files with."""
        from weasyprint.urls import URLFetcher, URLFetcherResponse, URLFetchingError

        class PaperFetcher(URLFetcher):  # type: ignore[misc]  # weasyprint has no types
            """Serves what came with the request, and nothing else. What it refuses it notes; WeasyPrint goes on."""

            def fetch(_, url: str, headers: Any = None) -> Any:  # noqa: N805 - `self` is the request's files
                self.note(url)
                if url in self.request.resources:
                    content, media_type = self.request.resources[url]
                    return URLFetcherResponse(url, body=content, headers={"Content-Type": media_type})
                if url in self.request.fonts:
                    content = Path(self.request.fonts[url]).read_bytes()
                    return URLFetcherResponse(url, body=content, headers={"Content-Type": "font/ttf"})
                if url.startswith("data:"):
                    return super(PaperFetcher, _).fetch(url, headers)
                self.journal.notes.refused.append(url)
                raise URLFetchingError(f"{url} is not part of the paper")

        return PaperFetcher()


def lay_out(request: LayoutRequest) -> LayoutAnswer:
    """The PDF of `request`, by a layouter that remembers nothing yet."""
    return Layouter().lay_out(request)


def _producer(request: LayoutRequest) -> str:
    """What the PDF says that it is made with: everything whose versions its bytes depend on."""
    return ", ".join([*request.producer, *(f"{name} {version}" for name, version in versions().items())])


def _letters(document: Any) -> Mapping[str, str]:
    """What is set in each font family: WeasyPrint keeps, for every glyph that it draws, the text that it stands for."""
    found: dict[str, set[str]] = {}
    for font in document.fonts.values():
        drawn = (text for glyph, text in font.to_unicode.items() if glyph not in font.missing.values())
        found.setdefault(font.family, set()).update("".join(drawn))
    return {family: "".join(sorted(letters)) for family, letters in found.items()}


def _recording(tagged: list[Tagged]) -> AbstractContextManager[None]:
    """Notes in `tagged`, while a PDF is written, what each structure element is made of.

    WeasyPrint 70 forgets it: in the structure tree, a note, a word in French and half a paragraph are alike.
    """
    from weasyprint.pdf import tags

    build = tags._build_box_tree

    def build_and_note(box: Any, *rest: Any) -> Iterator[Any]:
        element = getattr(box, "_box", box).element
        for node in build(box, *rest):
            if element is not None and node.number not in noted:
                name = getattr(box, "_box", box).element_tag
                noted.add(node.number)
                said = _said(element) if name == "a" else ""
                tagged.append(Tagged(node.number, id(element), name, dict(element.attrib), said))
            yield node

    noted: set[int] = set()

    @contextmanager
    def recording() -> Iterator[None]:
        tags._build_box_tree = build_and_note
        try:
            yield
        finally:
            tags._build_box_tree = build

    return recording()


def _said(link: Any) -> str:
    """What the text of a link says, as a reader would be told where it leads."""
    return " ".join((link.get("aria-label") or "".join(link.itertext())).split())


def versions() -> Mapping[str, str]:
    """The versions of what lays out and writes a PDF, by their names, having loaded it."""
    import fontTools
    import pydyf
    import weasyprint
    from weasyprint.text import ffi

    from paperbuild.engines.layout.tagging.retag import PIKEPDF_VERSION

    pango = ffi.pango.pango_version()
    return {
        "WeasyPrint": weasyprint.__version__,
        "pydyf": pydyf.__version__,
        "fontTools": fontTools.version,
        "pikepdf": PIKEPDF_VERSION,
        "Pango": f"{pango // 10000}.{pango // 100 % 100}.{pango % 100}",
    }


def examine() -> None:
    """Says on standard output, as JSON, what is there: `{"versions": {name: version}, "harfbuzz_subset": bool}`."""
    import json

    from weasyprint.text import ffi

    sys.stdout.write(json.dumps({"versions": versions(), "harfbuzz_subset": bool(ffi.harfbuzz_subset)}))


def families(wanted: Sequence[str]) -> None:
    """Says on standard output, as JSON, which of the `wanted` font families are taken when they are asked for."""
    import json

    from weasyprint import HTML

    lines = "".join(f"<p style='font-family: \"{family}\"'>a" for family in wanted)
    document = HTML(string=lines).render()
    document.write_pdf()
    sys.stdout.write(json.dumps(sorted(_letters(document))))


def ready_layouter() -> Layouter:
    """Loads WeasyPrint, mends it for the life of this process, and gives what lays out documents with it."""
    take_shortcuts()
    make_blocks_of_spans()
    set_words_of_notes()
    keep_every_note()
    continue_notes()
    name_works_of_other_pages()
    spell_out()
    say_code_as_written()
    keep_the_grid()
    colour_formulas()
    balance_lines()
    divide_no_word_amid_a_line()
    escape_identifiers()
    make_links_whole()
    divide_few_words()
    show_whole_dots()
    mirror_indents()
    import_module("paperbuild.engines.layout.tagging.retag")  # with pikepdf, which the parent process does not need
    layouter = Layouter()
    read_sheets_once(layouter.journal)
    keep_drawings()
    remember_pages()
    save_short_pages()
    keep_notes_between_rounds()
    return layouter


def main() -> None:
    """Answers requests, each with pages that another process made of the document and with what memory it may take,
    until standard input ends or one of them breaks something."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr
    questions = _questions()
    layouter = ready_layouter()  # before the first request comes

    # What is loaded stays, and what a layout makes lives as long as it: looking through it all the time costs a tenth.
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)

    is_whole, answered = True, 0
    while is_whole:
        request, pages, memory_mb = pickle.loads(questions.get())  # noqa: S301 - from our own parent process
        limit_memory(memory_mb)
        try:
            answer: LayoutAnswer | Exception = layouter.lay_out(request, pages)
        except MemoryError:
            answer, is_whole = MemoryError(), False
        except Exception as error:
            answer = RuntimeError(f"{type(error).__name__}: {error}")
            is_whole = False  # what it left behind nobody knows
        write_frame(out, pickle.dumps((answer, layouter.pages)))
        answered += 1
        if answered % _BETWEEN_COLLECTIONS == 0:  # while nobody waits: a document leaves 30 MB that hold each other
            gc.collect()


def _questions() -> SimpleQueue[bytes]:
    """What comes in, read by a thread of its own, so that the end of standard input ends the process amid a layout."""
    incoming: SimpleQueue[bytes] = SimpleQueue()

    def read() -> None:
        while (question := read_frame(sys.stdin.buffer)) is not None:
            incoming.put(question)
        shutil.rmtree(os.environ.get(FOLDER, ""), ignore_errors=True)
        os._exit(0)

    Thread(target=read, daemon=True).start()
    return incoming


if __name__ == "__main__":
    main()
