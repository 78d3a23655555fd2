"""Makes a manuscript of two editions: the later one, with the earlier one's words marked in it, and a page in front."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from paperbuild.compare.editions.account import Told
from paperbuild.compare.editions.compared import Compared, NoteStep, PartStep
from paperbuild.compose.redline.marks import RedlineMarks
from paperbuild.compose.redline.summary import Summary
from paperbuild.compose.redline.weaving import BlockWeaver, inlines_of, labelled
from paperbuild.compose.redline.words import filled
from paperbuild.engines.pandoc_tree import EMPHASIS, attr, attr_of, div, elements, link, text_of
from paperbuild.model.changes import Account, BlockChange
from paperbuild.model.classes import DELETED_BLOCK_CLASS, MOVED_BLOCK_CLASS, POINTER_CLASS
from paperbuild.model.manuscript import ContentsEntry, Manuscript, Note, Part, PartKind

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block, Inlines

_FRONT = "changes"


@dataclass(frozen=True)
class RedlineNames:
    """How the two editions are called in a redline, the `slug` of its files, and the `words` of its language."""

    old: str
    new: str
    slug: str
    words: Mapping[str, str]


def redline(both: Compared, told: Told, account: Account, names: RedlineNames) -> Manuscript:
    """The manuscript of the redline of two editions in one language."""
    work = _Redline(both, told, names)
    new = both.new.manuscript
    front = work.unused(_FRONT)
    summary = Summary(account, told.changes, (names.old, names.new), names.words, work.links(), work.section_of_note)
    title = cast("Any", tuple(inlines_of(names.words["title"])))
    first = Part(front, "", PartKind.FRONT, title, summary.blocks(front), "")
    subtitle = filled(names.words["from_to"], old=names.old, new=names.new)
    return replace(
        new,
        locale=replace(
            new.locale, metadata=replace(new.locale.metadata, subtitle=subtitle.rstrip("."), edition_notice="")
        ),
        settings=replace(new.settings, slug=names.slug, url=None, attach="none"),
        parts=(first, *work.parts()),
        contents=(
            ContentsEntry(front, "", 1, title, 0),
            *(replace(one, part=one.part + 1) for one in new.contents),
        ),
        notes=tuple(replace(work.note(step), part=step.new.part + 1) for step in both.notes if step.new),
        numbered=tuple(replace(one, part=one.part + 1) for one in new.numbered),
        clusters=(),
    )


class _Redline:
    def __init__(self, both: Compared, told: Told, names: RedlineNames) -> None:
        self.both, self.told, self.words = both, told, names.words
        self.known = {
            attributes[0]
            for part in both.new.manuscript.parts
            for element in elements(part.tree)
            if (attributes := attr_of(element)) and attributes[0]
        }
        gone = {step.old.number for step in both.notes if step.old and not step.new}
        self.marks = RedlineMarks(both.old, both.new, gone, names.words)
        self.anchors = {id(step): self.unused(f"change-{at}") for at, step in enumerate(told.steps, 1)}
        self.weaver = BlockWeaver(self.marks, names.words, self.anchors)

    def unused(self, name: str) -> str:
        """`name`, or one like it that no identifier of the paper is."""
        while name in self.known:
            name += "-"
        self.known.add(name)
        return name

    def links(self) -> list[str]:
        """Where each change of a block can be seen: at itself, or, within a list or a table, at its section."""
        woven = {attr_of(one)[0] for part in self.parts() for one in elements(part.tree) if attr_of(one)}  # type: ignore[index]
        pairs = zip(self.told.changes.blocks, self.told.steps, strict=True)
        return [self._link(change, self.anchors[id(step)], woven) for change, step in pairs]

    def section_of_note(self, number: int) -> str:
        """The identifier of the section in which a note is called: what led to the note itself would be a call of it,
        and what led to its call a way back from it, of which each has one."""
        new = self.both.new
        return new.manuscript.parts[new.notes[number].part].identifier

    def _link(self, change: BlockChange, anchor: str, woven: set[str]) -> str:
        place = change.new or change.old
        return anchor if anchor in woven else place.section if place and place.section in woven else ""

    def parts(self) -> list[Part]:
        """The parts of the later edition, woven; what is gone stands at the end of the part before it."""
        found: list[Part] = []
        waiting: list[Block] = []
        for step in self.both.parts:
            if step.new is None:
                blocks = self._gone_part(step)
                if found:
                    found[-1] = replace(found[-1], tree=[*found[-1].tree, *blocks])
                else:
                    waiting += blocks
                continue
            part = self.both.new.manuscript.parts[step.new]
            tree = self.weaver.blocks(step.steps)
            if step.is_moved:
                tree = _behind_heading(tree, [self._said(self.words["section_moved"])])
            if step.old is None:
                tree = _behind_heading(tree, [self._said(self.words["section_added"])])
            found.append(replace(part, tree=_behind_heading(tree, waiting)))
            waiting = []
        return self._with_pointers(found)

    def _gone_part(self, step: PartStep) -> list[Block]:
        blocks = self.weaver.blocks(step.steps)
        return [div(attr(classes=[DELETED_BLOCK_CLASS]), [self._para(self.words["section_removed"]), *blocks])]

    def _said(self, text: str) -> Block:
        return div(attr(classes=[MOVED_BLOCK_CLASS]), [self._para(text)])

    def _para(self, text: str) -> Block:
        return labelled([*inlines_of(text)])

    def _with_pointers(self, parts: Sequence[Part]) -> list[Part]:
        """`parts`, with words where a part stood that has moved: at the end of that which stood before it."""
        now = {step.old: step.new for step in self.both.parts if step.old is not None and step.new is not None}
        found = [*parts]
        for step in self.both.parts:
            if not step.is_moved or step.old is None or step.new is None:
                continue
            before = next((now[at] for at in range(step.old - 1, -1, -1) if at in now and at != step.old), None)
            if before is not None:
                moved = parts[step.new]
                said: Inlines = [*inlines_of(filled(self.words["section_moved_away"], title=_title(moved)))]
                said = [link("Link", attr(), said, (f"#{moved.identifier}", ""))]
                pointer = div(attr(classes=[POINTER_CLASS]), [labelled(said)])
                found[before] = replace(found[before], tree=[*found[before].tree, pointer])
        return found

    def note(self, step: NoteStep) -> Note:
        """A note of the later edition, woven."""
        assert step.new is not None  # noqa: S101 - asked of no other
        weaver = BlockWeaver(self.marks, self.words, {}, is_note=True)
        if step.is_same:
            blocks = self.marks.living([*step.new.blocks])
        elif step.old is None:
            blocks = self.marks.come_blocks(step.new.blocks)
        else:
            blocks = weaver.blocks(step.steps)
        return replace(step.new, blocks=tuple(blocks))


def _title(part: Part) -> str:
    """The words of a part's heading."""
    return text_of(part.title, EMPHASIS | {"Span", "Quoted", "Link"})


def _behind_heading(tree: Sequence[Block], blocks: Sequence[Block]) -> list[Block]:
    """`tree` with `blocks` behind the heading that it begins with."""
    at = 1 if tree and tree[0]["t"] == "Header" else 0
    return [*tree[:at], *blocks, *tree[at:]]
