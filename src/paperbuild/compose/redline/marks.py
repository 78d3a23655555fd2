"""Marks parts of a tree as inserted or deleted, and takes from what is deleted all that only a living text can have.

What is deleted keeps its words. It has no identifiers, leads nowhere in the text, calls no note: a note that went with
it stands in it with the number that it had.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from paperbuild.compare.editions.edition import WrittenEdition
from paperbuild.compare.editions.tokens import GONE
from paperbuild.engines.pandoc_tree import ATTRIBUTES_AT, attr, div, rewritten, span, word
from paperbuild.model.classes import (
    DELETED_CLASS,
    GONE_NOTE_CLASS,
    INSERTED_CLASS,
    REDLINE_LABEL_CLASS,
    WHOLE_CLASS,
)
from paperbuild.model.manuscript import CITE_MARK, REFERENCE_MARK, Note, called_number, note_mark

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block, Element, Inline, Inlines

_WORDS_OF_BLOCKS = frozenset({"Para", "Plain", "Header"})


@dataclass(frozen=True)
class RedlineMarks:
    """Marks what is in the `old` edition alone, or in the `new` one. `gone` are the numbers of the notes that are no
    more; `words` are the words of the paper's language."""

    old: WrittenEdition
    new: WrittenEdition
    gone: Collection[int]
    words: Mapping[str, str]

    # Lines

    def marked(self, how: str, inlines: Sequence[Inline]) -> Inlines:
        """`inlines` marked as deleted or as inserted."""
        if how == GONE:
            return [span(attr(classes=[DELETED_CLASS]), self.dead(inlines))]
        return [span(attr(classes=[INSERTED_CLASS]), self.living(inlines))]

    def living(self, part: Any) -> Any:
        """A part of the new edition with its citations written out."""
        return rewritten(part, lambda element: _cited(element, self.new))

    def dead(self, part: Any) -> Any:
        """A part of the old edition as it can stand in another text."""
        return rewritten(part, self._dead)

    def _dead(self, element: Element) -> Sequence[Element] | None:
        kind, content = element["t"], cast("Any", element).get("c")
        if kind == "Str":
            return self._dead_words(content)
        if kind == "Image":
            return [word(f"[{self.words['picture']}: "), *self.dead(content[1]), word("]")]
        if kind == "Link" and content[2][0].startswith("#"):
            return [span(attr(), self.dead(content[1]))]
        if kind in ATTRIBUTES_AT and content[ATTRIBUTES_AT[kind]][0]:
            return [self._without_identifier(kind, content)]
        return None

    def _without_identifier(self, kind: str, content: Any) -> Element:
        at = ATTRIBUTES_AT[kind]
        rest = [attr("", *one[1:]) if number == at else self.dead(one) for number, one in enumerate(content)]
        return cast("Element", {"t": kind, "c": rest})

    def _dead_words(self, text: str) -> Sequence[Element] | None:
        if number := called_number(text):
            return self._dead_call(number)
        if cite := CITE_MARK.fullmatch(text):
            return cast("Inlines", self.dead(self.old.cited[int(cite[1])]))
        if not REFERENCE_MARK.search(text):
            return None
        pieces = enumerate(REFERENCE_MARK.split(text))
        return [
            one
            for at, piece in pieces
            for one in (self.old.manuscript.references[int(piece)].words if at % 2 else [word(piece)])
            if one != word("")
        ]

    def _dead_call(self, number: int) -> Inlines:
        """The number of a note, raised; of one that is no more, what it said, too."""
        mark = note_mark(number)
        call = cast("Inline", {"t": "Superscript", "c": [word(mark)]})
        if number not in self.gone:
            return [call]
        said = self.dead(lines_of(self.old.notes[number]))
        start = word(f"({self.words['note']} {mark}: ")
        return [call, {"t": "Space"}, span(attr(classes=[GONE_NOTE_CLASS]), [start, *said, word(")")])]

    # Blocks

    def gone_blocks(self, blocks: Sequence[Block]) -> list[Block]:
        """Blocks of the old edition, every line of them deleted."""
        return [one for block in self.dead([*blocks]) for one in _each_line(block, self._gone_lines, self._label)]

    def _gone_lines(self, inlines: Inlines) -> Inlines:
        return [span(attr(classes=[DELETED_CLASS]), inlines)] if inlines else inlines

    def come_blocks(self, blocks: Sequence[Block]) -> list[Block]:
        """Blocks of the new edition, every line of them inserted."""

        def line(inlines: Inlines) -> Inlines:
            return [span(attr(classes=[INSERTED_CLASS]), inlines)] if inlines else inlines

        return [one for block in self.living([*blocks]) for one in _each_line(block, line, self._come_label)]

    def _label(self, block: Block) -> Block:
        return whole(self.words["deleted"], block)

    def _come_label(self, block: Block) -> Block:
        return whole(self.words["inserted"], block)


def whole(label: str, block: Block) -> Block:
    """A block that can only be marked as a whole (code, a rule), with a label above it."""
    said = cast("Block", {"t": "Plain", "c": [span(attr(classes=[REDLINE_LABEL_CLASS]), [word(label)])]})
    return div(attr(classes=[WHOLE_CLASS]), [said, block])


def lines_of(note: Note) -> Inlines:
    """What a note says as one line."""
    found: Inlines = []
    for block in note.blocks:
        lines = _lines_in(block)
        found += [{"t": "Space"}, *lines] if found else lines
    return found


def _lines_in(block: Any) -> Inlines:
    """The words of a block in one line."""
    found: list[Any] = []

    def take(inlines: Inlines) -> Inlines:
        found.extend([{"t": "Space"}, *inlines] if found else inlines)
        return inlines

    for _ in _each_line(block, take, lambda one: one):
        pass
    return found


def _cited(element: Element, edition: WrittenEdition) -> Sequence[Element] | None:
    cite = CITE_MARK.fullmatch(element["c"]) if element["t"] == "Str" else None
    return edition.cited[int(cite[1])] if cite else None


def _each_line(block: Any, change: Callable[[Inlines], Inlines], of_whole: Callable[[Block], Block]) -> list[Block]:
    """`block` with `change` made to every line in it, and `of_whole` to what has none."""
    kind = block["t"]
    walk = _LineWalk(change, of_whole)
    make = walk.makers.get(kind)
    return [cast("Block", {"t": kind, "c": make(block["c"])})] if make else [of_whole(block)]


class _LineWalk:
    """Makes blocks anew, by their kinds, with `change` made to every line."""

    def __init__(self, change: Callable[[Inlines], Inlines], of_whole: Callable[[Block], Block]) -> None:
        self.change, self.of_whole = change, of_whole
        self.makers: Mapping[str, Callable[[Any], Any]] = {
            "Para": change,
            "Plain": change,
            "Header": lambda content: [*content[:2], change(content[2])],
            "LineBlock": lambda content: [change(line) for line in content],
            "BlockQuote": self.inner,
            "Div": lambda content: [content[0], self.inner(content[1])],
            "BulletList": lambda content: [self.inner(item) for item in content],
            "OrderedList": lambda content: [content[0], [self.inner(item) for item in content[1]]],
            "DefinitionList": lambda content: [[change(term), [*map(self.inner, said)]] for term, said in content],
            "Figure": lambda content: [content[0], self.caption(content[1]), self.inner(content[2])],
            "Table": self.table,
        }

    def inner(self, blocks: Sequence[Any]) -> list[Block]:
        """The blocks in another."""
        return [one for each in blocks for one in _each_line(each, self.change, self.of_whole)]

    def caption(self, caption: Any) -> Any:
        """A caption, of which the short form is shown nowhere."""
        return [caption[0], self.inner(caption[1])]

    def rows(self, group: Sequence[Any]) -> list[Any]:
        """The rows of a table."""
        return [[row[0], [[*cell[:4], self.inner(cell[4])] for cell in row[1]]] for row in group]

    def table(self, content: Any) -> Any:
        """A table."""
        head, foot = ([part[0], self.rows(part[1])] for part in (content[3], content[5]))
        bodies = [[body[0], body[1], self.rows(body[2]), self.rows(body[3])] for body in content[4]]
        return [content[0], self.caption(content[1]), content[2], head, bodies, foot]
