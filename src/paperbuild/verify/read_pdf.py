"""Reads a finished PDF through its structure tree: the text in reading order, notes apart, with the page of each."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

import pikepdf

from paperbuild.language.typography import direction
from paperbuild.model.manuscript import CALL_ID, MARK_CLOSE, MARK_OPEN, NOTE_ID, anchored_number
from paperbuild.verify.flow import LINE_END, Flow, note_of
from paperbuild.verify.pdf_content import NO_GLYPH, PageContent, PageReader, ShownText
from paperbuild.verify.pdf_parts import parts_of
from paperbuild.verify.pdf_tree import Content, TagNode, destinations, read_tree, target_of
from paperbuild.verify.place import Place
from paperbuild.verify.reading import BrokenFileError, Call, FileLink, FileReading, NoteText, Picture, SmallLink

_INLINE = frozenset(
    "Span Link NonStruct Quote Reference Em Strong Sub Code Annot BibEntry Ruby RB RT RP Warichu WT WP".split()
)
_NOTES = frozenset({"Note", "FENote"})
# What may stand between the link back to the call and the whole of its note.
_AROUND_LINK = frozenset({"Span", "NonStruct", "Lbl", "Link", "Reference"})
_HEADING = re.compile(r"H([1-6])")
_MARK = re.compile(f"[{MARK_OPEN}{MARK_CLOSE}]")
_RUNNING = frozenset({"/JavaScript", "/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData"})
# A line's end is a step of more than this part of the letters' size; a raised note call is less.
_NEW_LINE = 0.7
# The size of a raised digit: a link that is smaller in one direction is met by chance.
_LEAST_WIDTH_PT, _LEAST_HEIGHT_PT = 4, 6


def read_pdf(content: bytes) -> FileReading:
    """What a reader gets of a PDF. Raises BrokenFileError where it is damaged."""
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False) as pdf:
            return _read(pdf)
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise BrokenFileError(f"the PDF cannot be read to its end: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    """What QPDF says, without the name that it gives to a file that it was handed as bytes."""
    return re.sub(r"^.*?(?:<_io\.BytesIO[^>]*>|bytes)[^:]*:\s*", "", str(error)).strip()


@dataclass
class _FoundInPdf:
    pages: Sequence[PageContent]
    flow: Flow = field(default_factory=Flow)
    calls: list[Call] = field(default_factory=list)
    last: tuple[int, ShownText] | None = None


def _read(pdf: pikepdf.Pdf) -> FileReading:
    language = str(pdf.Root.get("/Lang", ""))
    reader = PageReader(is_rtl=direction(language) == "rtl")
    pages = [reader.read(page) for page in pdf.pages]
    top = read_tree(pdf)
    notes = _note_nodes(top)
    found = _FoundInPdf(pages)
    _read_text(top, found, {id(node) for node in notes.values()}, 0)
    words, headings = found.flow.words()
    names = destinations(pdf)
    targets = {target for node in top.walk() for target in node.targets if target in names}
    return FileReading(
        title=_title(pdf),
        language=language,
        words=words,
        headings=headings,
        calls=tuple(found.calls),
        notes=tuple(_note(number, node, pages) for number, node in notes.items()),
        call_links=frozenset(anchored_number(match[1]) for match in map(NOTE_ID.fullmatch, targets) if match),
        back_links=frozenset(anchored_number(match[1]) for match in map(CALL_ID.fullmatch, targets) if match),
        small_links=tuple(_small_links(pdf)),
        pictures=tuple(_pictures(top)),
        contents=_contents(top, pages),
        headless_tables=tuple(_headless_tables(top)),
        dead_links=tuple(_dead_links(pdf, names)),
        requests=tuple(_requests(pdf)),
        marks=tuple(
            Place(page=number)
            for number, page in enumerate(pages, start=1)
            if any(_MARK.search(piece.text) for pieces in page.pieces.values() for piece in pieces)
        ),
        boxes=tuple(
            (f"{page.boxes} of its letters", Place(page=number))
            for number, page in enumerate(pages, start=1)
            if page.boxes
        ),
        parts=tuple(parts_of(top, pages, {id(node) for node in notes.values()}, _is_call)),
        pressed=tuple(Place(page=number) for number, page in enumerate(pages, start=1) for _ in range(page.pressed)),
        fonts_outside=tuple(sorted({name for page in pages for name in page.fonts_outside})),
    )


def _title(pdf: pikepdf.Pdf) -> str:
    with pdf.open_metadata() as metadata:
        return str(metadata.get("dc:title") or pdf.docinfo.get("/Title", ""))


def _note_nodes(top: TagNode) -> dict[int, TagNode]:
    """The node of each note, by its number, in reading order: what is around the link back to its call."""
    backs = [(anchored_number(match[1]), node) for node in top.walk() if (match := _match(CALL_ID, node))]
    found: dict[int, TagNode] = {}
    for number, node in backs:
        found.setdefault(number, _around(node))
    return found


def _match(pattern: re.Pattern[str], node: TagNode) -> re.Match[str] | None:
    return next(filter(None, map(pattern.fullmatch, node.targets)), None)


def _is_call(node: TagNode) -> bool:
    return _match(NOTE_ID, node) is not None


def _around(link: TagNode) -> TagNode:
    """The node of the note that `link` leads back from."""
    for node in link.ancestors():
        if node.kind in _NOTES:
            return node
    best = link
    for node in link.ancestors():
        numbers = {match[1] for inner in node.walk() if (match := _match(CALL_ID, inner))}
        if node.kind not in _AROUND_LINK or len(numbers) > 1:
            break
        best = node
    return best


def _read_text(top: TagNode, found: _FoundInPdf, notes: set[int], own: int) -> None:
    """Adds the text below `top`, notes left out, or, of note number `own`, with its number."""
    waiting: list[TagNode | Content | int] = [top]
    while waiting:
        item = waiting.pop()
        if isinstance(item, int):
            if item >= 0:
                found.flow.end_heading(item)
            _add_boundary(found)
        elif isinstance(item, Content):
            _add_content(item, found)
        elif not _is_left_out(item, found, notes, own):
            waiting += _opened(item, found)


def _opened(node: TagNode, found: _FoundInPdf) -> Iterator[TagNode | Content | int]:
    if node.actual is not None:
        found.flow.add(node.actual, _place(node))
        return
    if node.kind == "Formula":
        found.flow.add(f" {node.alternative or ''} ", _place(node))
        return
    if node.kind == "Lbl" and not node.is_term:
        yield -1
    elif node.kind not in _INLINE and node.kind not in _NOTES:
        _add_boundary(found)
        heading = _HEADING.fullmatch(node.kind)
        yield found.flow.begin_heading(int(heading[1])) if heading else -1
    yield from reversed(node.children)


def _is_left_out(node: TagNode, found: _FoundInPdf, notes: set[int], own: int) -> bool:
    if id(node) in notes or node.kind in {"Artifact", "TOC"}:
        return True
    if own:  # the number of the note is read, those of a list in it are not
        within = takewhile(lambda one: one.kind not in _NOTES, node.ancestors())
        return node.kind == "Lbl" and any(one.kind == "LI" for one in within)
    if match := _match(NOTE_ID, node):
        found.calls.append(Call(anchored_number(match[1]), _place(node), _shown(node, found.pages)))
        return True
    return node.kind == "Lbl" and not node.is_term


def _add_boundary(found: _FoundInPdf) -> None:
    """The end of a block. On the next page the same paragraph may go on, as a block of its own."""
    if found.last is not None:
        found.flow.add("\n", Place(page=found.last[0] + 1))


def _add_content(content: Content, found: _FoundInPdf) -> None:
    if not 0 <= content.page < len(found.pages):
        return
    for piece in found.pages[content.page].pieces.get(content.mcid, ()):
        if not piece.text:
            continue
        if found.last is not None and _is_new_line(found.last, content.page, piece):
            found.flow.add(LINE_END, Place(page=content.page + 1))
        found.flow.add(piece.text.replace(NO_GLYPH, "\u25a1"), Place(page=content.page + 1))
        found.last = content.page, piece


def _is_new_line(last: tuple[int, ShownText], page: int, piece: ShownText) -> bool:
    return last[0] != page or abs(last[1].y - piece.y) > _NEW_LINE * max(piece.size, last[1].size)


def _place(node: TagNode) -> Place:
    return Place(page=node.first_page() + 1)


def _shown(node: TagNode, pages: Sequence[PageContent]) -> str:
    """The text below `node`, as it stands."""
    contents = [child for inner in node.walk() for child in inner.children if isinstance(child, Content)]
    pieces = [pages[one.page].pieces.get(one.mcid, []) for one in contents if 0 <= one.page < len(pages)]
    return "".join(piece.text for some in pieces for piece in some).strip()


def _note(number: int, node: TagNode, pages: Sequence[PageContent]) -> NoteText:
    found = _FoundInPdf(pages)
    _read_text(node, found, set(), number)
    return note_of(number, found.flow, _place(node))


def _contents(top: TagNode, pages: Sequence[PageContent]) -> tuple[str, ...]:
    """The words of the entries of the contents, with their numbers and those of their pages."""
    found = _FoundInPdf(pages)
    for node in top.walk():
        if node.kind in {"Lbl", "Reference"} and node.parent is not None and node.parent.kind == "TOCI":
            _add_boundary(found)
            _add_entry(node, found)
    words, _ = found.flow.words()
    return tuple(word.text for word in words)


def _add_entry(node: TagNode, found: _FoundInPdf) -> None:
    """Adds the words of an entry of the contents; a formula in it is read in its words."""
    if node.kind == "Formula":
        found.flow.add(f" {node.alternative or ''} ", _place(node))
        return
    for child in node.children:
        if isinstance(child, Content):
            _add_content(child, found)
        elif isinstance(child, TagNode):
            _add_entry(child, found)


def _pictures(top: TagNode) -> Iterator[Picture]:
    for node in top.walk():
        if node.kind in {"Figure", "Formula"}:
            yield Picture(_place(node), node.alternative if node.alternative is not None else node.actual)


def _headless_tables(top: TagNode) -> Iterator[Place]:
    for node in top.walk():
        if node.kind == "Table" and not any(cell.kind == "TH" for cell in node.walk()):
            yield _place(node)


def _annotations(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Dictionary, Place]]:
    for number, page in enumerate(pdf.pages, start=1):
        for annotation in page.obj.get("/Annots", pikepdf.Array()):
            if isinstance(annotation, pikepdf.Dictionary):
                yield annotation, Place(page=number)


def _dead_links(pdf: pikepdf.Pdf, names: frozenset[str]) -> Iterator[FileLink]:
    told: set[tuple[str, Place]] = set()
    for annotation, place in _annotations(pdf):
        target = target_of(annotation)
        if target and target not in names and (target, place) not in told:
            told.add((target, place))
            yield FileLink(target, place)


def _small_links(pdf: pikepdf.Pdf) -> Iterator[SmallLink]:
    for annotation, place in _annotations(pdf):
        target = target_of(annotation) or ""
        call, note = NOTE_ID.fullmatch(target), CALL_ID.fullmatch(target)
        match = call or note
        if match is None or "/Rect" not in annotation:
            continue
        left, bottom, right, top = (float(side) for side in annotation.Rect)
        width_pt, height_pt = abs(right - left), abs(top - bottom)
        if width_pt < _LEAST_WIDTH_PT or height_pt < _LEAST_HEIGHT_PT:
            yield SmallLink(anchored_number(match[1]), call is not None, width_pt, height_pt, place)


def _requests(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Place]]:
    """What is run or fetched when the PDF is opened, or when a link in it is followed that leads to no page."""
    for annotation, place in _annotations(pdf):
        for action in _actions(annotation):
            yield f"contains an action `{action}`", place
    for action in _actions(pdf.Root):
        yield f"contains an action `{action}`", Place()
    if "/JavaScript" in pdf.Root.get("/Names", pikepdf.Dictionary()):
        yield "contains a script", Place()


def _actions(holder: Any) -> Iterator[str]:
    found = [holder.get(name) for name in ("/A", "/OpenAction")]
    extra = holder.get("/AA")
    found += list(extra.values()) if isinstance(extra, pikepdf.Dictionary) else []
    for action in found:
        if isinstance(action, pikepdf.Dictionary) and str(action.get("/S")) in _RUNNING:
            yield str(action["/S"]).lstrip("/")
