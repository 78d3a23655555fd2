"""Keys of the blocks of a document: two blocks have the same key where nothing tells them apart for a layout.

A block is a paragraph, a table, an item of a list: whatever stands in the flow and has no blocks in the flow below it
that could stand alone. It goes by its place, the indices that lead to it from the root (`(0, 3, 7)`). What is around
blocks has a key, too, without what is in it. A key is a digest, so that it is the same in every process.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from secrets import token_bytes
from typing import Any
from xml.etree import ElementTree

BlockPlace = tuple[int, ...]

_KEY_BYTES = 16
_MARSHAL_VERSION = 2  # which writes the same bytes for the same value, wherever it is written
_NONE = b""  # the key of what is not there
_ELSEWHERE = -1  # the number of what no style sheet declares
# What WeasyPrint notes about a box before the layout, beyond its element, its style and what is in it.
_NOTED = (
    "text",
    "bookmark_label",
    "string_set",
    "leading_collapsible_space",
    "trailing_collapsible_space",
    "is_leader",
)


def key_of(value: Any) -> bytes:
    """The key of `value`: tuples, texts, numbers and bytes. What is none of these is like nothing else."""
    try:
        written = marshal.dumps(value, _MARSHAL_VERSION)
    except ValueError:
        return token_bytes(_KEY_BYTES)
    return blake2b(written, digest_size=_KEY_BYTES).digest()


class StyleKeys:
    """Keys of styles under the same style sheets: those of elements to which the same declarations apply, all the
    way up to the root. What an attribute `style` declares does not count: it stands in the element."""

    def __init__(self, sheets: Sequence[Any]) -> None:
        self._sheets = sheets
        self._declared: dict[int, int] = {}
        for number, value in enumerate(_declared(sheets)):
            self._declared[id(value)] = number

    def of(self, style: Any, known: dict[int, bytes]) -> bytes:
        """The key of `style`; `known` are those of styles that live as long as it, by their identity."""
        key = known.get(id(style))
        if key is None:
            above = getattr(style, "parent_style", None)
            key = known[id(style)] = key_of(
                (
                    getattr(style, "pseudo_type", ""),
                    _NONE if above is None else self.of(above, known),
                    tuple(
                        (name, self._declared.get(id(value), _ELSEWHERE))
                        for name, (value, _) in getattr(style, "cascaded", {}).items()
                    ),
                )
            )
        return key


def _declared(sheets: Sequence[Any]) -> Iterator[Any]:
    """Every declared value in the style sheets, in an order that only their text decides."""
    for sheet in sheets:
        for table in vars(sheet.matcher).values():
            if isinstance(table, dict | list):
                groups = table.values() if isinstance(table, dict) else [table]
                for group in groups:
                    for *_, (declarations, _layer) in group:
                        yield from (value for _, value, _ in declarations)


class Blocks:
    """The blocks of one document, before it is laid out, with all that a page may have to find again by its place."""

    def __init__(self, root: Any, styles: StyleKeys, pictures: Mapping[int, Any]) -> None:
        self.keys: dict[BlockPlace, bytes] = {}
        self.has_fixed = False
        self.elements: dict[BlockPlace, list[Any]] = {}
        self.lookups: dict[BlockPlace, list[Any]] = {}
        self.notes: dict[BlockPlace, list[Any]] = {}
        self.place_of_element: dict[Any, tuple[BlockPlace, int]] = {}
        self.place_of_lookup: dict[int, tuple[BlockPlace, int]] = {}
        self.place_of_note: dict[int, tuple[BlockPlace, int]] = {}
        self._known_styles: dict[int, bytes] = {}
        self._styles, self._pictures = styles, pictures
        self._boxes: dict[BlockPlace, Any] = {}
        self._changed: set[BlockPlace] = set()
        self._take_in(root, ())

    def changed(self, lookup: Any) -> None:
        """Says that the text of a box that looks up page numbers has changed."""
        found = self.place_of_lookup.get(id(lookup))
        if found:
            self._changed.add(found[0])

    def refresh(self) -> None:
        """Makes the keys anew of what has changed since."""
        for place in self._changed:
            self.keys[place] = self._key(self._boxes[place], [], [], [])
        self._changed.clear()

    def follower(self, place: BlockPlace) -> tuple[bytes, ...]:
        """The keys of what follows a block: of that and of all that begins with it, whose page breaks count."""
        if not place:
            return ()
        following = (*place[:-1], place[-1] + 1)
        found = []
        while following in self.keys:
            found.append(self.keys[following])
            following = (*following, 0)
        return tuple(found) or (_NONE,)

    def _take_in(self, box: Any, place: BlockPlace) -> None:
        is_open = _is_open(box)
        elements: list[Any] = []
        lookups: list[Any] = []
        notes: list[Any] = []
        box.place = place  # its copies on the pages have it, too
        self.keys[place] = self._key(box, elements, lookups, notes, is_deep=not is_open)
        self._boxes[place] = box
        self.elements[place], self.lookups[place], self.notes[place] = elements, lookups, notes
        for number, element in enumerate(elements):
            if element is not None:
                self.place_of_element.setdefault(element, (place, number))
        for number, lookup in enumerate(lookups):
            self.place_of_lookup.setdefault(id(lookup), (place, number))
        for number, note in enumerate(notes):
            self.place_of_note.setdefault(id(note), (place, number))
        if is_open:
            for index, child in enumerate(box.children):
                self._take_in(child, (*place, index))

    def _key(
        self, root: Any, elements: list[Any], lookups: list[Any], notes: list[Any], *, is_deep: bool = True
    ) -> bytes:
        """The key of all that a layout of `root` depends on, notes that are called in it included. Adds to the lists
        the elements, the boxes that look up page numbers, and the notes in it, each once."""
        parts: list[Any] = [is_deep]
        known: dict[int, int] = {}
        seen: set[int] = set()
        waiting = [root]
        while waiting:
            box = waiting.pop()
            element, own = box.element, box.__dict__
            number = known.get(id(element))
            if number is None:
                number = known[id(element)] = len(elements)
                elements.append(element)
                parts += () if element is None else tuple(element.attrib.items())
            self.has_fixed = self.has_fixed or box.style["position"] == "fixed"
            parts += (type(box).__name__, box.element_tag, number, self._styles.of(box.style, self._known_styles))
            for name in _NOTED:
                value = own.get(name)
                if value is not None:
                    parts += (name, frozen(value))
            for style in (own.get("first_letter_style"), own.get("first_line_style")):
                parts.append(None if style is None else self._styles.of(style, self._known_styles))
            lookup = own.get("missing_link")
            if lookup is not None and id(lookup) not in seen:
                seen.add(id(lookup))
                lookups.append(lookup)
            if "replacement" in own:
                parts.append(self._picture(own["replacement"], element))
            if not is_deep:
                break
            note = own.get("footnote")
            if note is not None:
                notes.append(note)
                waiting.append(note)
            children = (*own.get("children", ()), *own.get("column_groups", ()))
            parts.append(len(children))
            waiting += reversed(children)
        return key_of(tuple(parts))

    def _picture(self, picture: Any, element: Any) -> Any:
        """What tells a picture from others: that which was fetched, or what is written in the document itself."""
        found = self._pictures.get(id(picture))
        if found is None:
            return ElementTree.tostring(element)
        return found


def _is_open(box: Any) -> bool:
    """Whether the blocks in `box` are laid out one by one, as far as they fit on a page."""
    from weasyprint.formatting_structure.boxes import BlockBox, BlockLevelBox

    if type(box) is not BlockBox or not box.children:
        return False
    if box.style["column_count"] != "auto" or box.style["column_width"] != "auto":
        return False
    return all(isinstance(child, BlockLevelBox) and child.is_in_normal_flow() for child in box.children)


def frozen(value: Any) -> Any:
    """`value` with tuples for its lists and dictionaries, so that it can be compared and looked up."""
    if isinstance(value, list | tuple):
        return tuple(map(frozen, value))
    if isinstance(value, dict):
        return tuple((key, frozen(item)) for key, item in value.items())
    if isinstance(value, set):
        return frozenset(value)
    return value
