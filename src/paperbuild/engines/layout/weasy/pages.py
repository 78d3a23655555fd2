"""Remembers pages: one that starts where another did, among the same blocks, is that page.

WeasyPrint 70 makes a page from the state in which the last one ended (`page_maker`: where to resume, counters, page
names, notes put off) and from the blocks that it looks at on its way. Both are kept with the page. Where they are found
again, the page is taken as it is, and its marks on the document are made again: anchors, notes, texts with the numbers
of pages. Its margin boxes, which show its number and more that other pages decide about, are kept beside the rest, its
body, and made anew where that changes. All else, from the order of pages to the second round of a contents page, is
WeasyPrint's own; a process that remembers nothing goes the same way.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from paperbuild.engines.layout.journal import Journal, Notes
from paperbuild.engines.layout.weasy.far_notes import is_far
from paperbuild.engines.layout.weasy.keys import BlockPlace, Blocks, StyleKeys, frozen
from paperbuild.engines.layout.weasy.long_notes import begins_at, rest_of, whole_note
from paperbuild.engines.layout.weasy.sheets import Sheets
from paperbuild.engines.layout.weasy.tight_ends import rows_of

# Beside the margin boxes: what else a page's style sheet may style has a part in the layout of its text.
_IN_THE_TEXT = frozenset({None, "@footnote", "@note-area"})
_NO_STATE = {"content_changed": False, "pages_wanted": False}


# A note that the next page begins with: which of those that a block calls, where in it, None at its beginning, and
# whether it began apart from the note before it (`far_notes.py`).
PutOff = tuple[tuple[BlockPlace, int], Any, bool]


class StalePageError(Exception):
    """A page of another process is another one now."""


@dataclass(eq=False)
class KeptPage:
    """A page that was made. `start` is the state it began with; `keys` are those of the blocks it looked at,
    `followers` those of what stands behind the ones that end on it, `waiting` the notes in them that had no place yet;
    `box` is WeasyPrint's, `parts` its children before the margin boxes came; it is filled as high as `rows` lines. What
    another process made `is_thawed`: it has no more boxes than the tags ask for, and its body can be taken as it is or
    not at all. `pictures` are those in its backgrounds, None before these are laid out; `sheet` knows of no margins.
    `frozen` is how it is written."""

    start: Any
    keys: Mapping[BlockPlace, bytes]
    followers: Mapping[BlockPlace, tuple[bytes, ...]]
    waiting: frozenset[tuple[BlockPlace, int]]
    box: Any
    parts: list[Any]
    rows: float
    resume_at: Any
    next_page: Any
    groups: Any
    consumed: frozenset[tuple[BlockPlace, int]]
    reported: tuple[PutOff, ...]
    noticed: Notes
    marked: list[Any] = field(default_factory=list)
    told: list[Any] = field(default_factory=list)
    labels: list[tuple[Any, str]] = field(default_factory=list)
    by_element: list[tuple[Any, BlockPlace, int]] = field(default_factory=list)
    by_lookup: list[tuple[Any, BlockPlace, int]] = field(default_factory=list)
    document: LaidOutDocument | None = None
    is_finished: bool = False
    margins_start: Any = None
    margins: list[Any] = field(default_factory=list)
    are_margins_thawed: bool = False
    are_margins_plain: bool = True
    pictures: list[Mapping[str, Any]] | None = None
    margin_pictures: list[Mapping[str, Any]] | None = None
    finishing: Notes = field(default_factory=Notes)
    background: Notes = field(default_factory=Notes)
    margin_background: Notes = field(default_factory=Notes)
    drawing: Notes = field(default_factory=Notes)
    margin_drawing: Notes = field(default_factory=Notes)
    sheet: Any = None
    sheet_labels: Any = None
    painting: Any = None
    is_thawed: bool = False
    frozen: bytes | None = None


class Files(Protocol):
    """The files that came with a request."""

    def are_same(self, fetched: Mapping[str, str | None]) -> bool:
        """Whether all that was `fetched` for another request would be the same in this one."""
        ...

    def digest(self, url: str) -> str | None:
        """What tells the content of `url` from another; None where it did not come with the request."""
        ...

    def note(self, url: str) -> None:
        """Notes that `url` is asked for."""
        ...


class PageMemory:
    """What is known of one document: its pages, under the style sheets that they were made with. While another document
    is laid out it rests: it knows no more than how its pages are `written`."""

    def __init__(self, sheets: Any) -> None:
        self.sheets = sheets
        self.pages: dict[Any, list[KeptPage]] = {}
        self.written: tuple[bytes, ...] = ()
        self.is_resting = False

    def rest(self) -> None:
        """Forgets the boxes, which take 20 MB and more."""
        self.pages, self.is_resting = {}, True

    def keep(self, pages: Iterable[KeptPage]) -> None:
        """Keeps `pages`, and nothing else."""
        self.pages = {}
        for page in pages:
            page.document = None
            if page.start is not None:
                self.pages.setdefault(page.start, []).append(page)

    def all(self) -> Iterator[KeptPage]:
        """The pages that are kept."""
        return (page for pages in self.pages.values() for page in pages)


class LaidOutDocument:
    """A document that is being laid out, with the pages that are remembered of its last time."""

    def __init__(self, memory: PageMemory, sheets: Sheets, journal: Journal, files: Files) -> None:
        self.memory, self.journal = memory, journal
        self.is_same = files.are_same
        self.made: list[KeptPage] = []
        self.stale: list[KeptPage] = []
        self.laid_out = 0
        self._sheets, self._files = sheets, files
        self._pictures: dict[int, tuple[Any, str, str | None]] = {}

    @property
    def pictures(self) -> Mapping[str, Any]:
        """The pictures by their URLs."""
        return {url: picture for picture, url, _ in self._pictures.values()}

    def picture(self, url: str, picture: Any) -> None:
        """Notes that `picture` was made of what is at `url`."""
        self._files.note(url)
        if picture is not None:
            self._pictures[id(picture)] = picture, url, self._files.digest(url)

    def end(self) -> None:
        """Keeps the pages for the next time."""
        self.memory.keep(self.made)

    def end_early(self) -> None:
        """Keeps what is known, without the pages that turned out to be stale: the document is begun anew."""
        known = {id(page): page for page in (*self.memory.all(), *self.made) if not _is_among(page, self.stale)}
        self.memory.keep(known.values())

    def begin(self, html: Any, root: Any, context: Any) -> None:
        """Takes in what is to be laid out: the boxes below `root`."""
        self.html, self.root, self.context = html, root, context
        if self._sheets.styles is None:
            self._sheets.styles = StyleKeys([sheet for sheet, *_ in context.style_for._sheets])
        pictures = {number: (url, digest) for number, (_, url, digest) in self._pictures.items()}
        self.lookups = list(context.target_collector.counter_lookup_items)
        self.blocks = Blocks(root, self._sheets.styles, pictures)
        self.notes = {self.blocks.place_of_note[id(note)]: note for note in context.footnotes if self._is_placed(note)}
        self.is_known = len(self.notes) == len(context.footnotes) and not self.blocks.has_fixed  # which is on all pages
        for (box, token), item in context.target_collector.counter_lookup_items.items():
            if token == "content":  # noqa: S105 - a word of CSS
                self.is_known = self.is_known and id(box) in self.blocks.place_of_lookup
                item.parse_again = self._noting(box, item.parse_again)
        rules = [
            selector for sheet, *_ in context.style_for._sheets for _, some, _ in sheet.page_rules for selector in some
        ]
        types = [(pseudo, kind) for _, pseudo, kind in rules]
        self._counts = any(kind.index is not None for _, kind in types)
        self._has_sides = any(kind.side is not None and pseudo in _IN_THE_TEXT for pseudo, kind in types)

    def _is_placed(self, note: Any) -> bool:
        return id(note) in self.blocks.place_of_note

    def _put_off(self) -> tuple[PutOff, ...]:
        """The notes that the next page begins with, and where in each it begins."""
        notes = self.context.reported_footnotes
        placed = [(whole_note(note), begins_at(note)) for note in notes if self._is_placed(whole_note(note))]
        return tuple((self.blocks.place_of_note[id(note)], at, at is not None and is_far(note)) for note, at in placed)

    def _noting(self, box: Any, parse_again: Callable[..., Any]) -> Callable[..., Any]:
        def parse_and_note(*rest: Any) -> Any:
            self.blocks.changed(box)
            return parse_again(*rest)

        return parse_and_note

    # A page

    def page(self, index: int, make: Callable[[], tuple[Any, Any]]) -> tuple[Any, Any]:
        """The box of the page at `index` (from 0), and where the next one resumes, as `make` would give them."""
        self.blocks.refresh()
        is_open = (
            self.is_known and not self.context.broken_out_of_flow and not any(self.context.running_elements.values())
        )
        start = self._start(index) if is_open else None
        for known in self.memory.pages.get(start, ()) if is_open else ():
            if self._is_same(known):
                return self._take(known, index)
        return self._make(index, start, make)

    def _start(self, index: int) -> Any:
        """The state that decides about the text of the page at `index`, whose number counts only where a style asks for
        it; None where there is more to it, as with a float that goes on over pages."""
        if not self.is_known or self.context.broken_out_of_flow or any(self.context.running_elements.values()):
            return None
        resume_at, next_page, is_right, state, _ = self.context.page_maker[index]
        counters = {name: values for name, values in state[1].items() if name not in {"page", "pages"}}
        has_side = self._has_sides or next_page["break"] not in {"any", "page"}
        return (
            index if self._counts else index == 0,
            frozen(resume_at),
            frozen(next_page),
            is_right if has_side else None,
            frozen((state[0], counters, state[2], state[3])),
            tuple((note, frozen(at), far, self.blocks.keys[note[0]]) for note, at, far in self._put_off()),
            self.blocks.keys[()],
            self.context.is_tight,
        )

    def _is_same(self, page: KeptPage) -> bool:
        keys = self.blocks.keys
        return (
            all(keys.get(place) == key for place, key in page.keys.items())
            and all(self.blocks.follower(place) == key for place, key in page.followers.items())
            and self._waiting(page.keys) == page.waiting
            and all(self.is_same(notes.fetched) for notes in (page.noticed, page.background))
        )

    def _waiting(self, places: Mapping[BlockPlace, Any]) -> frozenset[tuple[BlockPlace, int]]:
        """The notes that are called in these blocks and have not been laid out."""
        return self._called(places, set(map(id, self.context.footnotes)))

    def _called(self, places: Iterable[BlockPlace], notes: set[int]) -> frozenset[tuple[BlockPlace, int]]:
        """Those of `notes`, by their identities, that are called in these blocks."""
        return frozenset(
            (place, number)
            for place in places
            for number, note in enumerate(self.blocks.notes[place])
            if id(note) in notes
        )

    def _make(self, index: int, start: Any, make: Callable[[], tuple[Any, Any]]) -> tuple[Any, Any]:
        context, blocks = self.context, self.blocks
        self.laid_out += 1
        touched = context.touched = {(): False}
        before = {id(note) for note in context.footnotes}
        with self.journal.part() as noticed:
            box, resume_at = make()
        after = {id(note) for note in context.footnotes}
        _, next_page, _, state, _ = context.page_maker[index + 1]
        page = KeptPage(
            start=start,
            keys={place: blocks.keys[place] for place in touched},
            followers={place: blocks.follower(place) for place, has_ended in touched.items() if has_ended},
            waiting=self._called(touched, before),
            box=box,
            parts=list(box.children),
            rows=rows_of(context, box),
            resume_at=copy.deepcopy(resume_at),
            next_page=copy.deepcopy(next_page),
            groups=copy.deepcopy(state[3]),
            consumed=frozenset(blocks.place_of_note[note] for note in before - after if note in blocks.place_of_note),
            reported=self._put_off(),
            noticed=noticed,
            document=self,
        )
        self._look_at(page)
        if start is None or box.page_type.blank or box.fixed_boxes or context.broken_out_of_flow:
            page.start = None
        box.known_page = page
        self.made.append(page)
        return box, resume_at

    def _look_at(self, page: KeptPage) -> None:
        """Notes which boxes of a page there is something to be done about when it is taken again."""
        box, blocks = page.box, self.blocks
        for child in box.descendants(placeholders=True):
            if child.style["anchor"] or child.missing_link:
                page.marked.append(child)
        page.told = [
            child for child in box.descendants() if child.bookmark_label or child.missing_link or child.string_set
        ]
        page.labels = [(child, child.bookmark_label) for child in page.told if child.bookmark_label]
        for child in _all_boxes(box):
            found = blocks.place_of_element.get(child.element)
            if found:  # what stands in the margins has none
                page.by_element.append((child, *found))
            found = blocks.place_of_lookup.get(id(child.missing_link))
            if found:
                page.by_lookup.append((child, *found))
        box.descendants = lambda: iter(page.told)

    def _take(self, page: KeptPage, index: int) -> tuple[Any, Any]:
        """Takes `page` again, as if it had been made."""
        context, blocks = self.context, self.blocks
        if page.document is not self:
            page.document = self
            for child, place, number in page.by_element:
                child.element = blocks.elements[place][number]
            for child, place, number in page.by_lookup:
                child.missing_link = blocks.lookups[place][number]
            self.made.append(page)
        for child, label in page.labels:
            child.bookmark_label = label
        box = page.box
        box.children = list(page.parts)
        self._set_type(box, index)
        context.current_page = index + 1
        if index == 0:
            context.style_for.initial_page_sizes["box"] = box.style["size"]
            context.style_for.initial_page_sizes["area"] = (box.width, box.height)
        state = self._state_after(page, index)
        gone = page.consumed
        context.footnotes[:] = [note for note in context.footnotes if blocks.place_of_note[id(note)] not in gone]
        for note, _, far in page.reported:
            self.notes[note].is_far = far
        context.reported_footnotes[:] = [rest_of(self.notes[place], at) for place, at, _ in page.reported]
        self._mark(page, index, state)
        self._go_on(page, index, state)
        return box, context.page_maker[index + 1][0]

    def _set_type(self, box: Any, index: int) -> None:
        _, _, is_right, _, _ = self.context.page_maker[index]
        kind = box.page_type
        side = "right" if is_right else "left"
        box.page_type = type(kind)(side, kind.blank, kind.name, index, kind.groups)

    def _state_after(self, page: KeptPage, index: int) -> Any:
        from weasyprint.formatting_structure import build

        state = copy.deepcopy(self.context.page_maker[index][3])
        state[3][:] = copy.deepcopy(page.groups)
        build.update_counters(state, page.box.style)
        return state

    def _mark(self, page: KeptPage, index: int, state: Any) -> None:
        """What WeasyPrint 70 does when a page is done (`make_page`): tells on which page anchors stand, and asks for
        another round where the text of a page depends on that."""
        collector, page_maker = self.context.target_collector, self.context.page_maker
        counters, own = state[1], page_maker[index][-1]
        earlier = [item[-1] for item in page_maker[:index]]
        anchors = {name for one in earlier for name in one["anchors"]}
        lookups = {number for one in earlier for number in one["content_lookups"]}
        for child in page.marked:
            anchor = child.style["anchor"]
            if anchor and anchor not in anchors:
                own["anchors"].append(anchor)
                anchors.add(anchor)
                collector.cache_target_page_counters(anchor, counters, index, page_maker)
            item = collector.counter_lookup_items.get((child.missing_link, "content")) if child.missing_link else None
            if item is not None:
                is_first = id(item) not in lookups
                if is_first:
                    own["content_lookups"].append(id(item))
                    lookups.add(id(item))
                    item.page_maker_index = index
                if self._has_other_text(item, counters, own, anchors, is_first=is_first):
                    own["content_changed"] = True
                    item.parse_again(counters)

    def _has_other_text(self, item: Any, counters: Any, own: Any, anchors: set[str], *, is_first: bool) -> bool:
        """Whether a text with the numbers of pages is another one than when it was last set."""
        collector, page_maker = self.context.target_collector, self.context.page_maker
        is_other = bool(item.pending)
        if item.pending:
            item.cached_page_counter_values = copy.deepcopy(counters)
            item.pending = False
        if item.missing_counters:
            if "pages" in item.missing_counters:
                own["pages_wanted"] = True
            if is_first and counters != item.cached_page_counter_values:
                item.cached_page_counter_values = copy.deepcopy(counters)
                is_other = is_other or any(counters.get(name) is not None for name in item.missing_counters)
        for name, missed in item.missing_target_counters.items():
            if "pages" in missed:
                number = collector.target_lookup_items[name].page_maker_index
                if number is not None and number >= 0 and name in anchors:
                    page_maker[number][-1]["pages_wanted"] = True
        return is_other

    def _go_on(self, page: KeptPage, index: int, state: Any) -> None:
        """What WeasyPrint 70 does behind a page (`remake_page`): says with what the next one starts."""
        page_maker = self.context.page_maker
        following = (copy.deepcopy(page.resume_at), copy.deepcopy(page.next_page), not page_maker[index][2], state)
        if index + 1 < len(page_maker) and page_maker[index + 1][:4] == following:
            return
        remake = {**_NO_STATE, "content_changed": page.resume_at is not None, "anchors": [], "content_lookups": []}
        page_maker[index + 1 : index + 2] = [(*following, remake)]

    # What is around the text

    def margins(self, page: KeptPage, state: Any, make: Callable[[], Iterator[Any]]) -> list[Any]:
        """The margin boxes of `page`, as `make` would give them."""
        kind = page.box.page_type
        start = (frozen(state), kind.side, kind.index if self._counts else 0, self._strings())
        asked_for = (page.finishing, page.margin_background)
        page.is_finished = page.margins_start == start and all(self.is_same(notes.fetched) for notes in asked_for)
        if not page.is_finished:
            self._style(kind)
            if page.is_thawed:
                self._measure(page.box)
            with self.journal.part() as page.finishing:
                page.margins = list(make())
            page.margins_start, page.are_margins_thawed = start, False
            page.margin_pictures = page.frozen = None
            if page.painting:
                page.painting = replace(page.painting, margins=None)
        return page.margins

    def _measure(self, box: Any) -> None:
        """Gives the box of a page that another process made its style and its measures (WeasyPrint's `make_page`)."""
        from weasyprint.layout import page as pages
        from weasyprint.layout.percent import resolve_percentages

        style = self.context.style_for(box.page_type)
        pages._standardize_page_based_counters(style, None)
        made = type(box)(box.page_type, style)
        box.__dict__ = {**made.__dict__, **box.__dict__, "style": style, "position_x": 0, "position_y": 0}
        resolve_percentages(box, style["size"])
        pages.page_width(box, self.context, style["size"][0])
        pages.page_height(box, self.context, style["size"][1])

    def _strings(self) -> Any:
        """The named strings that the margins of the current page can have."""
        current = self.context.current_page
        return tuple(
            (
                name,
                tuple(pages.get(current, ())),
                next((pages[n][-1] for n in range(current - 1, 0, -1) if n in pages), None),
            )
            for name, pages in sorted(self.context.string_set.items())
        )

    def _style(self, kind: Any) -> None:
        from weasyprint.layout.page import set_page_type_computed_styles

        if self.context.style_for(kind) is None:
            set_page_type_computed_styles(kind, self.html, self.context.style_for)

    def backgrounds(
        self,
        page: KeptPage,
        picture: Callable[..., Any],
        lay_out: Callable[[Callable[..., Any]], None],
        lay_out_margin: Callable[[Any, Callable[..., Any]], None],
    ) -> None:
        """Sets the backgrounds of `page`, as `lay_out` would, which takes them with `picture`; `lay_out_margin` does so
        for a margin box."""
        if page.is_thawed and page.pictures is None:
            # Another process wrote it before it knew on which pages the things stand that it names, and made it again.
            self.stale.append(page)
            raise StalePageError
        with self.journal.part() as page.background, _without_margins(page):
            page.pictures = _shown(page.pictures, picture, lay_out)
        with self.journal.part() as page.margin_background:
            page.margin_pictures = _shown(
                page.margin_pictures, picture, lambda take: _each(page.margins, lay_out_margin, take)
            )

    def sheet(self, page: KeptPage, make: Callable[[], Any]) -> Any:
        """What WeasyPrint knows of a finished page: its links, anchors and bookmarks."""
        labels = tuple(child.bookmark_label for child, _ in page.labels)
        if page.is_thawed and (page.sheet is None or page.sheet_labels != labels):
            self.stale.append(page)
            raise StalePageError
        if page.sheet is None or page.sheet_labels != labels:
            with _without_margins(page):
                page.sheet, page.sheet_labels, page.frozen = make(), labels, None
        return _with_margins(page)


def _is_among(page: KeptPage, pages: Iterable[KeptPage]) -> bool:
    return any(page is other for other in pages)


@contextmanager
def _without_margins(page: KeptPage) -> Iterator[None]:
    """Has the finished box of a page no margin boxes."""
    whole = page.box.children
    page.box.children = whole[: len(whole) - len(page.margins)]
    try:
        yield
    finally:
        page.box.children = whole


def _shown(
    known: list[Mapping[str, Any]] | None, picture: Callable[..., Any], lay_out: Callable[[Callable[..., Any]], None]
) -> list[Mapping[str, Any]]:
    """The pictures that `lay_out` takes; those that are `known` are asked for all the same, since the first page that
    asks for one is told of what is wrong with it."""
    wanted: list[Mapping[str, Any]] = []

    def take(**one: Any) -> Any:
        wanted.append(one)
        return picture(**one)

    if known is None:
        lay_out(take)
        return wanted
    for one in known:
        picture(**one)
    return known


def _each(boxes: Iterable[Any], lay_out: Callable[[Any, Any], None], take: Any) -> None:
    for box in boxes:
        lay_out(box, take)


def _with_margins(page: KeptPage) -> Any:
    """What is known of a page, with what is in its margins. Those of another process have nothing to be known."""
    from weasyprint.anchors import gather_anchors

    if page.are_margins_thawed:
        return page.sheet
    found, box = copy.copy(page.sheet), page.box
    found.anchors, found.links, found.bookmarks = dict(found.anchors), list(found.links), list(found.bookmarks)
    before = _count(found)
    for margin in page.margins:
        around = (box.transformation_matrix, None, box.link)
        gather_anchors(margin, found.anchors, found.links, found.bookmarks, found.forms, *around)
    page.are_margins_plain = _count(found) == before
    return page.sheet if page.are_margins_plain else found


def _count(sheet: Any) -> int:
    return len(sheet.anchors) + len(sheet.links) + len(sheet.bookmarks)


def _all_boxes(box: Any) -> Iterator[Any]:
    """A laid out box and all in it, also what is placed by itself."""
    waiting = [box]
    while waiting:
        box = waiting.pop()
        box = getattr(box, "_box", box)
        yield box
        waiting += box.all_children()


def noticed(box: Any) -> Notes:
    """What came up with a page, now or when it was made."""
    found, page = Notes(), box.__dict__.get("known_page")
    if page is not None:
        parts = (page.noticed, page.finishing, page.background, page.margin_background)
        for notes in (*parts, page.drawing, page.margin_drawing):
            found.add(notes)
    return found


def made_here(box: Any) -> Sequence[Any]:
    """What is on a page and was made by this process."""
    page = box.__dict__.get("known_page")
    children: Sequence[Any] = box.children
    if page is None or not page.is_thawed:
        return children
    return [] if page.are_margins_thawed else page.margins
