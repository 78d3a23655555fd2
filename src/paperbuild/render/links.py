"""Points the links and images of written fragments to where a format keeps them."""

from __future__ import annotations

import re
from collections.abc import Callable

_HREF = re.compile(r'(<a\b[^>]*?\bhref=")#([^"]+)(")')
_SECTION_HREF = re.compile(r'(<a\b[^>]*?\bhref=")(?:\./)?([^":/#]+\.md)(?:#([^"]*))?(")')
_SOURCE = re.compile(r'(<img\b[^>]*?\bsrc=")paper:([^"]+)(")')


def with_anchors(html: str, target: Callable[[str], str]) -> str:
    """`html` with each link to `#identifier` leading to `target(identifier)`."""
    return _HREF.sub(lambda m: f"{m[1]}{target(m[2])}{m[3]}", html)


def with_sections(html: str, target: Callable[[str, str], str]) -> str:
    """`html` with each link to a section's file leading to `target(file name, identifier or empty)`."""
    return _SECTION_HREF.sub(lambda m: f"{m[1]}{target(m[2], m[3] or '')}{m[4]}", html)


def with_images(html: str, source: Callable[[str], str]) -> str:
    """`html` with each image of the paper taken from `source(path)`."""
    return _SOURCE.sub(lambda m: f"{m[1]}{source(m[2])}{m[3]}", html)
