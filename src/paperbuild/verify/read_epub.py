"""Reads a finished EPUB: its package, and its pages in the order of its spine."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from paperbuild.verify.markup import read_page
from paperbuild.verify.place import Place
from paperbuild.verify.read_html import decoded
from paperbuild.verify.read_markup import PageFile, read_pages
from paperbuild.verify.reading import BrokenFileError, FileReading

_CONTAINER = "META-INF/container.xml"
_PAGE_TYPE = "application/xhtml+xml"
_LARGEST_BYTES = 1 << 30


def read_epub(content: bytes) -> FileReading:
    """What a reader gets of an EPUB. Raises BrokenFileError where a file of it cannot be read to its end."""
    files = members(content)
    package_path = _package_path(files)
    package = _parsed(files, package_path)
    names = [name for name in _page_names(package, package_path) if name in files]
    pages = []
    for name in names:
        _parsed(files, name)  # only well-formed pages are opened
        pages.append(PageFile(name, read_page(decoded(files[name], name)).root))
    reading = read_pages(pages, _said(package, "title"), _said(package, "language"), frozenset(files))
    return replace(reading, requests=(*reading.requests, *_remote_items(package, package_path)))


def members(content: bytes) -> Mapping[str, bytes]:
    """The files of an EPUB by their names, each whole. Raises BrokenFileError."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST_BYTES:
                raise BrokenFileError("its files are larger than a book's can be")
            return {entry.filename: _member(archive, entry) for entry in archive.infolist()}
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise BrokenFileError(f"the archive cannot be read to its end: {error}") from error


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """A file of the archive; no more is unpacked than its size says, which may be wrong."""
    with archive.open(entry) as file:
        return file.read(entry.file_size)


def pages_of(content: bytes) -> Mapping[str, bytes]:
    """The XHTML files of an EPUB by their names."""
    return {name: file for name, file in members(content).items() if name.endswith(".xhtml")}


def _package_path(files: Mapping[str, bytes]) -> str:
    root = _parsed(files, _CONTAINER)
    for element in root.iter():
        if _local(element) == "rootfile" and element.get("full-path") in files:
            return element.attrib["full-path"]
    raise BrokenFileError("it names no package document", Place(_CONTAINER))


def _parsed(files: Mapping[str, bytes], name: str) -> ET.Element:
    if name not in files:
        raise BrokenFileError(f"`{name}` is missing from it")
    try:
        # Expat bounds what entities grow to; there is nothing else to fetch in what it reads.
        return ET.fromstring(files[name])  # noqa: S314
    except ET.ParseError as error:
        line, column = error.position
        raise BrokenFileError(f"it is not well-formed: {error}", Place(name, line, column + 1)) from error


def _page_names(package: ET.Element, package_path: str) -> Iterator[str]:
    """The files of the spine, in order, and after them what else of the manifest is a page."""
    items = {element.get("id"): element for element in package.iter() if _local(element) == "item"}
    spine = [items.get(element.get("idref")) for element in package.iter() if _local(element) == "itemref"]
    rest = [item for item in items.values() if item not in spine]
    for item in [*spine, *rest]:
        if item is not None and item.get("media-type") == _PAGE_TYPE:
            yield _inside(package_path, item.get("href", ""))


def _inside(package_path: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(package_path), unquote(href)))


def _said(package: ET.Element, name: str) -> str:
    return next(
        (
            (element.text or "").strip()
            for element in package.iter()
            if element.tag.endswith(f"purl.org/dc/elements/1.1/}}{name}")
        ),
        "",
    )


def _remote_items(package: ET.Element, package_path: str) -> Iterator[tuple[str, Place]]:
    for element in package.iter():
        href = element.get("href", "")
        if _local(element) == "item" and "://" in href:
            yield f"asks for `{href}`", Place(package_path)


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
