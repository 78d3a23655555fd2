"""What can be measured on finished pages: the lines of each block, and what typesetters avoid at their ends."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

from paperbuild.language.typography import direction
from paperbuild.verify.pdf_content import PageContent, PageReader
from paperbuild.verify.pdf_tree import Content, TagNode, read_tree
from paperbuild.verify.read_pdf import read_pdf

SOFT_HYPHEN = "\u00ad"
_BLOCKS = frozenset({"P", "LBody", "Note", "TD", "TH"})
# A line's end is a step of more than this part of the letters' size; a raised note call is less.
_STEP = 0.7


@dataclass(frozen=True)
class Line:
    """A line of a block: its text, its page (from 1), how high it stands on it, in points, and the size of its type."""

    text: str
    page: int
    y: float
    size: float

    @property
    def is_divided(self) -> bool:
        """Whether a word is divided at its end."""
        return self.text.rstrip().endswith(SOFT_HYPHEN)


@dataclass(frozen=True)
class Measured:
    """The blocks of a PDF and its boxes, each as its lines, in the order of reading."""

    blocks: tuple[tuple[Line, ...], ...]
    boxes: tuple[tuple[Line, ...], ...]

    def longest_ladder(self) -> int:
        """How many lines in a row, on one page, end with a divided word at the most."""
        return max((ladder for block in self.blocks for ladder in _ladders(block)), default=0)

    def divided_last_words(self) -> list[str]:
        """The last words of blocks that are divided."""
        return [
            before.text.split()[-1] + last.text
            for *_, before, last in (block for block in self.blocks if len(block) > 1)
            if before.is_divided and " " not in last.text.strip()
        ]

    def shortest_part_of_a_box(self) -> int:
        """The fewest lines that a box which stands on several pages has on one of them."""
        return min((lines for box in self.boxes for lines in _by_page(box)), default=1_000)


def notes_by_page(pdf: bytes) -> dict[int, list[str]]:
    """The first words of the notes on each page, in their order."""
    pages: dict[int, list[str]] = {}
    for note in sorted(read_pdf(pdf).notes, key=lambda note: note.number):
        pages.setdefault(note.place.page, []).append(note.words[0].text.casefold())
    return pages


def measured(pdf: bytes) -> Measured:
    """The lines of `pdf`, as its tags give them."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        reader = PageReader(is_rtl=direction(str(document.Root.Lang)) == "rtl")
        pages = [reader.read(page) for page in document.pages]
        top = read_tree(document)
    blocks = [node for node in top.walk() if node.kind in _BLOCKS]
    return Measured(
        tuple(filter(None, (tuple(_lines(_own(node), pages)) for node in blocks))),
        tuple(tuple(_lines(_inside(node), pages)) for node in top.walk() if _is_box(node)),
    )


def _is_box(node: TagNode) -> bool:
    return node.kind == "Sect" and node.parent is not None and node.parent.kind == "Sect"


def _own(node: TagNode) -> Iterator[Content]:
    """What stands in a block and in none within it."""
    for child in node.children:
        if isinstance(child, Content):
            yield child
        elif child.kind not in {*_BLOCKS, "L", "Table", "Sect"}:
            yield from _own(child)


def _inside(node: TagNode) -> Iterator[Content]:
    """What stands in a box, without its notes, which stand at the foot of the page."""
    for child in node.children:
        if isinstance(child, Content):
            yield child
        elif child.kind != "Note":
            yield from _inside(child)


def _lines(contents: Iterator[Content], pages: list[PageContent]) -> Iterator[Line]:
    line: Line | None = None
    for content in contents:
        for piece in pages[content.page].pieces.get(content.mcid, ()):
            size = max(piece.size, line.size if line else 0)
            if line and line.page == content.page + 1 and abs(line.y - piece.y) <= _STEP * size:
                line = Line(line.text + piece.text, line.page, line.y, size)
            else:
                if line:
                    yield line
                line = Line(piece.text, content.page + 1, piece.y, piece.size)
    if line:
        yield line


def _ladders(block: tuple[Line, ...]) -> Iterator[int]:
    in_a_row, page = 0, 0
    for line in block:
        in_a_row = (in_a_row if line.page == page else 0) + 1 if line.is_divided else 0
        page = line.page
        yield in_a_row


def _by_page(box: tuple[Line, ...]) -> list[int]:
    """How many lines a box has on each of its pages; nothing where it has one."""
    pages = [line.page for line in box]
    counts = [pages.count(page) for page in sorted(set(pages))]
    return counts if len(counts) > 1 else []
