"""Has a long note go on on the next page, which WeasyPrint 70 does not know (Kozea/WeasyPrint#1833): it moves a note
whole, and what is higher than a page it cuts off.

A note is divided as a text is. A long one, of more than a fifth of a page, begins on the page of its call and takes
what room there is below the line, up to `_MOST` of the page; what is left of it is the first note of the next page. No
other note comes between the parts, so a line that calls one ends the page. When the text of a page is set, the note
grows into what the text leaves free.

Where the page would end badly so, with a heading, or where the note of a line on it could not begin there, the page is
laid out in other ways, until one is good (`_arrangements`). A page has notes alone only where the text would go on with
a line that calls the next note (or with a heading above it), and before a break that the style sheet asks for, so that
no note of a part ends in the next and none on the back cover.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import inf
from typing import Any

_LONG = 1 / 5  # of the height of a page's text: a shorter note is not divided
_MOST = 3 / 5  # what the notes of a page take while a text goes on above them
_LEAST = 1 / 10  # what a note may take to begin with, even where the notes have the most that they may take
_HAIR = 0.01  # CSS pixels: less than that is a rounding error


@dataclass(eq=False)
class NotePart:
    """What of a note stands on one page: from `skip` on, as WeasyPrint says where to resume, `room` CSS pixels at most.
    When it is laid out, with a
    `height`, `resume_at` is where the next part begins, None behind the last. One that `must_advance` has
    something on its page whatever the room is."""

    skip: Any
    room: float = inf
    must_advance: bool = False
    resume_at: Any = None
    is_empty: bool = False
    height: float = 0


def whole_note(note: Any) -> Any:
    """The box of the note of which `note` may be a rest."""
    return note.__dict__.get("whole_note", note)


def begins_at(note: Any) -> Any:
    """Where in its whole note `note` begins; None at its beginning."""
    part = note.__dict__.get("note_part")
    return part.skip if part else None


def rest_of(note: Any, resume_at: Any) -> Any:
    """The rest of `note` from `resume_at` on, a note for WeasyPrint; all of it where that is None."""
    if resume_at is None:
        return note
    rest = note.copy()
    rest.whole_note, rest.part_before = whole_note(note), note
    rest.note_part = NotePart(resume_at)
    return rest


def continue_notes() -> None:
    """Mends the functions that lay out notes and pages, for the life of this process."""
    _lay_out_parts()
    _know_the_line()
    _divide_long_notes()
    _loosen_lines()
    _fill_pages()
    _leave_pages_to_notes()


def _lay_out_parts() -> None:
    from weasyprint.formatting_structure.boxes import FootnoteAreaBox
    from weasyprint.layout import block

    lay_out = block.block_level_layout

    def lay_out_part(
        context: Any, box: Any, bottom_space: float, skip_stack: Any, containing_block: Any, *rest: Any
    ) -> Any:
        if not isinstance(containing_block, FootnoteAreaBox):
            return lay_out(context, box, bottom_space, skip_stack, containing_block, *rest)
        part = box.__dict__.get("note_part")
        with _among_notes(context):
            if part is None:
                return lay_out(context, box, bottom_space, skip_stack, containing_block, *rest)
            space = context.page_bottom - box.position_y - part.room
            is_empty, *others = rest
            is_empty = part.must_advance or (is_empty and part.room == inf)
            result = lay_out(context, box, space, part.skip, containing_block, is_empty, *others)
        laid_out, part.resume_at, *after = result
        part.is_empty = laid_out is None
        if laid_out is None:
            return _nothing_of(box), None, *after
        if part.resume_at is not None:
            _trim(laid_out)
        part.height = laid_out.margin_height()
        return laid_out, None, *after

    block.block_level_layout = lay_out_part


@contextmanager
def _among_notes(context: Any) -> Iterator[None]:
    before = context.__dict__.get("is_among_notes", False)
    context.is_among_notes = True
    try:
        yield
    finally:
        context.is_among_notes = before


def _nothing_of(box: Any) -> Any:
    nothing = box.copy_with_children([])
    nothing.height = nothing.margin_top = nothing.margin_bottom = 0
    return nothing


def _trim(box: Any) -> None:
    """Ends a box that is divided where its last line ends: WeasyPrint has it fill the room that it was given."""
    from weasyprint.formatting_structure.boxes import BlockBox, LineBox

    last = next((child for child in reversed(box.children) if child.is_in_normal_flow()), None)
    if last is None or not isinstance(box, BlockBox) or box.is_table_wrapper:
        return
    if isinstance(last, LineBox):
        foot = last.position_y + last.height
    else:
        _trim(last)
        foot = last.border_box_y() + last.border_height()
    box.height = max(0, min(box.height, foot - box.content_box_y()))


def _know_the_line() -> None:
    """Notes down to where on the page the line reaches that calls the notes which are laid out next."""
    from weasyprint.layout import block

    lines = block.iter_line_boxes

    def lines_and_their_feet(
        context: Any, box: Any, position_y: float, bottom_space: float, skip_stack: Any, around: Any, *rest: Any
    ) -> Iterator[Any]:
        for line, resume_at in lines(context, box, position_y, bottom_space, skip_stack, around, *rest):
            if not context.__dict__.get("is_among_notes"):
                below = 0 if resume_at else around.border_bottom_width + around.padding_bottom
                context.foot_of_line = line.position_y + line.height + below + bottom_space
            yield line, resume_at

    block.iter_line_boxes = lines_and_their_feet


def _divide_long_notes() -> None:
    from weasyprint.layout import LayoutContext

    lay_out, put_off, take_back = (
        LayoutContext.layout_footnote, LayoutContext.report_footnote, LayoutContext.unlayout_footnote,
    )  # fmt: skip

    def lay_out_or_divide(context: Any, note: Any) -> bool:
        _make_whole(context, note)
        if _rests(context) or _waiting(context):  # which come first on the next page
            context.footnotes.remove(note)
            context.current_page_footnotes.append(note)
            return not _waits(context, note)
        before = _height(context)
        overflows = bool(lay_out(context, note))
        if _may_divide(context):
            overflows = _divided(context, note, before)
        return overflows and not _waits(context, note)

    def put_off_whole(context: Any, note: Any) -> None:
        _make_whole(context, note)
        context.notes_decide = True
        put_off(context, note)

    def take_back_whole(context: Any, note: Any) -> None:
        _make_whole(context, note)
        if note in _waiting(context) and note not in context.footnotes:
            _waiting(context).remove(note)
            context.most_waiting += 1
        take_back(context, note)

    LayoutContext.layout_footnote = lay_out_or_divide
    LayoutContext.report_footnote = put_off_whole
    LayoutContext.unlayout_footnote = take_back_whole


def _rests(context: Any) -> list[Any]:
    """What is left, so far, of a note that begins or goes on on the current page: one rest at most."""
    rests: list[Any] = context.__dict__.setdefault("rests_of_notes", [])
    return rests


def _waiting(context: Any) -> list[Any]:
    """The notes that wait for the next page without ending the current one: see `_Arrangement.waiting`."""
    waiting: list[Any] = context.__dict__.setdefault("notes_waiting", [])
    return waiting


def _waits(context: Any, note: Any) -> bool:
    """Has `note`, the last on its page, wait for the next where the current one may have such notes."""
    if context.__dict__.get("most_waiting", 0) < 1:
        return False
    context.most_waiting -= 1
    context.current_page_footnotes.remove(note)
    _make_whole(context, note)
    _waiting(context).append(note)
    context._update_footnote_area()
    return True


def _make_whole(context: Any, note: Any) -> None:
    """Forgets how `note` was divided."""
    context.rests_of_notes = [rest for rest in _rests(context) if rest.part_before is not note]
    skip = begins_at(note)
    note.note_part = None if skip is None else NotePart(skip)


def _may_divide(context: Any) -> bool:
    """In columns, WeasyPrint balances them by the height of the notes, which would change."""
    return not getattr(context, "is_outside_in_column", context.in_column)


def _height(context: Any) -> float:
    """How high the notes are that the current page has so far, without what is around them all."""
    height = context.current_footnote_area.height
    return 0.0 if height == "auto" else float(height)


def _divided(context: Any, note: Any, before: float) -> bool:
    """Divides `note`, which is the last on its page, if it is long and has not the room that it needs. Says whether it
    has to be put off. The notes above it are `before` high."""
    page = context.current_footnote_area.page
    foot = context.__dict__.get("foot_of_line")
    free = page.height if foot is None else page.content_box_y() + page.height - foot
    all_notes = context.current_footnote_area.margin_height()
    own = _height(context) - before
    is_long = own > page.height * _LONG or begins_at(note) is not None
    most = page.height * context.__dict__.get("most_of_notes", _MOST) if is_long else free
    if all_notes <= min(free, most) + _HAIR:
        return False
    if is_long:
        others, is_first = all_notes - own, foot is None and before == 0
        rooms = [min(free, most) - others, free - others if is_first else min(page.height * _LEAST, free - others)]
        if _cut(context, note, rooms, must_advance=is_first):
            return False
    return bool(all_notes > free + _HAIR)


def _cut(context: Any, note: Any, rooms: list[float], *, must_advance: bool) -> bool:
    """Sets as much of `note` as there is room for, in the first of `rooms` that has some of it; False where none has.
    One that `must_advance` is set in the last of them in any case."""
    context.notes_decide = True
    skip = begins_at(note)
    tries = [(room, False) for room in rooms] + [(room, True) for room in rooms[-1:] if must_advance]
    for room, is_last in tries:
        part = note.note_part = NotePart(skip, room - _HAIR, must_advance=is_last)
        context._update_footnote_area()
        if not part.is_empty:
            context.rests_of_notes = [rest_of(note, part.resume_at)] if part.resume_at else []
            return True
    _make_whole(context, note)
    context._update_footnote_area()
    return False


def _loosen_lines() -> None:
    """Has a paragraph begin or end on a page with one line where nothing else keeps the lines with their notes."""
    from weasyprint.layout import block

    set_lines = block._linebox_layout

    def set_loose_lines(context: Any, box: Any, *rest: Any) -> Any:
        if not context.__dict__.get("is_loose") or context.__dict__.get("is_among_notes"):
            return set_lines(context, box, *rest)
        style = box.style
        box.style = style.copy()
        box.style["orphans"] = box.style["widows"] = 1
        try:
            return set_lines(context, box, *rest)
        finally:
            box.style = style

    block._linebox_layout = set_loose_lines


def _fill_pages() -> None:
    from weasyprint.layout import page as pages

    make, lay_out = pages.make_page, pages.block_level_layout

    def make_and_hand_on(context: Any, *rest: Any) -> Any:
        context.notes_at_start = list(context.footnotes), list(context.reported_footnotes)
        _go_the_way(context, _Arrangement())
        made = make(context, *rest)
        context.reported_footnotes = [*_rests(context), *context.reported_footnotes]
        context.rests_of_notes = []
        return made

    def lay_out_and_fill(context: Any, box: Any, *rest: Any, **named: Any) -> Any:
        if not box.is_for_root_element:
            return lay_out(context, box, *rest, **named)
        if box.children:
            return _Page(context, box, rest, lay_out).laid_out()
        result = lay_out(context, box, *rest, **named)
        if result[0] is not None and (context.reported_footnotes or _rests(context)):
            _fill(context, result[0])
        return result

    pages.make_page, pages.block_level_layout = make_and_hand_on, lay_out_and_fill


@dataclass(frozen=True)
class _Arrangement:
    """A way to lay out a page. `most` of its height is for notes that go on from the page before while there is text;
    a paragraph whose lines are `loose` may leave one of them alone; so many notes that the text calls may be `waiting`
    for the next page; without `text`, it has notes alone."""

    most: float = _MOST
    is_loose: bool = False
    waiting: int = 0
    has_text: bool = True


_MOST_WAITING = 4


def _arrangements(queue: list[Any]) -> Iterator[_Arrangement]:
    """The other ways to lay out a page that begins with the notes in `queue`, the best first. The last, in which notes
    wait, are for pages that nothing else makes good."""
    if queue:
        yield _Arrangement(most=1)
    yield _Arrangement(is_loose=True)
    if queue:
        yield _Arrangement(most=1, has_text=False)
    for waiting in range(1, _MOST_WAITING + 1):
        yield _Arrangement(waiting=waiting)
        yield _Arrangement(waiting=waiting, is_loose=True)


def _go_the_way(context: Any, way: _Arrangement) -> None:
    context.rests_of_notes, context.notes_waiting, context.foot_of_line = [], [], None
    context.most_of_notes, context.is_loose = way.most, way.is_loose
    context.most_waiting, context.notes_decide = 0, False


# How bad a page is: whether something on it is where it must not be, how many lines call a note that does not begin on
# it, whether it has notes alone, and how many tenths of it, beyond a third, are blank.
_Badness = tuple[bool, int, bool, int]
_GOOD: _Badness = (False, 0, False, 0)


class _Page:
    """A page whose text, the boxes below `root`, is to be laid out by the function `lay_out`."""

    def __init__(self, context: Any, root: Any, rest: tuple[Any, ...], lay_out: Callable[..., Any]) -> None:
        self.context, self.root, self._lay_out = context, root, lay_out
        self._rest, (_, self.skip, *_, self._positioned, _, self._margins) = rest, rest
        self._before = len(self._positioned), list(self._margins), dict(context.broken_out_of_flow)
        self._place = root.position_x, root.position_y

    def laid_out(self) -> Any:
        """What `lay_out` gives, in the best way: the first that is good, otherwise the first that is the least bad."""
        _, queue = self.context.notes_at_start
        result = self._in(_Arrangement(), is_first=True)
        if not self._is_to_be_judged(queue):
            return result
        least, best = self._badness(_Arrangement(), result), _Arrangement()
        last = best
        for way in _arrangements(queue):
            if least == _GOOD or (way.waiting and not least[0]):
                break
            result, last = self._in(way), way
            badness = self._badness(way, result)
            if badness < least:
                least, best = badness, way
        return result if best is last else self._in(best)

    def _is_to_be_judged(self, queue: list[Any]) -> bool:
        return bool(queue or self.context.notes_decide or self.context.reported_footnotes)

    def _in(self, way: _Arrangement, *, is_first: bool = False) -> Any:
        if not is_first:
            self._begin_again(way)
        context = self.context
        if way.waiting:  # WeasyPrint ends a page at the next call where a note is reported
            context.notes_waiting, context.reported_footnotes = list(context.reported_footnotes), []
            context.most_waiting = way.waiting
        result = self._with_text() if way.has_text else self._without_text()
        context.reported_footnotes = [*_waiting(context), *context.reported_footnotes]
        context.notes_waiting, context.most_waiting = [], 0
        if result[0] is not None and (_rests(context) or (context.reported_footnotes and not way.has_text)):
            _fill(context, result[0])
        return result

    def _with_text(self) -> Any:
        return self._lay_out(self.context, self.root, *self._rest)

    def _without_text(self) -> Any:
        """The page goes on where the last one ended."""
        empty, *_ = self._lay_out(self.context, self.root.copy_with_children([]), self._rest[0], None, *self._rest[2:])
        _, following, *_ = self.context.page_maker[self.context.current_page - 1]
        return empty, self.skip, dict(following), [], False, None

    def _begin_again(self, way: _Arrangement) -> None:
        """Begins the page as WeasyPrint's `make_page` does, with the notes that were put off to it."""
        context, (count, margins, broken) = self.context, self._before
        del self._positioned[count:]
        self._margins[:] = margins
        context.broken_out_of_flow.clear()
        context.broken_out_of_flow.update(broken)
        for running in context.running_elements.values():
            running.pop(context.current_page, None)
        self.root.position_x, self.root.position_y = self._place
        area = context.current_footnote_area
        area.height, context.page_bottom = "auto", area.page.content_box_y() + area.page.height
        context.footnotes[:], queue = context.notes_at_start
        context.current_page_footnotes, context.reported_footnotes = [], []
        _go_the_way(context, way)
        context._update_footnote_area()
        for number, note in enumerate(queue):
            context.footnotes.append(note)
            if context.layout_footnote(note) and number:
                context.report_footnote(note)
                context.reported_footnotes = queue[number:]
                break

    def _badness(self, way: _Arrangement, result: Any) -> _Badness:
        context, (laid_out, resume_at, following, *_) = self.context, result
        if not way.has_text:
            return False, 0, True, 0
        if laid_out is None or (resume_at is not None and resume_at == self.skip):
            return True, 0, False, 0
        lines = list(_lines(laid_out))
        free = context.page_bottom - foot_of_text(context, laid_out)
        goes_on = resume_at is not None and following["break"] == "any"
        is_wrong = not lines or free < -_HAIR or (goes_on and _ends_with_heading(self.root, resume_at))
        blank = max(0, int(10 * free / context.current_footnote_area.page.height) - 2) if goes_on else 0
        return is_wrong, _count_left_out(lines, context.reported_footnotes), False, blank


def _lines(root: Any) -> Iterator[Any]:
    """The lines, pictures among them, of what is laid out below `root`."""
    from weasyprint.formatting_structure.boxes import LineBox, ReplacedBox

    return (box for box in root.descendants(placeholders=True) if isinstance(box, LineBox | ReplacedBox))


def _count_left_out(lines: list[Any], put_off: list[Any]) -> int:
    """How many of `lines` call a note that is among those `put_off`; what else such a line calls comes behind it."""
    whole = {id(note) for note in put_off if begins_at(note) is None}
    return sum(id(_first_note(line)) in whole for line in lines)


def _first_note(line: Any) -> Any:
    return next((box.footnote for box in line.descendants() if box.footnote), None)


def _ends_with_heading(root: Any, resume_at: Any) -> bool:
    """Whether a page that ends before `resume_at` ends with what must not end one. That none should begin with a list,
    as WeasyPrint's own style sheet has it, is a wish."""
    from weasyprint.formatting_structure.boxes import LineBox
    from weasyprint.layout.block import _add_break_values

    box, at, before = root, resume_at, None
    while at:
        if len(at) > 1:  # amid the cells of a row
            return False
        [(index, at)] = at.items()
        after = box.children[index]
        if isinstance(after, LineBox):
            return False
        earlier = [child for child in box.children[:index] if child.is_in_normal_flow()]
        before, box = (earlier[-1] if earlier else before), after
    return before is not None and not {"avoid", "avoid-page"}.isdisjoint(_add_break_values(before, "after"))


def _fill(context: Any, root: Any) -> None:
    """Gives the notes what the text on a page, below `root`, leaves free."""
    foot = foot_of_text(context, root)
    context.foot_of_line = foot
    if _rests(context):
        _grow(context, foot)
    while context.reported_footnotes and not _rests(context):
        note = context.reported_footnotes.pop(0)
        context.footnotes.append(note)
        if context.layout_footnote(note):
            context.current_page_footnotes.remove(note)
            context.reported_footnotes.insert(0, note)
            context._update_footnote_area()
            break
        if _rests(context):
            _grow(context, foot)
    _shorten(root, context.page_bottom)


def _grow(context: Any, foot: float) -> None:
    note = _rests(context)[0].part_before
    before, room = note.note_part, note.note_part.height + context.page_bottom - foot
    if not _cut(context, note, [room], must_advance=False):
        note.note_part, context.rests_of_notes = before, [rest_of(note, before.resume_at)]
        context._update_footnote_area()


def foot_of_text(context: Any, root: Any) -> float:
    """Where the text on a page ends. A box that goes on on the next page reaches to the foot of this one: it does not
    count, its lines do."""
    from weasyprint.formatting_structure.boxes import BlockLevelBox, LineBox

    feet = [context.current_footnote_area.page.content_box_y()]
    for box in root.descendants():
        if isinstance(box, LineBox):
            feet.append(box.position_y + box.height)
        elif isinstance(box, BlockLevelBox) and box.is_in_normal_flow() and box.height != "auto":
            foot = box.border_box_y() + box.border_height()
            if foot < context.page_bottom - _HAIR:
                feet.append(foot)
    return float(max(feet))


def _shorten(root: Any, bottom: float) -> None:
    """Has the boxes that go on on the next page end where the notes begin."""
    from weasyprint.formatting_structure.boxes import BlockBox

    for box in (root, *root.descendants()):
        if isinstance(box, BlockBox) and box.is_in_normal_flow() and box.height != "auto":
            over = box.border_box_y() + box.border_height() - bottom
            if over > _HAIR:
                box.height = max(0, box.height - over)


def _leave_pages_to_notes() -> None:
    """Has a page with notes alone before a page break that is asked for, where there are notes that were put off."""
    from weasyprint.layout import page as pages

    remake = pages.remake_page

    def remake_or_leave_to_notes(index: int, context: Any, root: Any, html: Any) -> Any:
        item = context.page_maker[index]
        resume_at, following, is_right, *rest = item
        if resume_at is None or following["break"] == "any" or not context.reported_footnotes:
            return remake(index, context, root, html)
        # A page break to the side that this page is on leaves this page blank.
        aside = {**following, "break": "left" if is_right else "right"}
        context.page_maker[index] = (resume_at, aside, is_right, *rest)
        made = remake(index, context, root, html)
        context.page_maker[index] = item
        after, _, *others = context.page_maker[index + 1]
        context.page_maker[index + 1] = (after, following, *others)
        return made

    pages.remake_page = remake_or_leave_to_notes
