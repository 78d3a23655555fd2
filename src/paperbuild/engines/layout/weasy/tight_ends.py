"""Saves the page on which a part would end with a few lines: the last pages of the part are set a little tighter, and
stay so if one less is enough.

This is what typesetters do. Words and letters come closer by what nobody sees, and blanks of more than a line lose half
a line. The pages are tried where they come, before the next is made: what follows is laid out once. WeasyPrint 70 makes
pages in a loop (`make_all_pages`) that cannot go back; this one takes its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

from paperbuild.engines.layout.weasy.places import replace_everywhere

_FEW_ROWS = 10  # lines of text, or what is as high
_MOST_PAGES = 6  # that are set tighter, and those before up to one that does not begin amid a paragraph
_WORDS, _LETTERS = 0.04, 0.004  # of the type size: a space of 0.25 loses less than a fifth, as is usual
_HAIR = 0.01  # of a line or a CSS pixel: less than that is a rounding error

_Start = tuple[float, ...]
_END: _Start = (inf,)


def save_short_pages() -> None:
    """Mends the functions that make pages and set texts, for the life of this process; what keeps notes between rounds
    has to be mended after it."""
    from weasyprint.layout import page as pages

    replace_everywhere(pages.make_all_pages, make_all_pages)
    _set_texts_tighter()
    _set_blocks_tighter()


def rows_of(context: Any, page: Any) -> float:
    """How many lines would fill what is filled of `page`, which has just been made: the text with its notes."""
    from paperbuild.engines.layout.weasy.long_notes import foot_of_text

    root, notes, *_ = page.children
    _, half_a_line = context.__dict__.get("grid", (0, 0))
    if half_a_line <= 0:
        return float(_FEW_ROWS)
    filled = foot_of_text(context, root) - page.content_box_y() + (notes.margin_height() if notes.children else 0)
    return float(filled / (2 * half_a_line))


def make_all_pages(context: Any, root: Any, html: Any, made: list[Any]) -> Iterator[Any]:
    """All pages; of those that an earlier round has `made`, the ones that have changed are made again."""
    round_ = _Round(context, root, html, made)
    while not round_.has_ended:
        round_.next_page()
    context.page_maker = context.page_maker[: len(round_.pages) + 1]
    context.broken_out_of_flow.clear()
    context.reported_footnotes.clear()
    yield from round_.pages


class _Round:
    """The `pages` of one round, one after the other."""

    def __init__(self, context: Any, root: Any, html: Any, made: list[Any]) -> None:
        self.context, self.root, self.html, self.made = context, root, html, made
        self.pages: list[Any] = []
        self.has_ended = False
        self._waiting: list[list[Any]] = []
        self._broken: list[bool] = []
        self._first = 0  # of the run: the pages since the last break that is asked for
        context.rendered_notes = []
        self._tight: list[tuple[_Start, _Start]] = context.__dict__.setdefault("tight_runs", [])

    def next_page(self) -> None:
        """Makes a page, or takes it as it was made; where it ends a run, tries to save it."""
        index, context = len(self.pages), self.context
        self._waiting.append(list(context.footnotes))
        self._broken.append(bool(context.broken_out_of_flow))
        resume_at, _, _, _, state = context.page_maker[index]
        if self.made and not (state["content_changed"] or state["pages_wanted"]):
            self.pages.append(self.made[index])
            self.has_ended = context.page_maker[index + 1][0] is None
            return
        self.pages.append(self._made(index, is_tight=self._is_tight(resume_at)))
        if not self._ends_run(index):
            return
        if not self.made and self._is_short(index):
            self._save(index)
        self._first = len(self.pages)
        self.has_ended = context.page_maker[self._first][0] is None and not context.reported_footnotes

    def _made(self, index: int, *, is_tight: bool) -> Any:
        from weasyprint.layout import page as pages

        self.context.page_maker[index][-1].update(
            content_changed=False, pages_wanted=False, anchors=[], content_lookups=[]
        )
        self.context.is_tight = is_tight
        try:
            return pages.remake_page(index, self.context, self.root, self.html)[0]
        finally:
            self.context.is_tight = False

    def _is_tight(self, resume_at: Any) -> bool:
        start = _start_of(resume_at)
        return any(first <= start < end for first, end in self._tight)

    def _ends_run(self, index: int) -> bool:
        """Whether what comes behind the page at `index` begins a page in any case."""
        resume_at, following, *_ = self.context.page_maker[index + 1]
        if self.context.reported_footnotes:
            return False
        return resume_at is None or following["break"] != "any"

    def _is_short(self, index: int) -> bool:
        """Whether it is worth while to save the page at `index`, and can be tried: what shows the numbers of pages, or
        floats over pages, would have to be made again if that does not help."""
        last = self.pages[index]
        is_plain = not any(self.context.running_elements.values()) and self._breaks_no_float(index)
        if index == self._first or last.page_type.blank or not is_plain:
            return False
        tried = self.pages[self._from(index) :]
        return _rows(self.context, last) < _FEW_ROWS - _HAIR and not any(
            box.missing_link for page in tried for box in page.descendants()
        )

    def _breaks_no_float(self, index: int) -> bool:
        return not self.context.broken_out_of_flow and not any(self._broken[self._from(index) :])

    def _from(self, index: int) -> int:
        """The first page to set tighter. None begins amid a paragraph: what is left of it could be shorter than may
        stand alone."""
        first = max(self._first, index + 1 - _MOST_PAGES)
        return next(at for at in range(first, -1, -1) if at == self._first or not self._is_amid_paragraph(at))

    def _is_amid_paragraph(self, index: int) -> bool:
        from weasyprint.formatting_structure.boxes import LineBox

        box, at = self.root, self.context.page_maker[index][0]
        while at:
            if len(at) > 1:  # the cells of a row
                return True
            [(step, at)] = at.items()
            box = box.children[step]
            if isinstance(box, LineBox):
                return True
        return False

    def _save(self, index: int) -> None:
        """Sets the pages before that at `index`, which ends a run, tighter, if that one is not needed any more."""
        context, first = self.context, self._from(index)
        before = _State.of(context)
        end = context.page_maker[index + 1][0]
        start = context.page_maker[first]
        context.page_maker = [*context.page_maker[:first], (*start[:4], dict(start[4]))]
        context.footnotes = list(self._waiting[first])
        tried: list[Any] = []
        for number in range(first, index):
            tried.append(self._made(number, is_tight=True))
            if self._ends_run(number):
                break
        if self._ends_run(first + len(tried) - 1) and context.page_maker[first + len(tried)][0] == end:
            self.pages[first:] = tried
            del self._waiting[len(self.pages) :], self._broken[len(self.pages) :]
            self._tight.append((_start_of(start[0]), _start_of(end) if end else _END))
        else:
            before.restore(context)


def _start_of(resume_at: Any) -> _Start:
    """Where a page starts, as the indices that lead there: earlier in the text is less."""
    found: list[float] = []
    while resume_at:
        index, resume_at = min(resume_at.items(), key=lambda item: item[0])  # several are the cells of a row
        found.append(index)
    return tuple(found)


def _rows(context: Any, page: Any) -> float:
    known = page.__dict__.get("known_page")
    return rows_of(context, page) if known is None else float(known.rows)


@dataclass(frozen=True)
class _State:
    """What making pages changes, beside the boxes."""

    page_maker: Sequence[Any]
    footnotes: Sequence[Any]
    put_off: dict[int, list[Any]]
    targets: Sequence[tuple[Any, dict[str, Any]]]

    @classmethod
    def of(cls, context: Any) -> _State:
        collector = context.target_collector
        items = (*collector.target_lookup_items.values(), *collector.counter_lookup_items.values())
        return cls(
            context.page_maker,
            list(context.footnotes),
            dict(context.__dict__.get("notes_put_off", {})),
            [(item, dict(vars(item))) for item in items],
        )

    def restore(self, context: Any) -> None:
        context.page_maker, context.footnotes = self.page_maker, self.footnotes
        context.reported_footnotes, context.notes_put_off = [], self.put_off
        for item, values in self.targets:
            vars(item).update(values)


def _set_texts_tighter() -> None:
    from weasyprint.layout import inline

    split = inline.split_text_box

    def split_tighter(context: Any, box: Any, *rest: Any, **named: Any) -> Any:
        if context.__dict__.get("is_tight") and not box.style["white_space"].startswith("pre"):
            box = box.copy()
            box.style = _tighter(box.style)
        return split(context, box, *rest, **named)

    inline.split_text_box = split_tighter


def _tighter(style: Any) -> Any:
    """`style` with words and letters closer to each other."""
    known = vars(style).get("tighter")
    if known is None:
        known = style.tighter = style.copy()
        letters = style["letter_spacing"]
        known["word_spacing"] = style["word_spacing"] - _WORDS * style["font_size"]
        known["letter_spacing"] = (0 if letters == "normal" else letters) - _LETTERS * style["font_size"]
    return known


def _set_blocks_tighter() -> None:
    from weasyprint.layout import block

    lay_out = block.block_level_layout_switch

    def lay_out_tighter(context: Any, box: Any, *rest: Any) -> Any:
        if context.__dict__.get("is_tight") and not context.__dict__.get("is_among_notes"):
            half_a_line = context.__dict__.get("grid", (0, 0))[1]
            box.margin_top = _less(box.margin_top, half_a_line)
            box.margin_bottom = _less(box.margin_bottom, half_a_line)
        return lay_out(context, box, *rest)

    replace_everywhere(lay_out, lay_out_tighter)


def _less(margin: float, half_a_line: float) -> float:
    """A margin of more than a line without half a line, or as much of it as leaves a line."""
    return max(2 * half_a_line, margin - half_a_line) if margin > 2 * half_a_line + _HAIR else margin
