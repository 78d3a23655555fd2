"""Writes what is inserted and deleted in a redline as HTML's `ins` and `del`, each with marks of text around it.

Colour tells nothing that the marks do not tell: `[+words]` and `[−words]` can be read without seeing, in black and
white, and where somebody copies the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from paperbuild.model.classes import DELETED_CLASS, INSERTED_CLASS
from paperbuild.output.text.elements import Edit, FragmentElement, edited, elements_of
from paperbuild.output.text.fragments import Fragments
from paperbuild.output.text.made import made, written

REDLINE_SIGN_CLASS, REDLINE_WORDS_CLASS = "pb-sign", "pb-words"
"""The classes of the marks around what is inserted or deleted, and of the words between them: a line through the minus
would hide it."""

_NAMES = {INSERTED_CLASS: ("ins", "[+"), DELETED_CLASS: ("del", "[\N{MINUS SIGN}")}
_END = "]"
_OPENED, _CLOSED = {"ins": "<ins", "del": "<del"}, {"ins": "</ins>", "del": "</del>"}


def redlined(fragments: Fragments) -> Fragments:
    """`fragments` with these elements in the places of their spans."""
    return replace(
        fragments,
        parts=tuple(map(_redlined, fragments.parts)),
        notes=tuple(map(_redlined, fragments.notes)),
        footnotes=tuple(map(_redlined, fragments.footnotes)),
    )


def _redlined(html: str) -> str:
    if INSERTED_CLASS not in html and DELETED_CLASS not in html:
        return html
    return edited(html, [edit for element in elements_of(html) for edit in _edits(element)])


def _edits(element: FragmentElement) -> Iterator[Edit]:
    kind = element.attributes.get("class", "")
    if element.name != "span" or kind not in _NAMES:
        return
    name, sign = _NAMES[kind]
    start, end = element.start, element.end
    yield Edit(start, start + len("<span"), _OPENED[name])
    yield Edit(element.inside, element.inside, made('{}<span class="{}">', _sign(sign), REDLINE_WORDS_CLASS))
    yield Edit(end, element.after, made("</span>{}", _sign(_END)) + _CLOSED[name])


def _sign(text: str) -> Markup:
    return written(made('<span class="{}">{}</span>', REDLINE_SIGN_CLASS, text))
