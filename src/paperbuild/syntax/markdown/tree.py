"""Makes the tree that is rendered of pandoc's reading of a probed text: letters set back, every note in its place."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from paperbuild.syntax.markdown.harmless import harmless
from paperbuild.syntax.markdown.probes import TAG, Probed

if TYPE_CHECKING:
    import panflute as pf

NOTE_CLASS = "note-site"
BROKEN_CLASS = "broken-reference"

Json = Any


def tree_of(probed: Probed, reading: str) -> pf.Doc:
    """A panflute document as the text itself gives it. `reading` is pandoc's JSON of `probed.text`.

    Each call stands as a Span of class `note-site` with its slug and the note that it means; one that means none as a
    Span of class `broken-reference`.
    """
    import panflute as pf  # a check has no use for it, and is faster without it

    return pf.load(io.StringIO(json.dumps(restored(probed, reading))))


def no_tree() -> pf.Doc:
    """The tree of a section that pandoc cannot read."""
    import panflute as pf

    return pf.Doc()


def restored(probed: Probed, reading: str) -> Json:
    """Pandoc's JSON as the text itself gives it, with its notes as `tree_of` has them."""
    document = json.loads(probed.restore_json(reading))
    blocks = harmless(document["blocks"], frozenset({NOTE_CLASS, BROKEN_CLASS}))
    notes = _Notes(probed, blocks[: len(probed.definitions)])
    return document | {"blocks": notes.resolved(blocks[probed.own_blocks :])}


class _Notes:
    """The notes of one text; a label means what its last definition says, as it does to pandoc."""

    def __init__(self, probed: Probed, paragraphs: list[Json]) -> None:
        self.calls = probed.calls
        self.by_label = {
            item.label: self.resolved(inline["c"], is_within_note=True)
            for item, paragraph in zip(probed.definitions, paragraphs, strict=True)
            for inline in paragraph["c"]
            if inline["t"] == "Note"
        }

    def resolved(self, node: Json, *, is_within_note: bool = False) -> Json:
        """`node` with the notes in the places of their calls.

        A call within a note is left out: pandoc prints none there in any format, and it is a finding of its own.
        """
        if isinstance(node, dict):
            return {name: self.resolved(value, is_within_note=is_within_note) for name, value in node.items()}
        if not isinstance(node, list):
            return node
        return list(self._resolved_items(node, is_within_note))

    def _resolved_items(self, items: list[Json], is_within_note: bool) -> Iterator[Json]:
        for item in items:
            number = call_tag(item)
            if isinstance(item, dict) and item.get("t") == "Image":
                attributes, words, target = item["c"]
                yield {"t": "Image", "c": [attributes, _unreferenced(words), target]}
            elif number is None:
                yield self.resolved(item, is_within_note=is_within_note)
            elif not is_within_note:
                yield self._site(self.calls[number].label)

    def _site(self, label: str) -> Json:
        if label not in self.by_label:
            return _span(BROKEN_CLASS, [], {"t": "Str", "c": f"[^{label}]"})
        return _span(NOTE_CLASS, [["slug", label]], {"t": "Note", "c": self.by_label[label]})


def _unreferenced(node: Json) -> Json:
    """An alternative text without its citations and notes: they are printed with the caption, if at all."""
    if isinstance(node, dict):
        return {name: _unreferenced(value) for name, value in node.items()}
    if not isinstance(node, list):
        return node
    return [_unreferenced(item) for item in node if not isinstance(item, dict) or item.get("t") not in {"Cite", "Note"}]


def _span(name: str, attributes: list[list[str]], content: Json) -> Json:
    return {"t": "Span", "c": [["", [name], attributes], [content]]}


def call_tag(element: Json) -> int | None:
    """The number of the call that a note stands for, or None for anything else."""
    if not isinstance(element, dict) or element.get("t") != "Note" or len(element["c"]) != 1:
        return None
    block = element["c"][0]
    inlines = block["c"] if block["t"] in {"Para", "Plain"} else []
    match = TAG.fullmatch(inlines[0]["c"]) if inlines and inlines[0]["t"] == "Str" else None
    return int(match[1]) if match else None
