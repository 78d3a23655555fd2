"""Marks in a section's tree what is in another language than the section: what is not translated yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import panflute as pf

from paperbuild.compose.complete import Words, words_of
from paperbuild.language.typography import direction

UNTRANSLATED = "untranslated"

_SILENT = pf.Cite | pf.Note | pf.Code | pf.CodeBlock | pf.Math | pf.RawInline | pf.RawBlock


@dataclass(frozen=True)
class Foreign:
    """The blocks that are in `language`, by their `words`. `label` says so where the first of several begins."""

    words: frozenset[Words]
    language: str
    label: str

    @property
    def attributes(self) -> dict[str, str]:
        """What marks an element as being in that language."""
        return {"lang": self.language, "dir": direction(self.language)}


def mark_foreign(doc: pf.Doc, foreign: Foreign) -> None:
    """Gives every block of `doc` that is in another language that language, a class, and the first of a run a label."""
    if not foreign.words:
        return
    is_labelled = False
    for block in _blocks(doc):
        is_foreign = words_of(_text(block)) in foreign.words
        if is_foreign and isinstance(block, pf.Header | pf.Table):
            block.classes.append(UNTRANSLATED)
            block.attributes |= foreign.attributes
        elif is_foreign:
            _wrap(block, foreign, foreign.label if not is_labelled else "")
            is_labelled = True
        is_labelled = is_labelled and is_foreign
    doc.walk(lambda element, _doc: _mark_note(element, foreign))


def _mark_note(element: pf.Element, foreign: Foreign) -> None:
    if isinstance(element, pf.Note) and words_of("".join(_pieces(element))) in foreign.words:
        for block in _blocks(element):
            if not isinstance(block, pf.Header | pf.Table):
                _wrap(block, foreign, "")


def _wrap(block: pf.Block, foreign: Foreign, label: str) -> None:
    attributes = foreign.attributes | ({"data-label": label} if label else {})
    block.content = [pf.Span(*block.content, classes=[UNTRANSLATED], attributes=attributes)]


def _blocks(element: pf.Element) -> Iterator[pf.Block]:
    """The blocks of words in `element`, in the order of the text; those of a table are the table."""
    for child in getattr(element, "content", ()):
        if isinstance(child, pf.Para | pf.Plain | pf.Header | pf.Table):
            yield child
        elif isinstance(child, pf.DefinitionItem):
            for definition in child.definitions:
                yield from _blocks(definition)
        elif isinstance(child, pf.Block | pf.ListItem):
            yield from _blocks(child)


def _text(block: pf.Block) -> str:
    """The words of `block`, without notes, citations and code."""
    return "".join(_pieces(block))


def _pieces(element: pf.Element) -> Iterator[str]:
    if isinstance(element, pf.Str):
        yield element.text
    elif isinstance(element, pf.Space | pf.SoftBreak | pf.LineBreak):
        yield " "
    elif isinstance(element, pf.Table):
        for part in (element.caption, element.head, *element.content, element.foot):
            yield from _pieces(part)
    elif isinstance(element, _SILENT) and not isinstance(element, pf.Note):
        yield " "
    else:
        for child in getattr(element, "content", ()):
            if not isinstance(child, pf.Note):
                yield from _pieces(child)
        if isinstance(element, pf.Block | pf.TableCell):
            yield " "
