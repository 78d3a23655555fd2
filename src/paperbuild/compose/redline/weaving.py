"""Weaves the blocks of two editions into one text: each block of the later one, what is gone where it stood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from paperbuild.compare.editions.nodes import LINES, BlockNode
from paperbuild.compare.editions.pairing import Step
from paperbuild.compare.editions.tokens import Weaver
from paperbuild.compose.redline.marks import RedlineMarks
from paperbuild.engines.pandoc_tree import attr, div, link, span, word
from paperbuild.language.spacing import stretches
from paperbuild.language.typography import quotes
from paperbuild.model.classes import (
    CHANGED_BLOCK_CLASS,
    DELETED_BLOCK_CLASS,
    INSERTED_BLOCK_CLASS,
    MOVED_BLOCK_CLASS,
    POINTER_CLASS,
    REDLINE_LABEL_CLASS,
)

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block, Inlines

_SHOWN_WORDS = 8


@dataclass
class BlockWeaver:
    """Weaves blocks. `anchors` has the identifier of each change by the `id` of its step; `titles` that of the section
    by the `id` of each step. In notes (`is_note`) no block is put in another."""

    marks: RedlineMarks
    words: Mapping[str, str]
    anchors: Mapping[int, str]
    is_note: bool = False
    _used: set[str] = field(default_factory=set)

    def blocks(self, steps: Sequence[Step]) -> list[Block]:
        """The blocks of both editions as one text. Of several that have moved together the first says so."""
        found: list[Block] = []
        before: Step | None = None
        for step in steps:
            is_next = before is not None and step.is_moved and before.is_moved
            is_next = is_next and before is not None and (before.new is None) == (step.new is None)
            found += self._of_step(step, is_next=is_next)
            before = step
        return found

    def _of_step(self, step: Step, *, is_next: bool) -> list[Block]:
        if step.new is None:
            if not step.is_moved:
                return self._boxed(step, DELETED_BLOCK_CLASS, self._gone(step.old))
            return [] if is_next else [self._pointer(step)]
        if step.old is None and not step.is_moved:
            return self._boxed(step, INSERTED_BLOCK_CLASS, self.marks.come_blocks([step.new.element]))
        made = self.merged(step)
        if step.is_moved:
            label = [] if is_next else [self._label(self.words["moved_here"])]
            return self._boxed(step, MOVED_BLOCK_CLASS, [*label, *made])
        is_line = (step.new.kind in LINES or bool(step.new.whole)) and not step.is_same
        return self._boxed(step, CHANGED_BLOCK_CLASS, made) if is_line else made

    def _gone(self, node: BlockNode | None) -> list[Block]:
        """What is deleted; its heading, which stands in no contents, as a paragraph."""
        if node is None:
            return []
        made = self.marks.gone_blocks([node.element])
        return [_as_paragraph(block) for block in made]

    def _boxed(self, step: Step, kind: str, blocks: list[Block]) -> list[Block]:
        if self.is_note:
            return blocks
        anchor = self.anchors.get(id(step), "")
        self._used.add(anchor)
        return [div(attr(anchor, [kind]), blocks)]

    def _label(self, text: str) -> Block:
        if not self.is_note:
            return labelled([*inlines_of(text)])
        said = span(attr(classes=[REDLINE_LABEL_CLASS]), [*inlines_of(text)])
        return {"t": "Plain", "c": [said]}

    def _pointer(self, step: Step) -> Block:
        """What stands where something has moved away."""
        first = " ".join(stretches(step.old.text)[:_SHOWN_WORDS]) if step.old else ""
        marks = quotes(self.marks.new.manuscript.locale.code)
        said: Inlines = [
            *inlines_of(self.words["moved_away"]),
            {"t": "Space"},
            *inlines_of(f"{marks.opening}{first} …{marks.closing}"),
        ]
        anchor = self.anchors.get(id(step.other), "")
        if anchor:
            said = [link("Link", attr(), said, (f"#{anchor}", ""))]
        return div(attr(classes=[POINTER_CLASS]), [labelled(said)])

    # Blocks in both editions

    def merged(self, step: Step) -> list[Block]:
        """A block of both editions with what has changed in it marked."""
        now, before = step.new, step.before
        assert now is not None and before is not None  # noqa: S101, PT018 - asked of no other
        if step.is_same:
            return cast("list[Block]", self.marks.living([now.element]))
        if now.whole:
            gone, come = self._gone(before), self.marks.come_blocks([now.element])
            return [*gone, *come]
        return [cast("Block", self._merged(step, now))]

    def _merged(self, step: Step, now: BlockNode) -> Any:
        element: Any = now.element
        content: Any = element.get("c") if isinstance(element, dict) else None
        match now.kind:
            case "Para":
                return {"t": element["t"], "c": self._line(step)}
            case "Header":
                return {"t": "Header", "c": [*content[:2], self._line(step)]}
            case "LineBlock":
                return {"t": "LineBlock", "c": [*_cut(self._line(step))]}
            case "BlockQuote":
                return {"t": "BlockQuote", "c": self.blocks(step.steps)}
            case "Div":
                return div(content[0], self.blocks(step.steps))
            case "BulletList":
                return {"t": "BulletList", "c": [*self._items(step.steps)]}
            case "OrderedList":
                return {"t": "OrderedList", "c": [content[0], [*self._items(step.steps)]]}
            case "DefinitionList":
                return {"t": "DefinitionList", "c": [one for inner in step.steps for one in self._terms(inner)]}
            case "Figure":
                caption, shown = step.steps
                return {"t": "Figure", "c": [content[0], self._caption(caption), self.blocks(shown.steps)]}
        return self._table(step, content)

    def _line(self, step: Step) -> Inlines:
        return cast("Inlines", self.marks.living(Weaver(self.marks.marked).woven(step.marked(), step.equal())))

    def _items(self, steps: Sequence[Step]) -> Iterator[list[Block]]:
        """The items of a list; what is gone has a box of its own, so that no address counts it."""
        for step in steps:
            if step.new is None:
                if step.old is not None and not step.is_moved:
                    yield [div(attr(classes=[DELETED_BLOCK_CLASS]), self.marks.gone_blocks(step.old.element))]
                elif step.old is not None:
                    yield [self._pointer(step)]
            elif step.before is None:
                yield self.marks.come_blocks(step.new.element)
            else:
                label = [self._label(self.words["moved_here"])] if step.is_moved else []
                inner = BlockWeaver(self.marks, self.words, self.anchors, is_note=True)
                yield [*label, *(inner.blocks(step.steps) if not step.is_same else self.marks.living(step.new.element))]

    def _terms(self, step: Step) -> Iterator[Any]:
        """A term in a list of definitions, with what is said of it."""
        if step.new is None:
            term, said = step.old.element if step.old else ([], [])
            lines = self.marks.marked("gone", term)
            yield [lines, [self.marks.gone_blocks(one) for one in said]]
        elif step.before is None:
            term, said = step.new.element
            yield [self.marks.marked("come", term), [self.marks.come_blocks(one) for one in said]]
        elif step.is_same:
            yield self.marks.living(step.new.element)
        else:
            words = [one for one in step.steps if (one.new or one.old or step.new).kind == "Words"]
            said = [one for one in step.steps if one not in words]
            term = [inline for one in words for inline in self._words(one)]
            yield [term, [*self._items(said)]]

    def _words(self, step: Step) -> Inlines:
        if step.old is None or step.new is None:
            node = step.new or step.old
            return self.marks.marked("come" if step.old is None else "gone", node.element) if node else []
        return self._line(step)

    def _caption(self, step: Step) -> Any:
        assert step.new is not None  # noqa: S101 - captions are paired by their places
        inner = BlockWeaver(self.marks, self.words, self.anchors, is_note=True)
        return [step.new.element[0], inner.blocks(step.steps)]

    # Tables

    def _table(self, step: Step, content: Any) -> Any:
        caption, *groups = step.steps
        rows = iter([[*self._rows(group.steps)] for group in groups])
        head = [content[3][0], next(rows)]
        bodies = [[body[0], body[1], next(rows), next(rows)] for body in content[4]]
        foot = [content[5][0], next(rows)]
        return {"t": "Table", "c": [content[0], self._caption(caption), content[2], head, bodies, foot]}

    def _rows(self, steps: Sequence[Step]) -> Iterator[Any]:
        for step in steps:
            if step.new is None:
                if step.old is not None:
                    yield self._row(step.old.element, self.marks.gone_blocks)
            elif step.before is None or step.is_moved:
                yield self._row(step.new.element, self.marks.come_blocks)
            else:
                inner = BlockWeaver(self.marks, self.words, self.anchors, is_note=True)
                attributes, cells = step.new.element
                made = [[*cell[:4], inner.blocks(one.steps)] for cell, one in zip(cells, step.steps, strict=True)]
                yield [attributes, made]

    def _row(self, row: Any, change: Any) -> Any:
        attributes, cells = row
        return [attr("", *attributes[1:]), [[*cell[:4], change(cell[4])] for cell in cells]]


def labelled(said: Inlines) -> Block:
    """A line that a redline says by itself, in a box of its own: no address counts it."""
    return div(attr(classes=[REDLINE_LABEL_CLASS]), [{"t": "Para", "c": said}])


def inlines_of(text: str) -> Iterator[Any]:
    """A text as inlines: its words, and spaces between them."""
    for at, one in enumerate(stretches(text)):
        if at:
            yield {"t": "Space"}
        yield word(one)


def _as_paragraph(block: Block) -> Block:
    if block["t"] != "Header":
        return block
    return {"t": "Para", "c": [{"t": "Strong", "c": block["c"][2]}]}


def _cut(line: Inlines) -> Iterator[Inlines]:
    """A line cut where it has a break outside of everything."""
    found: Inlines = []
    for inline in line:
        if inline["t"] == "LineBreak":
            yield found
            found = []
        else:
            found.append(inline)
    yield found
