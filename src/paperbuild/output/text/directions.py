"""Gives words in another language the direction in which they are written, where their author gave the language alone.

The direction follows from the language's script. A browser sets what has a direction apart from the text around it,
so that a full stop in it stands on its side (HTML, 15.3.6). A paragraph, list or quotation that says nothing but such
words has their direction as a whole: it begins on their side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from paperbuild.engines.pandoc_tree import ATTRIBUTES_AT, attr, attr_of, is_leaf
from paperbuild.language.typography import direction
from paperbuild.model.manuscript import MARK_CLOSE, MARK_OPEN
from paperbuild.output.text.elements import Edit, FragmentElement, edited, elements_of

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Element

_MARK = re.compile(f"{MARK_OPEN}.*?{MARK_CLOSE}")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset({"p", "ul", "ol", "blockquote", "figcaption", *_HEADINGS})
# What stands in a row or a column with others begins on the side of these.
_ALIGNED = frozenset({"li", "dd", "td", "th"})
_LANGUAGE, _DIRECTION = "lang", "dir"


def with_directions(part: Any, locale: str) -> Any:
    """`part`, any part of a tree in the language of `locale`, with the `dir` of what has another than what is around
    it."""
    return _directed(part, direction(locale))


def _directed(part: Any, around: str) -> Any:
    if isinstance(part, list | tuple):
        return [item if isinstance(item, str) or is_leaf(item) else _directed(item, around) for item in part]
    if not isinstance(part, dict) or "c" not in part:
        return part
    attributes = attr_of(cast("Element", part)) if part.get("t") in ATTRIBUTES_AT else None
    if not attributes or not attributes[2]:
        return {**part, "c": _directed(part["c"], around)}
    pairs = dict(attributes[2])
    own = pairs.get(_DIRECTION) or (direction(pairs[_LANGUAGE]) if pairs.get(_LANGUAGE) else around)
    made = {**part, "c": _directed(part["c"], own)}
    if own != around and _DIRECTION not in pairs:
        content = [*made["c"]]
        content[ATTRIBUTES_AT[part["t"]]] = attr(*attributes[:2], [*pairs.items(), (_DIRECTION, own)])
        made["c"] = content
    return made


def with_whole_blocks(html: str) -> str:
    """`html`, a fragment, in which each block that says nothing but words with a `dir` has that `dir` itself."""
    if f' {_DIRECTION}="' not in html:
        return html
    return edited(html, _edits(html))


def _edits(html: str) -> Iterator[Edit]:
    done = 0
    aligned: set[int] = set()
    for element in elements_of(html):
        if element.name in _ALIGNED:
            aligned |= {id(one) for one in element.content}
        if element.start < done or element.name not in _BLOCKS or id(element) in aligned:
            continue
        own = "" if _DIRECTION in element.attributes else _direction_of(element)
        if own:
            at, done = element.start + 1 + len(element.name), element.after
            yield Edit(at, at, f' {_DIRECTION}="{own}"')


def _direction_of(element: FragmentElement) -> str:
    """The direction of all that an element says; empty where that has none, or there are two."""
    if _DIRECTION in element.attributes:
        return element.attributes[_DIRECTION] if _LANGUAGE in element.attributes else ""
    found = set()
    for one in element.content:
        if isinstance(one, FragmentElement):
            found.add(_direction_of(one))
        elif any(letter.isalnum() for letter in _MARK.sub("", one)):
            return ""
    return found.pop() if len(found) == 1 else ""
