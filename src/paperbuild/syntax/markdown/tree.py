"""Makes the tree that is rendered of pandoc's reading of a probed text: letters set back, every note in its place."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from paperbuild.engines.pandoc_tree import attr, link, rewritten, span, word
from paperbuild.model.classes import QUOTED_CALLOUT_CLASS
from paperbuild.syntax.markdown.harmless import harmless
from paperbuild.syntax.markdown.nested import without_nested
from paperbuild.syntax.markdown.probes import TAG, Probed

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block, Element, Inline, NoteInline, PandocDocument, SpanInline

NOTE_CLASS = "note-site"
BROKEN_CLASS = "broken-reference"
_REFERENCES = {"Cite", "Note"}
_KEPT = 64  # trees: the paper in a few languages


class Tree:
    """Gives the blocks of pandoc's JSON as the text itself gives them. `reading` is that of `probed.text`.

    Each call stands as a Span of class `note-site` with its slug and the note that it means; one that means none as a
    Span of class `broken-reference`; so does, where it `has_nested` ones, what is called or cited within a citation.
    A tree takes ten times the memory of its text: it is kept when it is asked for a second time, which a process that
    ends with its answer does not do, and not for ever.
    """

    def __init__(self, probed: Probed, reading: str, *, has_nested: bool = False) -> None:
        self.probed, self.reading, self.has_nested = probed, reading, has_nested
        self._was_asked = False

    def __call__(self) -> list[Block]:
        """The blocks, which nobody may change."""
        if self._was_asked:
            return _kept(self)
        self._was_asked = True
        return self.made()

    def made(self) -> list[Block]:
        """The blocks, made anew."""
        blocks = restored(self.probed, self.reading)["blocks"]
        return without_nested(blocks, NOTE_CLASS, BROKEN_CLASS) if self.has_nested else blocks

    def __getstate__(self) -> tuple[Probed, str, bool]:
        return self.probed, self.reading, self.has_nested

    def __setstate__(self, state: tuple[Probed, str, bool]) -> None:
        self.probed, self.reading, self.has_nested = state
        self._was_asked = False


@lru_cache(_KEPT)
def _kept(tree: Tree) -> list[Block]:
    return tree.made()


def no_tree() -> list[Block]:
    """The tree of a section that pandoc cannot read."""
    return []


def restored(probed: Probed, reading: str) -> PandocDocument:
    """Pandoc's JSON as the text itself gives it, with its notes as `Tree` has them."""
    document: PandocDocument = json.loads(probed.restore_json(reading))
    blocks = harmless(document["blocks"], frozenset({NOTE_CLASS, BROKEN_CLASS, QUOTED_CALLOUT_CLASS}))
    notes = _Notes(probed, blocks[: len(probed.definitions)])
    return {**document, "blocks": notes.resolved(blocks[probed.own_blocks :])}


class _Notes:
    """The notes of one text; a label means what its last definition says, as it does to pandoc."""

    def __init__(self, probed: Probed, paragraphs: Sequence[Block]) -> None:
        self.calls = probed.calls
        self.by_label = {
            item.label: self.resolved(inline["c"], is_within_note=True)
            for item, paragraph in zip(probed.definitions, paragraphs, strict=True)
            if paragraph["t"] == "Para"
            for inline in paragraph["c"]
            if inline["t"] == "Note"
        }

    def resolved(self, blocks: list[Block], *, is_within_note: bool = False) -> list[Block]:
        """`blocks` with the notes in the places of their calls.

        A call within a note is left out: pandoc prints none there in any format, and it is a finding of its own.
        """
        resolved: list[Block] = rewritten(blocks, lambda element: self._resolved(element, is_within_note))
        return resolved

    def _resolved(self, element: Element, is_within_note: bool) -> Sequence[Element] | None:
        if element["t"] == "Image":
            attributes, words, target = element["c"]
            return [link("Image", attributes, _unreferenced(words), target)]
        number = call_tag(element)
        if number is None:
            return None
        return [] if is_within_note else [self._site(self.calls[number].label)]

    def _site(self, label: str) -> SpanInline:
        if label not in self.by_label:
            return span(attr(classes=[BROKEN_CLASS]), [word(f"[^{label}]")])
        note: NoteInline = {"t": "Note", "c": self.by_label[label]}
        return span(attr(classes=[NOTE_CLASS], attributes=[("slug", label)]), [note])


def _unreferenced(words: list[Inline]) -> list[Inline]:
    """An alternative text without its citations and notes: they are printed with the caption, if at all."""
    left: list[Inline] = rewritten(words, lambda element: [] if element["t"] in _REFERENCES else None)
    return left


def call_tag(element: Element) -> int | None:
    """The number of the call that a note stands for, or None for anything else."""
    if element["t"] != "Note" or len(element["c"]) != 1:
        return None
    block = element["c"][0]
    inlines = block["c"] if block["t"] == "Para" or block["t"] == "Plain" else []
    match = TAG.fullmatch(inlines[0]["c"]) if inlines and inlines[0]["t"] == "Str" else None
    return int(match[1]) if match else None
