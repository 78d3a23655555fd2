"""Finds what a finished page would run, or fetch from elsewhere: a template may come from a stranger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser

_RUNS = frozenset({"iframe", "object", "embed", "applet", "base", "frame", "portal"})
_FETCHED = frozenset({"src", "srcset", "poster", "background", "data", "xlink:href"})
_FETCHING_LINKS = frozenset(
    "stylesheet icon preload prefetch modulepreload preconnect dns-prefetch manifest apple-touch-icon".split()
)
_OWN = re.compile(r"\s*(?:data:|#|paper:|$)", re.IGNORECASE)
_RUNNING = re.compile(r"[\s\x00-\x1f]*(?:javascript|vbscript):", re.IGNORECASE)
_IN_STYLE = re.compile(r"url\(\s*['\"]?(?!\s*['\"]?(?:data:|#))([^)'\"]+)|@import\s+['\"]([^'\"]+)", re.IGNORECASE)


# Where a page is cut: before blocks, which stand on lines of their own.
_CUT = re.compile(r"(?=\n<(?:div|h[1-6]|li|p|section|table)[ >])")
_KEPT = 4096


def reach_of(page: str) -> tuple[str, ...]:
    """What the HTML `page` runs or fetches, as it is written there, each once; of a page by itself, nothing.

    It is read block by block, and what a block has is remembered, as most are what they were before a change. That can
    be done only where each block ends as it began, outside of tags, comments, scripts and styles; otherwise the page is
    read in one.
    """
    found = [_reach_of_block(block) for block in _CUT.split(page)]
    if None in found:
        found = [_read(page)[0]]
    return tuple(dict.fromkeys(one for many in found if many for one in many))


@lru_cache(_KEPT)
def _reach_of_block(block: str) -> tuple[str, ...] | None:
    """What a block reaches; None where what stands after it would be read otherwise without it."""
    found, is_whole = _read(block)
    return found if is_whole else None


def _read(page: str) -> tuple[tuple[str, ...], bool]:
    """What a page or a part of it reaches, and whether all of it was read, nothing being open at its end."""
    reader = _ReachReader()
    reader.feed(page)
    is_whole = reader.cdata_elem is None and "<" not in reader.rawdata and not reader.in_style
    reader.close()
    return tuple(reader.found), is_whole


class _ReachReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.in_style = tag == "style"
        is_run = tag in _RUNS or (tag == "script" and values.get("type") != "application/ld+json")
        if is_run or (tag == "meta" and values.get("http-equiv", "").lower() == "refresh"):
            self.found.append(self.get_starttag_text() or tag)
        fetches_href = tag in {"image", "use"} or bool(_FETCHING_LINKS & set(values.get("rel", "").lower().split()))
        for name, value in values.items():
            self.found += _reach_of_attribute(name, value, fetches_href=fetches_href and tag != "a")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser's signature
        self.in_style = False

    def handle_data(self, data: str) -> None:
        if self.in_style:
            self.found += _reach_of_style(data)


def _reach_of_attribute(name: str, value: str, *, fetches_href: bool) -> Iterator[str]:
    if name.startswith("on"):
        yield f"{name}="
    elif name == "style":
        yield from _reach_of_style(value)
    elif _RUNNING.match(value) or ((name in _FETCHED or (name == "href" and fetches_href)) and not _OWN.match(value)):
        yield value


def _reach_of_style(style: str) -> Iterator[str]:
    for match in _IN_STYLE.finditer(style):
        yield (match[1] or match[2]).strip()
