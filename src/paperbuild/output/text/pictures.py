"""Writes the sizes of pictures so that no format changes their proportions.

Of a width and a height that an author gives, the width holds, and the picture is no higher than the height: CSS would
press it into both. Pandoc writes some sizes as attributes, which WeasyPrint 70 does not read, and some as a style.
"""

from __future__ import annotations

import re

from paperbuild.output.text.made import made, written

_IMAGE = re.compile(r"<img\b[^>]*>")
_SIZE = re.compile(r'\s(width|height)="([^"]*)"')
_STYLE = re.compile(r'\sstyle="([^"]*)"')
_DECLARED = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([^;]+)")


def with_proportions(html: str) -> str:
    """`html`, which pandoc wrote, with the size of each picture as one that keeps its proportions."""
    return _IMAGE.sub(lambda match: _sized(match[0]), html)


def _sized(tag: str) -> str:
    told = {name: _length(value) for name, value in _SIZE.findall(tag)}
    style = _STYLE.search(tag)
    told |= dict(_DECLARED.findall(style[1])) if style else {}
    if not told:
        return tag
    width, height = told.get("width"), told.get("height")
    sizes = [f"width:{width}", *([f"max-height:{height}"] if height else [])] if width else [f"height:{height}"]
    bare = _STYLE.sub("", _SIZE.sub("", tag)).removeprefix("<img")
    return made('<img style="{}"{}', written(";".join(sizes)), written(bare))


def _length(value: str) -> str:
    """An attribute of HTML as a length of CSS: a number alone counts pixels."""
    return f"{value}px" if value.isdigit() else value
