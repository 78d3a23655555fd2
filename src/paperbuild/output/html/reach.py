"""Finds what a finished page would run, or fetch from elsewhere: a template may come from a stranger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

_RUNS = frozenset({"iframe", "object", "embed", "applet", "base", "frame", "portal"})
_FETCHED = frozenset({"src", "srcset", "poster", "background", "data", "xlink:href"})
_FETCHING_LINKS = frozenset(
    "stylesheet icon preload prefetch modulepreload preconnect dns-prefetch manifest apple-touch-icon".split()
)
_OWN = re.compile(r"\s*(?:data:|#|paper:|$)", re.IGNORECASE)
_RUNNING = re.compile(r"[\s\x00-\x1f]*(?:javascript|vbscript):", re.IGNORECASE)
_IN_STYLE = re.compile(r"url\(\s*['\"]?(?!\s*['\"]?(?:data:|#))([^)'\"]+)|@import\s+['\"]([^'\"]+)", re.IGNORECASE)


def reach_of(page: str) -> tuple[str, ...]:
    """What the HTML `page` runs or fetches, as it is written there, each once; of a page by itself, nothing."""
    reader = _ReachReader()
    reader.feed(page)
    reader.close()
    return tuple(dict.fromkeys(reader.found))


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
