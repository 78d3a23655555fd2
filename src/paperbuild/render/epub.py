"""Renders a manuscript as EPUB 3.3: a ZIP archive whose bytes depend on nothing but the paper."""

from __future__ import annotations

import io
import mimetypes
import re
import uuid
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from paperbuild.paper import Paper
from paperbuild.render.artifact import Artifact
from paperbuild.render.links import with_anchors, with_images
from paperbuild.render.templates import Templates
from paperbuild.render.view import View, call_id, note_id
from paperbuild.rules import notes_in_order

PACKAGE = "epub/package.opf.jinja"
NAVIGATION = "epub/nav.xhtml.jinja"
COVER = "epub/cover.xhtml.jinja"
TITLE = "epub/title.xhtml.jinja"
PART = "epub/part.xhtml.jinja"
STYLE_SHEET = "epub/epub.css"

_MIMETYPE = b"application/epub+zip"
_CONTAINER = b"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""
_XHTML = "application/xhtml+xml"
# A ZIP archive can hold no earlier time; which one it is means nothing.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_IMAGE = re.compile(r'<img\b[^>]*?\bsrc="paper:([^"]+)"[^>]*>')
_ALT = re.compile(r'\balt="[^"]+"')


def render_epub(view: View, templates: Templates, paper: Paper) -> Artifact:
    """The EPUB of `view`."""
    pages = _pages(view, templates)
    files = {name: content.encode() for name, content in pages.items()}
    used = sorted({path for html in view.fragments.parts for path in _IMAGE.findall(html)})
    images = {_image_name(path): paper.project.files[path] for path in used}
    sheet = templates.text(STYLE_SHEET).encode()
    values = _package_values(view, images, list(files))
    package = templates.render(PACKAGE, values).encode()
    content = _archive({"package.opf": package, "epub.css": sheet, **files, **images})
    return Artifact(content, tuple(notes_in_order.found_in_markup(view.manuscript, "epub", "".join(pages.values()))))


def _pages(view: View, templates: Templates) -> dict[str, str]:
    """The XHTML files, in the order in which they are read."""
    values = view.values(_call)
    homes = _homes(values["parts"])
    by_part: dict[str, list[Any]] = {}
    for note in values["notes"]:
        by_part.setdefault(note["part_id"], []).append(note)
    nav_values = {**values, "href": {entry: f"{home}#{entry}" for entry, home in homes.items()}}
    pages = {
        "cover.xhtml": templates.render(COVER, values),
        "title.xhtml": templates.render(TITLE, values),
        "nav.xhtml": templates.render(NAVIGATION, nav_values),
    }
    for index, part in enumerate(values["parts"], start=1):
        name = _part_name(index)
        own = {
            **values,
            "part": _placed(part, name, homes),
            "notes": _placed_notes(by_part, part, name, homes),
        }
        pages[name] = templates.render(PART, own)
    return pages


def _placed(part: Mapping[str, Any], name: str, homes: Mapping[str, str]) -> dict[str, Any]:
    """A part with its links and images pointing to where they are in the book."""
    html = with_anchors(str(part["html"]), lambda identifier: _anchor(identifier, name, homes))
    html = with_images(html, lambda path: _image_name(path))
    return {**part, "html": Markup(html)}  # noqa: S704 - pandoc wrote it


def _placed_notes(
    by_part: Mapping[str, list[Any]], part: Mapping[str, Any], name: str, homes: Mapping[str, str]
) -> list[dict[str, Any]]:
    def place(html: str) -> Markup:
        return Markup(with_anchors(html, lambda target: _anchor(target, name, homes)))  # noqa: S704 - as above

    return [{**note, "html": place(str(note["html"]))} for note in by_part.get(part["id"], [])]


def _anchor(identifier: str, here: str, homes: Mapping[str, str]) -> str:
    home = homes.get(identifier, here)
    return f"#{identifier}" if home == here else f"{home}#{identifier}"


def _homes(parts: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The file in which each identifier stands."""
    return {
        identifier: _part_name(index)
        for index, part in enumerate(parts, start=1)
        for identifier in [part["id"], *re.findall(r'\bid="([^"]+)"', str(part["html"]))]
    }


def _part_name(index: int) -> str:
    return f"part-{index:02}.xhtml"


def _image_name(path: str) -> str:
    return "images/" + path.removeprefix("content/").replace("/", "-")


def _call(number: int) -> str:
    return (
        f'<a class="note-call" id="{call_id(number)}" href="#{note_id(number)}" '
        f'role="doc-noteref" epub:type="noteref">{number}</a>'
    )


def _package_values(view: View, images: Mapping[str, bytes], pages: list[str]) -> dict[str, Any]:
    values = view.values(_call)
    items = [_item(name, _XHTML, _properties(name, view)) for name in pages]
    items.append(_item("epub.css", "text/css", ""))
    items += [_item(name, mimetypes.guess_type(name)[0] or "image/png", "") for name in sorted(images)]
    return {
        **values,
        "identifier": _identifier(view),
        "modified": f"{view.manuscript.settings.date.isoformat()}T00:00:00Z",
        "manifest": items,
        "spine": [_item_id(name) for name in pages],
        "accessibility": _accessibility(view),
    }


def _properties(name: str, view: View) -> str:
    if name == "nav.xhtml":
        return "nav"
    match = re.fullmatch(r"part-(\d+)\.xhtml", name)
    html = view.fragments.parts[int(match[1]) - 1] if match else ""
    return "mathml" if "<math" in html else ""


def _item(name: str, media_type: str, properties: str) -> dict[str, str]:
    return {"id": _item_id(name), "href": name, "media_type": media_type, "properties": properties}


def _item_id(name: str) -> str:
    return "item-" + re.sub(r"[^A-Za-z0-9]+", "-", name)


def _identifier(view: View) -> str:
    """The book's identifier: one of the paper's own, or a UUID that follows from its slug and language."""
    identifiers = view.manuscript.settings.identifiers
    if identifiers.isbn:
        return f"urn:isbn:{identifiers.isbn.replace('-', '')}"
    name = f"paperbuild:{view.manuscript.settings.slug}:{view.manuscript.locale.code}"
    return identifiers.urn or uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def _accessibility(view: View) -> list[dict[str, str]]:
    """EPUB Accessibility 1.1 metadata, of what is in the book: alternative text is claimed only where all is there."""
    images = [tag.group() for html in view.fragments.parts for tag in _IMAGE.finditer(html)]
    features = ["tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"]
    if images and all(_ALT.search(tag) for tag in images):
        features.append("alternativeText")
    modes = ["textual", "visual"] if images else ["textual"]
    sufficient = "textual" if not images or "alternativeText" in features else "textual,visual"
    return [
        *({"property": "schema:accessMode", "value": mode} for mode in modes),
        {"property": "schema:accessModeSufficient", "value": sufficient},
        *({"property": "schema:accessibilityFeature", "value": feature} for feature in features),
        {"property": "schema:accessibilityHazard", "value": "none"},
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
