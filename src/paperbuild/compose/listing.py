"""Lists of the tables and of the figures of a manuscript, where a section asks for them: `::: {.list-of-tables}`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from paperbuild.compose.numbered import labelled
from paperbuild.compose.trees import Around, walked
from paperbuild.engines.pandoc_tree import attr, div, link, span
from paperbuild.language.labels import Labels
from paperbuild.model.manuscript import NumberedEntry, NumberedList
from paperbuild.model.numbered import LIST_CLASSES, NumberedKind, listed_kind

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block, DivBlock, Inline, LinkInline, SpanInline, StrInline

ENTRY_CLASS = "listed-entry"
"""The class of the link to a table or a figure in a list of them."""


@dataclass
class NumberedLists:
    """The lists of one manuscript so far, the first of each kind. `labels` have their titles."""

    labels: Labels
    found: dict[NumberedKind, NumberedList] = field(default_factory=dict)

    def titled(self, blocks: list[Block]) -> list[Block]:
        """`blocks` in which each list without a heading right before it, or anything in it, has its title."""
        made: list[Block] = []
        for block in blocks:
            kind = listed_kind(block["c"][0][1]) if block["t"] == "Div" else None
            has_heading = kind is None or (made and made[-1]["t"] == "Header") or bool(block["c"][1])  # type: ignore[typeddict-item]
            if kind and not has_heading:
                title: list[Inline] = [{"t": "Str", "c": self.title(kind)}]
                made.append({"t": "Header", "c": (2, attr(_name(kind), ["unnumbered"]), title)})
            made.append(self._marked(block, kind, is_titled=not has_heading) if kind else block)
        return made

    def title(self, kind: NumberedKind) -> str:
        """The title of a list of what is of that `kind`."""
        return self.labels.title(f"list of {kind.value}s")

    def _marked(self, block: Any, kind: NumberedKind, *, is_titled: bool) -> Block:
        (identifier, classes, attributes), held = block["c"]
        # The title has the name where there is one.
        name = identifier or ("" if is_titled else _name(kind))
        self.found.setdefault(kind, NumberedList(kind, name or _name(kind), self.title(kind)))
        own = [("role", "navigation"), ("aria-label", self.title(kind))]
        return div(attr(name, dict.fromkeys([*classes, _name(kind)]), [*attributes, *own]), held)

    def filled(self, element: DivBlock, entries: Sequence[NumberedEntry], unlinked: Unlinked) -> DivBlock | None:
        """A list with its `entries`; None for another div. `unlinked` gives the mark of a reference that is no link."""
        attributes, held = element["c"]
        kind = listed_kind(attributes[1])
        if kind is None:
            return None
        # What has a letter stands in a figure that is listed.
        wanted = [entry for entry in entries if entry.kind is kind and entry.number.isdigit()]
        items = [self._item(entry, unlinked) for entry in wanted]
        listed: list[Block] = [{"t": "BulletList", "c": items}] if items else []
        return div(attributes, [*held, *listed])

    def _item(self, entry: NumberedEntry, unlinked: Unlinked) -> list[Block]:
        def plain(element: LinkInline | SpanInline, _: Around) -> list[Inline]:
            return element["c"][1]

        def mark(text: StrInline, _: Around) -> Inline | None:
            return unlinked(text)

        title = walked([*entry.title], {"Link": plain, "Span": plain, "Str": mark})
        words = [*labelled(entry.label, self.labels, has_words=bool(title)), *title]
        target = link("Link", attr(classes=[ENTRY_CLASS]), [span(attr(), words)], (f"#{entry.identifier}", ""))
        return [{"t": "Plain", "c": [target]}]


Unlinked = Callable[["StrInline"], "Inline | None"]


def _name(kind: NumberedKind) -> str:
    return next(name for name, of in LIST_CLASSES.items() if of is kind)
