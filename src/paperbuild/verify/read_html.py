"""Reads a finished HTML file."""

from __future__ import annotations

from paperbuild.verify.markup import MarkupPage, PageElement, read_page
from paperbuild.verify.place import WHOLE, Place
from paperbuild.verify.read_markup import PageFile, read_pages
from paperbuild.verify.reading import BrokenFileError, FileReading


def read_html(content: bytes) -> FileReading:
    """What a reader gets of an HTML file. Raises BrokenFileError where it does not go on to its end."""
    page = read_page(decoded(content))
    if fault := _fault(page, content):
        raise fault
    html = next(element for element in page.root.walk() if element.tag == "html")
    return read_pages([PageFile("", page.root)], title_of(page.root), html.attributes.get("lang", ""), frozenset())


def decoded(content: bytes, name: str = "") -> str:
    """The text of a page. Raises BrokenFileError where it is not UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BrokenFileError("it is not UTF-8 from here on", Place(name, line)) from error


def title_of(root: PageElement) -> str:
    """What the `title` of a page says."""
    return next((element.text() for element in root.walk() if element.tag == "title"), "")


def _fault(page: MarkupPage, content: bytes) -> BrokenFileError | None:
    if not content.rstrip().lower().endswith(b"</html>"):
        last = content.count(b"\n") + 1
        return BrokenFileError("the file ends before its `</html>`: it has been cut short", Place(line=last))
    if not any(element.tag == "html" for element in page.root.walk()):
        return BrokenFileError("there is no `html` element in it", WHOLE)
    return None
