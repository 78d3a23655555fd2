"""The permanent addresses of what stands in the sections of a locale, told from the sections alone.

They are those by place, the third paragraph under a heading, as `output/text/addresses.py` counts them: what an edition
on record had may keep another (`compare/kept.py`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from paperbuild.model.identifiers import told_apart
from paperbuild.model.manuscript import box_title_id
from paperbuild.model.section import Addressed, Piece, Section

_NO_NAME = re.compile(r"[^\w.-]+")


@dataclass(frozen=True)
class Placed:
    """Something with the `address` that it has by its place. `above` is what its address begins with; `parent` the
    address of the item that it stands in, or empty. `is_named` says that its author gave it an identifier, which is its
    address then. `piece` is what it says; None of an item that begins with no text of its own. `has_title` says
    of a box that the heading in it is called after it."""

    address: str
    above: str
    parent: str
    letter: str
    section: Section
    piece: Piece | None
    is_named: bool = False
    number: str = ""
    has_title: bool = False


def placed(sections: Sequence[Section]) -> tuple[Placed, ...]:
    """What has an address in the `sections` of one locale, in the order of the text."""
    renames = told_apart(sections)
    linked = {link.target.rpartition("#")[2] for section in sections for link in section.links}
    return tuple(one for section in sections for one in _Naming(section, renames.get(section.path, {}), linked).named())


def part_name(section: Section, renames: Mapping[str, str]) -> str:
    """The identifier of the part that `section` becomes: its first heading's, or one of its name."""
    first = next((one.identifier for one in section.headings if not one.container), "")
    own = renames.get(first, first)
    return own or "section-" + _NO_NAME.sub("-", section.name.removesuffix(".md"))


def box_titles(section: Section, linked: Collection[str]) -> frozenset[str]:
    """The identifiers of headings in boxes of `section` that print does not have: such a heading is called after its
    box, for pandoc made its identifier of its words, and no link leads there."""
    made = {one.identifier for one in section.headings if not one.is_identifier_given}.difference(linked)
    return frozenset(one.heading for one in section.addressed if one.heading in made)


@dataclass
class _Naming:
    """Names what is addressed in one section. `renames` are its identifiers that are told apart."""

    section: Section
    renames: Mapping[str, str]
    linked: Collection[str]
    counts: Counter[str] = field(default_factory=Counter)
    boxes: Counter[str] = field(default_factory=Counter)
    addresses: list[str] = field(default_factory=list)

    def named(self) -> Iterator[Placed]:
        """Everything in order, the boxes among it."""
        self.titles = box_titles(self.section, self.linked)
        self.part = part_name(self.section, self.renames)
        for one in self.section.addressed:
            is_box = one.letter in "cn"
            address = self._box(one) if is_box else self._counted(one)
            is_named = bool(one.identifier) and one.letter not in "pdit"
            self.addresses.append(self.renames.get(one.identifier, one.identifier) if is_named else address)
            if self.addresses[-1] and not (is_box and not address):
                yield self._placed(one, self.addresses[-1], is_named=is_named)

    def _placed(self, one: Addressed, address: str, *, is_named: bool) -> Placed:
        piece = self.section.pieces[one.piece] if one.piece >= 0 else None
        parent = self.addresses[one.parent] if one.parent >= 0 else ""
        has_title = bool(one.heading) and one.heading in self.titles
        return Placed(
            address, self._above(one), parent, one.letter, self.section, piece, is_named, one.number, has_title
        )

    def _box(self, one: Addressed) -> str:
        """The identifier of a box: its own, or one that counts it; empty where nothing calls it."""
        if one.identifier:
            return one.identifier
        is_titled = not one.heading or one.heading in self.titles
        if not is_titled or (one.letter == "n" and not one.heading):
            return ""
        prefix = f"{self._above(one)}.{one.letter}"
        self.boxes[prefix] += 1
        return f"{prefix}{self.boxes[prefix]}"

    def _counted(self, one: Addressed) -> str:
        prefix = f"{self.addresses[one.parent]}." if one.parent >= 0 else f"{self._above(one)}.{one.letter}"
        self.counts[prefix] += 1
        return f"{prefix}{self.counts[prefix]}"

    def _above(self, one: Addressed) -> str:
        """What an address begins with: the identifier of the heading or the box above."""
        box = self.section.addressed[one.box] if one.box >= 0 else None
        if box is None:
            return self.renames.get(one.above, one.above) or self.part
        if one.above and not (one.above == box.heading and one.above in self.titles):
            return self.renames.get(one.above, one.above)
        return self.addresses[one.box] or self._above(box)


def titles_of_boxes(everything: Collection[Placed]) -> Iterator[str]:
    """The identifiers that the headings of boxes have, where these are called after their boxes."""
    yield from (box_title_id(one.address) for one in everything if one.has_title)
