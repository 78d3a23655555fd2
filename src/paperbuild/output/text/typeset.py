"""Sets the spaces of a text as its language has them, on pandoc's JSON, before it is written in any format.

A paragraph is looked at as one text, through its emphasis and links. What is not of the language (code, formulas,
addresses, words marked with another language) is seen as one thing that has no letters.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from paperbuild.engines.pandoc_tree import (
    EMPHASIS,
    GAPS,
    attr,
    attr_of,
    inlines_in,
    link,
    span,
    text_of,
    with_content,
    word,
)
from paperbuild.language.spacing import OBJECT, joins_lines, set_spaces
from paperbuild.language.typography import direction, has_italics
from paperbuild.model.classes import DELETED_CLASS

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Inline, LinkInline

_WRAPPED = frozenset({"Link", "Span", "Quoted", "Cite"})
_OPAQUE = frozenset({"Code", "Math", "RawInline", "Image", "Note", "LineBreak"})
_INLINES = frozenset({"Str", *GAPS, *EMPHASIS, *_WRAPPED, *_OPAQUE})
_ADDRESSES = frozenset({"uri", "email"})


def typeset(node: Any, locale: str) -> Any:
    """`node`, any part of pandoc's tree, with its spaces set."""
    if isinstance(node, dict):
        return {name: typeset(value, locale) for name, value in node.items()}
    if not isinstance(node, list):
        return node
    if node and all(isinstance(item, dict) and item.get("t") in _INLINES for item in node):
        line = _LineText()
        line.read(node, locale)
        return _Respacing(line.text, set_spaces(line.text, locale), locale).written(node)
    return [typeset(item, locale) for item in node]


@dataclass
class _LineText:
    """The text of a line of inlines, a letter for every letter, and one for whatever else is in it."""

    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def read(self, inlines: list[Inline], locale: str) -> None:
        for inline in inlines:
            content = _content(inline, locale)
            if content is None:
                self.pieces.append(_letters(inline))
            else:
                self.read(content, locale)


@dataclass
class _Respacing:
    """Writes inlines anew, walking through `after`, which is as long as `before`, as they were read."""

    before: str
    after: str
    locale: str
    at: int = 0

    def written(self, inlines: list[Inline]) -> list[Inline]:
        return [made for inline in inlines for made in self._one(inline)]

    def _one(self, inline: Inline) -> list[Inline]:
        content = _content(inline, self.locale)
        if content is not None:
            made = with_content(inline, self.written(content))
            # A title in another language is in a span of its own, which is no text of this one.
            is_latin = inline["t"] == "Emph" and _is_latin_among_others(
                text_of(content, EMPHASIS | _WRAPPED), self.locale
            )
            return [_as_latin(made, self.locale) if is_latin else made]
        if _is_deleted(inline):
            return [with_content(inline, typeset(inlines_in(inline), self.locale))]
        start = self.at
        if inline["t"] == "Link" and direction(self.locale) == "rtl":
            inline = _from_left_to_right(inline)
        self.at += len(_letters(inline))
        is_marked = inline["t"] == "Link" or inline["t"] == "Span"
        if is_marked and (other := dict((attr_of(inline) or attr())[2]).get("lang")):
            return [with_content(inline, typeset(inlines_in(inline), other))]
        old, new = self.before[start : self.at], self.after[start : self.at]
        if inline["t"] == "SoftBreak" and joins_lines(
            self.before[start - 1 : start], self.before[self.at :][:1], self.locale
        ):
            return []
        if old == new:
            return [inline]
        return [word(new)]


def _is_latin_among_others(text: str, locale: str) -> bool:
    """Whether `text` is in Latin letters, which have italics, in a language whose own have none."""
    names = {unicodedata.name(letter, "").split(" ")[0] for letter in text if letter.isalpha()}
    return names == {"LATIN"} and not has_italics(locale)


def _as_latin(inline: Inline, locale: str) -> Inline:
    return span(attr(classes=["latin"], attributes=[("dir", "ltr")] if direction(locale) == "rtl" else []), [inline])


def _from_left_to_right(address: LinkInline) -> Inline:
    (identifier, classes, attributes), words, target = address["c"]
    return link("Link", attr(identifier, classes, [*attributes, ("dir", "ltr")]), words, target)


def _letters(inline: Inline) -> str:
    if inline["t"] == "Str":
        return inline["c"]
    if _is_deleted(inline):
        return ""
    return {"Space": " ", "SoftBreak": "\n"}.get(inline["t"], OBJECT)


def _is_deleted(inline: Inline) -> bool:
    """Whether it is deleted in a redline: the text is read without it, and it is a text of its own."""
    return inline["t"] == "Span" and DELETED_CLASS in inline["c"][0][1]


def _content(inline: Inline, locale: str) -> list[Inline] | None:
    """The inlines in `inline` that are text of the language; None where it has none."""
    if inline["t"] == "Link" or inline["t"] == "Span":
        _, classes, attributes = inline["c"][0]
        if DELETED_CLASS in classes:
            return None
        other = dict(attributes).get("lang", locale)
        if _ADDRESSES & set(classes) or other.split("-")[0] != locale.split("-")[0]:
            return None
    return None if inline["t"] == "Image" else inlines_in(inline)
