"""Makes the tree that is rendered of pandoc's reading of a probed text: letters set back, every note in its place."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from paperbuild.parse.probes import TAG, Probed

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
    contents: dict[int, Json] = {}
    blocks = _without_probed_calls(document["blocks"], contents)
    return document | {"blocks": _Notes(probed, contents).resolved(blocks)}


def _without_probed_calls(blocks: Json, contents: dict[int, Json]) -> Json:
    """`blocks` without the paragraphs that brought definitions to light; their notes go into `contents`."""
    if isinstance(blocks, dict):
        return {name: _without_probed_calls(value, contents) for name, value in blocks.items()}
    if not isinstance(blocks, list):
        return blocks
    kept = []
    for block in blocks:
        number = _definition_tag(block)
        if number is None:
            kept.append(_without_probed_calls(block, contents))
        else:
            contents.update((number, inline["c"]) for inline in block["c"] if inline["t"] == "Note")
    return kept


class _Notes:
    """The notes of one text: `by_label` is the content that a label means, which is its first definition's."""

    def __init__(self, probed: Probed, contents: Mapping[int, Json]) -> None:
        self.calls = probed.calls
        self.by_label: dict[str, Json] = {}
        for number, item in enumerate(probed.definitions):
            if number in contents:
                self.by_label.setdefault(item.label, self.resolved(contents[number], is_within_note=True))

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
            if number is None:
                yield self.resolved(item, is_within_note=is_within_note)
            elif not is_within_note:
                yield self._site(self.calls[number].label)

    def _site(self, label: str) -> Json:
        if label not in self.by_label:
            return _span(BROKEN_CLASS, [], {"t": "Str", "c": f"[^{label}]"})
        return _span(NOTE_CLASS, [["slug", label]], {"t": "Note", "c": self.by_label[label]})


def _span(name: str, attributes: list[list[str]], content: Json) -> Json:
    return {"t": "Span", "c": [["", [name], attributes], [content]]}


def _definition_tag(element: Json) -> int | None:
    """The number of the definition that a paragraph brings to light, or None for anything else."""
    if not isinstance(element, dict) or element.get("t") != "Para":
        return None
    match = _tag_of_first(TAG.match, element["c"])
    return int(match[2]) if match and match[1] == "d" else None


def call_tag(element: Json) -> int | None:
    """The number of the call that a note stands for, or None for anything else."""
    if not isinstance(element, dict) or element.get("t") != "Note" or len(element["c"]) != 1:
        return None
    block = element["c"][0]
    match = _tag_of_first(TAG.fullmatch, block["c"]) if block["t"] in {"Para", "Plain"} else None
    return int(match[2]) if match and match[1] == "c" else None


def _tag_of_first(matches: Any, inlines: Json) -> re.Match[str] | None:
    return matches(inlines[0]["c"]) if inlines and inlines[0]["t"] == "Str" else None
