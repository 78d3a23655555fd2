"""The words that an SVG shows: each of its texts as one label."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_TAG = re.compile(r"<(?P<end>/?)(?:[\w-]{1,40}:)?(?P<name>[A-Za-z]{1,40})\b(?P<more>[^<>]*)>(?P<text>[^<>]*)")
_SAYS_LANGUAGE = re.compile(r"\bsystemLanguage\s*=")


def labels_of_svg(content: bytes) -> tuple[str, ...]:
    """What stands in each element `text`, with what is in it (SVG 2, 11.2), in the order of the file; nothing of a
    drawing that says itself in which language it shows what (`systemLanguage`)."""
    text = content.decode("utf-8", "replace")
    return () if _SAYS_LANGUAGE.search(text) else tuple(label for label in _labels(text) if label)


def _labels(text: str) -> Iterator[str]:
    said: list[str] | None = None
    for tag in _TAG.finditer(text):
        if tag["name"].lower() == "text":
            if said is not None:
                yield _plain(said)
            said = None if tag["end"] or tag["more"].endswith("/") else []
        if said is not None:
            said.append(tag["text"])


def _plain(said: list[str]) -> str:
    return " ".join(html.unescape(" ".join(said)).split())
