"""Points the links and images of written fragments to where a format keeps them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from urllib.parse import unquote

# Single attributes are exchanged in every fragment of every format, and in whole pages, which are no XML (HTML): there
# one pattern is a tenth of the time that reading takes (0.4 ms for 100 kB); pandoc writes values in double quotes.
_HREF = re.compile(r'(<a\b[^>]*?\bhref=")#([^"]+)(")')
_SECTION_HREF = re.compile(r'(<a\b[^>]*?\bhref=")(?:\./)?([^":/#]+\.md)(?:#([^"]*))?(")')
_SOURCE = re.compile(r'(<img\b[^>]*?\bsrc=")paper:([^"]+)(")')
_IMAGE = re.compile(r"<img\b[^>]*>")
_ALT = re.compile(r'\balt="([^"]*)"')
# The core media types of EPUB 3.3 that an image can have, which browsers show as well. Not Python's own table:
# that one differs from machine to machine.
_MEDIA_TYPES = {
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
}


def with_anchors(fragment: str, target: Callable[[str], str]) -> str:
    """`fragment` with each link to `#identifier` leading to `target(identifier)`."""
    return _HREF.sub(lambda m: f"{m[1]}{target(m[2])}{m[3]}", fragment)


def with_sections(fragment: str, target: Callable[[str, str], str]) -> str:
    """`fragment` with each link to a section's file leading to the identifier `target(file name, identifier or empty)`.

    A link for which that is empty stays as it is.
    """

    def replaced(match: re.Match[str]) -> str:
        identifier = target(as_written(match[2]), match[3] or "")
        return f"{match[1]}#{identifier}{match[4]}" if identifier else match[0]

    return _SECTION_HREF.sub(replaced, fragment)


def with_images(fragment: str, source: Callable[[str], str]) -> str:
    """`fragment` with each image of the paper taken from `source(path)`."""
    return _SOURCE.sub(lambda m: f"{m[1]}{source(as_written(m[2]))}{m[3]}", fragment)


def with_alternatives(fragment: str) -> str:
    """`fragment` with an empty alternative text for each image without one: pandoc writes none then."""
    return _IMAGE.sub(lambda m: m[0] if _ALT.search(m[0]) else m[0].replace("<img", '<img alt=""', 1), fragment)


def image_paths(fragment: str) -> list[str]:
    """The paths of the paper's images in `fragment`, in order."""
    return [as_written(match[2]) for match in _SOURCE.finditer(fragment)]


def alternatives(fragment: str) -> list[str]:
    """The alternative text of each image in `fragment`, in order."""
    return [match[1] if (match := _ALT.search(tag)) else "" for tag in _IMAGE.findall(fragment)]


def as_written(url: str) -> str:
    """A path as it is on disk, from an attribute of HTML: without entities, without percent signs."""
    return unquote(html.unescape(url))


def media_type(path: str) -> str:
    """The media type of an image by the ending of its name."""
    return _MEDIA_TYPES.get(path.rsplit(".", 1)[-1].lower(), "application/octet-stream")


def with_lead(fragment: str, lead: str) -> str:
    """`fragment` with `lead` at the start of its first paragraph, or in one of its own before another block."""
    rest = fragment.removeprefix("<p>")
    return "<p>" + lead + rest if rest != fragment else "<p>" + lead + "</p>\n" + fragment
