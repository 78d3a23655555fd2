"""Renders a manuscript as EPUB 3.3: a ZIP archive whose bytes depend on nothing but the paper."""

from __future__ import annotations

import io
import re
import textwrap
import unicodedata
import uuid
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from paperbuild.engines.rasters import cover_jpeg
from paperbuild.model.manuscript import note_mark
from paperbuild.model.paper import Paper
from paperbuild.output.artifact import Artifact, Pagination
from paperbuild.output.citing import citing_values
from paperbuild.output.colours import colours
from paperbuild.output.epub.files import part_files
from paperbuild.output.epub.pages import page_id, with_page_breaks
from paperbuild.output.front import front_part
from paperbuild.output.published import published_css
from paperbuild.output.templates import Templates
from paperbuild.output.text.aliases import page_aliases, with_aliases
from paperbuild.output.text.links import (
    alternatives,
    as_written,
    image_paths,
    media_type,
    with_anchors,
    with_images,
    with_lead,
)
from paperbuild.output.text.made import made
from paperbuild.output.view import View, call_id, note_id
from paperbuild.rules.outputs import notes_in_order

PACKAGE = "epub/package.opf.jinja"
NAVIGATION = "epub/nav.xhtml.jinja"
COVER = "epub/cover.xhtml.jinja"
COVER_IMAGE = "epub/cover.svg.jinja"
TITLE = "epub/title.xhtml.jinja"
CITING = "epub/cite.xhtml.jinja"
PART = "epub/part.xhtml.jinja"
BOOK_STYLE_SHEET = "epub/epub.css"
DESIGN = "epub/design.css.jinja"

# The picture of the book in shelves and shops, as these ask for it; beside it, the drawing that its own page shows.
COVER_JPEG, COVER_SVG = "cover.jpg", "cover.svg"
_COVER_PIXELS = (1600, 2400)
_MIMETYPE = b"application/epub+zip"
_CONTAINER = b"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""
# A ZIP archive can hold no earlier time; which one it is means nothing.
_EPOCH = (1980, 1, 1, 0, 0, 0)
# Of all tags alike, a pattern tells in a tenth of the time that reading the parts as XML takes. It must begin at a
# tag: neither text nor an attribute has `<` or `>` there, but text may look like an attribute.
_IDENTIFIER = re.compile(r'<[a-z][^<>]*?\sid="([^"]+)"')
_ADDRESS = re.compile(r'<[a-z][^<>]*\sclass="(?:uri|email)"(?! dir=)')
# How many letters of a title fit on a line of the cover, and the size of letter that makes it so.
_COVER_SIZES = ((17, 132), (22, 104), (30, 76), (44, 52))
_COVER_LINES = 8
# The files around the parts, with the identifiers that their pages have in the PDF.
_FRAME = {"cover": "_cover", "imprint": "_imprint", "contents": "contents", "back_cover": "_back-cover"}
_FRAME_FILES = {
    "cover": "cover.xhtml",
    "imprint": "title.xhtml",
    "contents": "nav.xhtml",
    "back_cover": "cite.xhtml",
}


def render_epub(
    view: View, templates: Templates, paper: Paper, pagination: Pagination | None = None, pdf: bytes = b""
) -> Artifact:
    """The EPUB of `view`, with the pages of a PDF of it where their `pagination` is known, and with the cover of that
    `pdf` as a picture where there is one."""
    values = view.values(lambda number: _call(view, number))
    values["citing"] = citing_values(view, paper)
    values["colours"] = colours(values["design"], values["accent"])
    values |= front_part(view, paper)
    aliases = page_aliases(paper, view.manuscript.locale.code)
    for part, name in zip(values["parts"], part_files([one["id"] for one in values["parts"]], aliases), strict=True):
        part["file"] = name
    values["breaks"], values["page_list"] = _set_page_breaks(values["parts"], pagination)
    values["page_source"] = pagination.source if pagination and values["page_list"] else ""
    raster = {COVER_JPEG: cover_jpeg(pdf, *_COVER_PIXELS)} if pdf else {}
    values["cover_file"] = COVER_JPEG if raster and values["front"]["cover"] else COVER_SVG
    values["cover_image"] = COVER_JPEG if raster else COVER_SVG
    book = _Book(view, _image_names(view, values["front"]), _homes(values["parts"], values["notes"]))
    pages = with_aliases(_pages(book, values, templates), aliases)
    cover = templates.render(COVER_IMAGE, {**values, "cover_lines": _cover_lines(values["paper"])})
    files = {
        "package.opf": templates.render(PACKAGE, {**values, **_package_values(book, pages, values)}).encode(),
        "epub.css": published_css(templates.text(BOOK_STYLE_SHEET)).encode(),
        "design.css": published_css(templates.render(DESIGN, values)).encode(),
        COVER_SVG: cover.encode(),
        **raster,
        **{name: content.encode() for name, content in pages.items()},
        **{name: view.pictures[path] for path, name in book.images.items()},
    }
    noticed = notes_in_order.found_in_markup(view.manuscript, "epub", "".join(pages.values()))
    return Artifact(_archive(files), tuple(noticed))


@dataclass(frozen=True)
class _Book:
    """Where things are in the book: `images` by their paths in the paper, `homes` the file of each identifier."""

    view: View
    images: Mapping[str, str]
    homes: Mapping[str, str]

    def placed(self, html: str, here: str) -> Markup:
        """`html`, which stands in the file `here`, with its links and images leading to where they are."""
        html = with_anchors(html, lambda identifier: self.anchor(identifier, here))
        html = with_images(html, lambda path: self.images[path])
        # What the role says to a browser, this says to a reading system (EPUB SSV 1.1).
        html = html.replace(' role="doc-pullquote"', ' role="doc-pullquote" epub:type="pullquote"')
        # An address is read from left to right; the style sheet of a book may not say so (EPUB 3.3, 6.3.1.1).
        html = _ADDRESS.sub(r'\g<0> dir="ltr"', html)
        return Markup(html)  # noqa: S704 - pandoc wrote it

    def anchor(self, identifier: str, here: str) -> str:
        """The link from the file `here` to `identifier`."""
        home = self.homes.get(as_written(identifier), here)
        return f"#{identifier}" if home == here else f"{home}#{identifier}"


def _pages(book: _Book, values: Mapping[str, Any], templates: Templates) -> dict[str, str]:
    """The XHTML files, in the order in which they are read."""
    places = {
        "href": {identifier: f"{home}#{identifier}" for identifier, home in book.homes.items()},
        "start": next((part["file"] for part in values["parts"] if part["kind"] == "body"), ""),
    }
    title = templates.render(TITLE, {**values, "place_href": places["href"]})
    pages = {
        "cover.xhtml": templates.render(COVER, values),
        "title.xhtml": with_images(title, lambda path: book.images[path]),
    }
    contents = templates.render(NAVIGATION, {**values, **places})
    fronts = _fronts(values["parts"])
    for index, part in enumerate(values["parts"], start=1):
        if index == fronts + 1:
            pages["nav.xhtml"] = contents
        name = part["file"]
        own = {
            "part": {**part, "html": book.placed(str(part["html"]), name)},
            "notes": [
                {**note, "html": book.placed(_numbered(note), name)}
                for note in values["notes"]
                if note["part_id"] == part["id"]
            ],
        }
        pages[name] = templates.render(PART, {**values, **own})
    pages.setdefault("nav.xhtml", contents)
    pages["cite.xhtml"] = templates.render(CITING, values)
    return pages


def _fronts(parts: Sequence[Mapping[str, Any]]) -> int:
    """How many parts stand before the contents, as they do in print."""
    return next((index for index, part in enumerate(parts) if part["kind"] != "front"), len(parts))


def _set_page_breaks(
    parts: list[dict[str, Any]], pagination: Pagination | None
) -> tuple[dict[str, Markup], list[dict[str, Any]]]:
    """Marks in `parts` where the printed pages begin; gives the marks of the files around them, and the page list, in
    the order of the text."""
    if pagination is None:
        return dict.fromkeys(_FRAME, Markup()), []
    order = _in_order(parts)
    # A paragraph stands for what a file around the parts has on its pages: nothing in it has an identifier.
    htmls = [_stand_in(one) if isinstance(one, str) else str(one["html"]) for _, one in order]
    marked, found = with_page_breaks(htmls, pagination)
    breaks: dict[str, Markup] = {}
    for (_, one), html in zip(order, marked, strict=True):
        if isinstance(one, str):
            breaks[one] = Markup(html.removesuffix(_stand_in(one)))  # noqa: S704 - marks alone
        else:
            one["html"] = Markup(html)  # noqa: S704 - pandoc wrote it
    listed = [(name, number) for (name, _), numbers in zip(order, found, strict=True) for number in numbers]
    return breaks, [{"number": number, "href": f"{name}#{page_id(number)}"} for name, number in listed]


def _in_order(parts: Sequence[dict[str, Any]]) -> list[tuple[str, str | dict[str, Any]]]:
    """The files of the book, each with its part, or with its name in the frame around them."""
    cover, imprint, contents, back = [(_FRAME_FILES[name], name) for name in _FRAME]
    files = [(part["file"], part) for part in parts]
    fronts = _fronts(parts)
    return [cover, imprint, *files[:fronts], contents, *files[fronts:], back]


def _stand_in(name: str) -> str:
    return made('<p id="{}"></p>', _FRAME[name])


def _homes(parts: Iterable[Mapping[str, Any]], notes: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The file in which each identifier stands."""
    homes: dict[str, str] = {}
    for part in parts:
        own = [part["id"], *map(as_written, _IDENTIFIER.findall(str(part["html"])))]
        own += [note[name] for note in notes if note["part_id"] == part["id"] for name in ("id", "address")]
        homes |= dict.fromkeys(own, part["file"])
    return homes


def _image_names(view: View, front: Mapping[str, Any]) -> dict[str, str]:
    """The image files by their paths in the paper: names that any reading system can open, none of them twice."""
    logos = {one["logo"] for one in front["funders"] if one["logo"]}
    paths = sorted(logos | {path for html in _fragments(view) for path in image_paths(html)})
    return {
        path: f"images/{index:02}-{re.sub(r'[^A-Za-z0-9.]+', '-', path.rsplit('/', 1)[-1])}"
        for index, path in enumerate(paths, start=1)
    }


def _fragments(view: View) -> tuple[str, ...]:
    return view.fragments.parts + view.fragments.notes


def _call(view: View, number: int) -> str:
    return made(
        '<sup id="call.{name}" dir="auto"><a class="note-call" id="{call}" href="#{note}" role="doc-noteref" '
        'epub:type="noteref" aria-label="{label}">{mark}</a></sup>',
        name=view.note_names[number],
        call=call_id(number),
        note=note_id(number),
        label=view.note_label(number),
        mark=note_mark(number),
    )


def _numbered(note: Mapping[str, Any]) -> str:
    pattern = '<span class="note-number" id="{}">{}</span> {}'
    lead = made(pattern, note["address"], note["number"], note["kind_html"])
    return with_lead(str(note["html"]), lead)


def _cover_lines(paper: Mapping[str, Any]) -> dict[str, Any]:
    """The title and the subtitle in the lines of the cover, which knows no line break of its own."""
    is_wide = any(unicodedata.east_asian_width(letter) in "WF" for letter in paper["title"])
    tries = [
        (textwrap.wrap(paper["title"], letters // 2 if is_wide else letters), size) for letters, size in _COVER_SIZES
    ]
    title, size = next((one for one in tries if len(one[0]) <= _COVER_LINES), tries[-1])
    subtitle = textwrap.wrap(paper["subtitle"], 20 if is_wide else 40)
    return {"title": title[:16], "subtitle": subtitle[:6], "size": size}


def _package_values(book: _Book, pages: Mapping[str, str], values: Mapping[str, Any]) -> dict[str, Any]:
    items = [_item(name, "application/xhtml+xml", _properties(name, content)) for name, content in pages.items()]
    items += [_item(name, "text/css", "") for name in ("epub.css", "design.css")]
    for name in (COVER_SVG, COVER_JPEG) if values["cover_image"] == COVER_JPEG else (COVER_SVG,):
        items.append(_item(name, media_type(name), "cover-image" if name == values["cover_image"] else ""))
    items += [_item(name, media_type(name), "") for name in book.images.values()]
    return {
        "identifier": _identifier(book.view),
        "modified": f"{book.view.manuscript.settings.date.isoformat()}T00:00:00Z",
        "manifest": items,
        "cover_item": _item_id(values["cover_image"]),
        "spine": [_item_id(name) for name in pages],
        "accessibility": _accessibility(book.view, has_pages=bool(values["page_list"])),
    }


def _properties(name: str, content: str) -> str:
    found = [("nav", name == "nav.xhtml"), ("mathml", "<math" in content), ("svg", "<svg" in content)]
    return " ".join(word for word, applies in found if applies)


def _item(name: str, kind: str, properties: str) -> dict[str, str]:
    return {"id": _item_id(name), "href": name, "media_type": kind, "properties": properties}


def _item_id(name: str) -> str:
    return "item-" + re.sub(r"[^A-Za-z0-9]+", "-", name)


def _identifier(view: View) -> str:
    """The book's identifier: one of the paper's own, or a UUID that follows from its slug and language."""
    identifiers = view.manuscript.settings.identifiers
    if identifiers.isbn:
        return f"urn:isbn:{identifiers.isbn.replace('-', '')}"
    name = f"paperbuild:{view.manuscript.settings.slug}:{view.manuscript.locale.code}"
    return identifiers.urn or uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def _accessibility(view: View, *, has_pages: bool) -> list[dict[str, str]]:
    """EPUB Accessibility 1.1 metadata, of what is in the book: alternative text is claimed only where all is there.

    The cover does not count: its alternative text says what stands on it. That the book conforms to a standard
    (`dcterms:conformsTo`) is for somebody to say who has evaluated it.
    """
    html = "".join(_fragments(view))
    texts = alternatives(html)
    features = ["tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"]
    features += ["alternativeText"] if texts and all(texts) else []
    features += ["pageBreakMarkers", "pageNavigation"] if has_pages else []
    features += ["MathML"] if "<math" in html else []
    modes = ["textual", "visual"] if texts else ["textual"]
    sufficient = "textual" if all(texts) else "textual,visual"
    # A still picture does not flash; a GIF may move.
    hazard = "unknown" if any(path.lower().endswith(".gif") for path in image_paths(html)) else "none"
    return [
        *({"property": "schema:accessMode", "value": mode} for mode in modes),
        {"property": "schema:accessModeSufficient", "value": sufficient},
        *({"property": "schema:accessibilityFeature", "value": feature} for feature in features),
        {"property": "schema:accessibilityHazard", "value": hazard},
        {
            "property": "schema:accessibilitySummary",
            "value": view.manuscript.locale.strings["accessibility_summary"],
        },
    ]


def _archive(files: Mapping[str, bytes]) -> bytes:
    """The OCF ZIP container: the media type first and stored, everything with the same time and rights."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(_entry("mimetype", zipfile.ZIP_STORED), _MIMETYPE)
        archive.writestr(_entry("META-INF/container.xml"), _CONTAINER)
        for name, content in files.items():
            archive.writestr(_entry(f"EPUB/{name}"), content)
    return out.getvalue()


def _entry(name: str, method: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = method
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    return entry
