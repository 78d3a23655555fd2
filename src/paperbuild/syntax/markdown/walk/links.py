"""Visits links and images."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote

from paperbuild.findings.source import Span
from paperbuild.model.section import Link, LinkKind
from paperbuild.syntax.markdown.outline import Node
from paperbuild.syntax.markdown.walk.places import Places
from paperbuild.syntax.markdown.walk.walking import Walk
from paperbuild.syntax.markdown.walk.words import on_one_line

_LETTERS = re.compile(r"[^\W_\ufffc]+")
_CLOSING = re.compile(r"[^)\r\n]*(?:\r?\n[^)\r\n]+)?\)")
_TRIED = 20  # how many links to one target are looked at for the one with the right text


def visit_link(walk: Walk, node: Node) -> None:
    """Notes a link."""
    _visit(walk, node, LinkKind.LINK, on_one_line(node, walk.probed))


def visit_image(walk: Walk, node: Node) -> None:
    """Notes an image with its alternative text."""
    sites = len(walk.findings.sites)
    words = on_one_line(node, walk.probed)
    _visit(walk, node, LinkKind.IMAGE, walk.probed.restore(dict(node.attributes).get("alt", words)))
    if node.format != "figure":
        del walk.findings.sites[sites:]  # an alternative text that is no caption calls no notes


def _visit(walk: Walk, node: Node, kind: LinkKind, text: str) -> None:
    target, title = walk.probed.restore(node.target), walk.probed.restore(node.title)
    word = _LETTERS.search(on_one_line(node, walk.probed))
    span = _link_span(walk.places, node, kind, target, word.group() if word else "")
    is_decorative = ("role", "presentation") in node.attributes or "decorative" in node.classes
    walk.findings.links.append(Link(kind, target, text, title, span, is_decorative))
    walk.findings.is_empty = False
    walk.identify(node, span)
    walk.places.pass_to(span.start + 1)
    walk.descend(node)
    walk.places.pass_to(span.end)


def _link_span(places: Places, node: Node, kind: LinkKind, target: str, word: str) -> Span:
    """The whole of a link with `word` in it: `[text](target)`, `![text](target)`, `<target>`, `[text][reference]`."""
    limit = places.limit(node)
    lead = r"!\[" if kind is LinkKind.IMAGE else r"(?<!!)\["
    text = rf"{lead}(?!\^)[^\[\]]*?{re.escape(word)}[^\[\]]*\]"
    found = list(_inline(places, word, target, limit))
    before = found[0].start if found else limit
    found = [*_next(places, rf"{text}(?:\[[^\[\]]*\]|(?![\[(:]))", before), *found]
    # A target may be written in other letters than it has: with entities, with spaces.
    found = found or list(_next(places, rf"{text}\([^)]*\)", limit))
    return found[0] if found else places.first_line(node)


def _inline(places: Places, word: str, target: str, limit: int) -> Iterator[Span]:
    """The next `[text](target)` or `<target>` with `word` in it; or the next, where none has it."""
    plain = target.removeprefix("mailto:")
    wanted = "|".join(map(re.escape, dict.fromkeys((plain, unquote(plain)))))  # a space may be typed as it is
    wanted = f"(?:{wanted})"
    written = re.compile(rf"\]\(\s*<?(?:mailto:)?{wanted}|<(?:mailto:)?{wanted}>")
    matches = written.finditer(places.text, places.cursor, limit + len(target) + len("<mailto:>"))
    here = (match for match in matches if places.is_here(match.start()))
    spans = [_around(places, match) for match in islice(here, _TRIED)]
    yield from [span for span in spans if word in places.text[span.start : span.end]][:1] or spans[:1]


def _next(places: Places, pattern: str, limit: int) -> Iterator[Span]:
    matches = re.compile(pattern).finditer(places.text, places.cursor, limit)
    yield from islice((Span(*match.span()) for match in matches if places.is_here(match.start())), 1)


def _around(places: Places, match: re.Match[str]) -> Span:
    """The whole link, of which `match` is `<target>` or `](target`."""
    if match.group().startswith("<"):
        return Span(*match.span())
    closing = _CLOSING.match(places.text, match.end())
    end = closing.end() if closing else match.end()
    return _bracketed(places.text, places.cursor, match.start(), end)


def _bracketed(text: str, floor: int, closing: int, end: int) -> Span:
    """The span from the bracket that the one at `closing` closes (and a `!` before it) to `end`; the bracket stands at
    `floor` or just before it."""
    depth, start = 0, closing
    for offset in range(closing, floor - 2, -1):
        depth += {"]": 1, "[": -1}.get(text[offset : offset + 1], 0)
        if depth == 0:
            start = offset
            break
    return Span(start - (text[start - 1 : start] == "!"), end)
