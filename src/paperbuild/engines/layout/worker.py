"""Lays out one document with WeasyPrint, in a process of its own: none but the modules in `weasy/` import weasyprint.

Run as `python -m paperbuild.engines.layout.worker`, it loads WeasyPrint at once, while its parent is still reading the
paper; then takes one request (pickled) on standard input and gives one answer (pickled) on standard output. Text and
pictures come with the request: it opens no file but fonts, and nothing on the network.
"""

from __future__ import annotations

import datetime
import gc
import logging
import pickle
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

from paperbuild.engines.layout.structure import Tagged, mended
from paperbuild.engines.layout.weasy.balance import balance_lines
from paperbuild.engines.layout.weasy.grid import keep_the_grid
from paperbuild.engines.layout.weasy.notes import keep_every_note
from paperbuild.engines.layout.weasy.overflow import Overflow, overflows
from paperbuild.engines.layout.weasy.shortcuts import take_shortcuts
from paperbuild.engines.layout.weasy.spelling import spell_out
from paperbuild.engines.layout.weasy.words import divide_no_word_amid_a_line

FONT_SCHEME = "fonts:"


@dataclass(frozen=True)
class AttachedFile:
    """A file that the PDF carries; `relationship` is `Source` or `Data` (ISO 32000-2, 14.13)."""

    name: str
    content: bytes
    relationship: str


@dataclass(frozen=True)
class LayoutRequest:
    """What to lay out. `resources` are the files that the HTML may name, by URL, with their media types;
    `fonts` the font files by URL. `variant` is WeasyPrint's name of a PDF variant, `created` the date in the PDF."""

    html: str
    base_url: str
    resources: Mapping[str, tuple[bytes, str]]
    fonts: Mapping[str, str]
    variant: str
    identifier: bytes
    language: str
    created: datetime.datetime
    attachments: tuple[AttachedFile, ...] = ()


@dataclass(frozen=True)
class LayoutAnswer:
    """The PDF. `anchors` maps the identifiers in the document to the page (from 1) on which they begin, `ends` to
    that on which they end;
    `refused` are the URLs it asked for that did not come with the request, `messages` WeasyPrint's other warnings.
    `letters` are those of the text that are set in each font family, sorted; `overflows` what leaves its place."""

    pdf: bytes
    anchors: Mapping[str, int]
    ends: Mapping[str, int]
    pages: int
    refused: tuple[str, ...]
    messages: tuple[str, ...]
    letters: Mapping[str, str]
    overflows: tuple[Overflow, ...] = ()


class _Messages(logging.Handler):
    """Keeps what WeasyPrint logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def lay_out(request: LayoutRequest) -> LayoutAnswer:
    """The PDF of `request`. Raises whatever WeasyPrint raises; what it only logs is in the answer."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    messages = _Messages()
    for name in ("weasyprint", "fontTools"):
        logger = logging.getLogger(name)
        logger.handlers[:] = [messages]
        logger.propagate = False
    refused: list[str] = []
    fonts = FontConfiguration()
    fetcher = _fetcher(request, refused)
    page = HTML(string=request.html, base_url=request.base_url, url_fetcher=fetcher, media_type="print")
    document = page.render(font_config=fonts)
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
            attachments=_attached(request),
        )
    assert pdf is not None  # noqa: S101 - without a target, write_pdf returns the bytes
    pdf = mended(pdf, tagged, request.language)
    told = (line for line in messages.lines if not any(url in line for url in refused))
    return LayoutAnswer(
        pdf=pdf,
        anchors=anchors,
        ends=ends,
        pages=len(document.pages),
        refused=tuple(dict.fromkeys(refused)),
        messages=tuple(dict.fromkeys(told)),
        letters=_letters(document),
        overflows=overflows(document.pages),
    )


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
                tagged.append(Tagged(node.number, id(element), name, dict(element.attrib)))
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


def _attached(request: LayoutRequest) -> list[Any]:
    from weasyprint import Attachment

    return [
        Attachment(
            string=item.content,
            name=item.name,
            description=item.name,
            relationship=item.relationship,
            created=request.created,
            modified=request.created,
        )
        for item in request.attachments
    ]


def _fetcher(request: LayoutRequest, refused: list[str]) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse, URLFetchingError

    class PaperFetcher(URLFetcher):  # type: ignore[misc]  # weasyprint has no types
        """Serves what came with the request, and nothing else. What it refuses it notes, and WeasyPrint goes on."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url in request.resources:
                content, media_type = request.resources[url]
                return URLFetcherResponse(url, body=content, headers={"Content-Type": media_type})
            if url in request.fonts:
                with open(request.fonts[url], "rb") as file:  # noqa: PTH123 - one read
                    return URLFetcherResponse(url, body=file.read(), headers={"Content-Type": "font/ttf"})
            if url.startswith("data:"):
                return super().fetch(url, headers)
            refused.append(url)
            raise URLFetchingError(f"{url} is not part of the paper")

    return PaperFetcher()


def examine() -> None:
    """Says on standard output, as JSON, which versions are there, having loaded them."""
    import json

    import weasyprint
    from weasyprint.text import ffi

    version = ffi.pango.pango_version()
    found = {
        "weasyprint": weasyprint.__version__,
        "pango": f"{version // 10000}.{version // 100 % 100}.{version % 100}",
        "harfbuzz_subset": bool(ffi.harfbuzz_subset),
    }
    sys.stdout.write(json.dumps(found))


def families(wanted: Sequence[str]) -> None:
    """Says on standard output, as JSON, which of the `wanted` font families are taken when they are asked for."""
    import json

    from weasyprint import HTML

    lines = "".join(f"<p style='font-family: \"{family}\"'>a" for family in wanted)
    document = HTML(string=lines).render()
    document.write_pdf()
    sys.stdout.write(json.dumps(sorted(_letters(document))))


def main() -> None:
    """Answers one request."""
    out = sys.stdout.buffer
    sys.stdout = sys.stderr
    take_shortcuts()  # which loads WeasyPrint, before the request comes
    keep_every_note()
    spell_out()
    keep_the_grid()
    balance_lines()
    divide_no_word_amid_a_line()

    # What is loaded stays, and what a layout makes lives as long as it: looking through it all the time costs a tenth.
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)

    request: LayoutRequest = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent process
    try:
        answer: LayoutAnswer | Exception = lay_out(request)
    except Exception as error:
        answer = RuntimeError(f"{type(error).__name__}: {error}")
    pickle.dump(answer, out)
    out.flush()


if __name__ == "__main__":
    main()
