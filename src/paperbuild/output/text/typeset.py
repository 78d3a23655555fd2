"""Sets the spaces of a text as its language has them, on pandoc's JSON, before it is written in any format.

A paragraph is looked at as one text, through its emphasis and links. What is not of the language (code, formulas,
addresses, words marked with another language) is seen as one thing that has no letters.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import Any

from paperbuild.language.spacing import OBJECT, joins_lines, set_spaces
from paperbuild.language.typography import direction, has_italics

_EMPHASIS = frozenset({"Emph", "Strong", "Strikeout", "SmallCaps", "Superscript", "Subscript", "Underline"})
_WRAPPED = frozenset({"Link", "Span", "Quoted", "Cite"})  # their content is the second of their values
_OPAQUE = frozenset({"Code", "Math", "RawInline", "Image", "Note", "LineBreak"})
_INLINES = frozenset({"Str", "Space", "SoftBreak", *_EMPHASIS, *_WRAPPED, *_OPAQUE})
_ADDRESSES = frozenset({"uri", "email"})


def typeset(node: Any, locale: str) -> Any:
    """`node`, any part of pandoc's JSON, with its spaces set."""
    if isinstance(node, dict):
        return {name: typeset(value, locale) for name, value in node.items()}
    if not isinstance(node, list):
        return node
    if node and all(isinstance(item, dict) and item.get("t") in _INLINES for item in node):
        line = _Line()
        line.read(node, locale)
        return _Writer(line.text, set_spaces(line.text, locale), locale).written(node)
    return [typeset(item, locale) for item in node]


@dataclass
class _Line:
    """The text of a line of inlines, a letter for every letter, and one for whatever else is in it."""

    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def read(self, inlines: list[Any], locale: str) -> None:
        for inline in inlines:
            content = _content(inline, locale)
            if content is None:
                self.pieces.append(_letters(inline))
            else:
                self.read(content, locale)


@dataclass
class _Writer:
    """Writes inlines anew, walking through `after`, which is as long as `before`, as they were read."""

    before: str
    after: str
    locale: str
    at: int = 0

    def written(self, inlines: list[Any]) -> list[Any]:
        return [made for inline in inlines for made in self._one(inline)]

    def _one(self, inline: Any) -> list[Any]:
        content = _content(inline, self.locale)
        if content is not None:
            start = self.at
            made = _with_content(inline, self.written(content))
            is_latin = inline["t"] == "Emph" and _is_latin_among_others(self.before[start : self.at], self.locale)
            return [_as_latin(made, self.locale) if is_latin else made]
        start = self.at
        if inline["t"] == "Link" and direction(self.locale) == "rtl":
            inline = _from_left_to_right(inline)
        self.at += len(_letters(inline))
        if inline["t"] in {"Link", "Span"} and (other := dict(inline["c"][0][2]).get("lang")):
            return [_with_content(inline, typeset(inline["c"][1], other))]
        old, new = self.before[start : self.at], self.after[start : self.at]
        if inline["t"] == "SoftBreak" and joins_lines(
            self.before[start - 1 : start], self.before[self.at :][:1], self.locale
        ):
            return []
        if old == new:
            return [inline]
        return [{"t": "Str", "c": new}]


def _is_latin_among_others(text: str, locale: str) -> bool:
    """Whether `text` is in Latin letters, which have italics, in a language whose own have none."""
    names = {unicodedata.name(letter, "").split(" ")[0] for letter in text if letter.isalpha()}
    return names == {"LATIN"} and not has_italics(locale)


def _as_latin(inline: Any, locale: str) -> Any:
    attributes = [["dir", "ltr"]] if direction(locale) == "rtl" else []
    return {"t": "Span", "c": [["", ["latin"], attributes], [inline]]}


def _from_left_to_right(address: Any) -> Any:
    (identifier, classes, attributes), *rest = address["c"]
    return {**address, "c": [[identifier, classes, [*attributes, ["dir", "ltr"]]], *rest]}


def _letters(inline: Any) -> str:
    kind = inline["t"]
    if kind == "Str":
        return str(inline["c"])
    return {"Space": " ", "SoftBreak": "\n"}.get(kind, OBJECT)


def _content(inline: Any, locale: str) -> list[Any] | None:
    """The inlines in `inline` that are text of the language; None where it has none."""
    kind = inline["t"]
    if kind in _EMPHASIS:
        return list(inline["c"])
    if kind not in _WRAPPED:
        return None
    content = list(inline["c"][1])
    if kind in {"Link", "Span"}:
        _, classes, attributes = inline["c"][0]
        other = dict(attributes).get("lang", locale)
        if _ADDRESSES & set(classes) or other.split("-")[0] != locale.split("-")[0]:
            return None
    return content


def _with_content(inline: Any, content: list[Any]) -> Any:
    if inline["t"] in _EMPHASIS:
        return {**inline, "c": content}
    return {**inline, "c": [inline["c"][0], content, *inline["c"][2:]]}
