"""Reads the parts of a text from the tags of a PDF: marks of lists, headers and captions, code."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from paperbuild.verify.pdf_content import PageContent
from paperbuild.verify.pdf_tree import Content, TagNode
from paperbuild.verify.place import Place
from paperbuild.verify.reading import CAPTION, CODE, HEADER, ITEM_MARK, FilePart

_KINDS = {"TH": HEADER, "Caption": CAPTION, "Code": CODE}
_NO_TEXT = frozenset({"Note", "FENote", "TOC", "Formula", "Artifact"})


def parts_of(
    top: TagNode, pages: Sequence[PageContent], notes: Collection[int], is_call: Callable[[TagNode], bool]
) -> Iterator[FilePart]:
    """The parts of the text below `top`; `notes` are the nodes of notes, by their `id`."""
    waiting = [top]
    while waiting:
        node = waiting.pop()
        if id(node) in notes or node.kind in _NO_TEXT or is_call(node):
            continue
        kind = _KINDS.get(node.kind)
        if node.kind == "Lbl" and node.parent is not None and node.parent.kind == "LI" and not node.is_term:
            kind = ITEM_MARK
        text = _text(node, pages, is_call) if kind else ""
        # The mark of a list without numbers is a dash or a dot, as each format has it.
        if kind and text.strip() and (kind != ITEM_MARK or any(letter.isalnum() for letter in text)):
            yield FilePart(kind, text, Place(page=node.first_page() + 1))
        waiting += [child for child in reversed(node.children) if isinstance(child, TagNode)]


def _text(node: TagNode, pages: Sequence[PageContent], is_call: Callable[[TagNode], bool]) -> str:
    """The text below `node`, of code with a line for each piece of it."""
    pieces: list[str] = []
    waiting: list[TagNode | Content] = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, TagNode):
            if one is node or not (one.kind in _NO_TEXT or is_call(one)):
                waiting += reversed(one.children)
        elif 0 <= one.page < len(pages):
            shown = pages[one.page].pieces.get(one.mcid, ())
            pieces.append("".join(piece.text for piece in shown))
    return ("\n" if node.kind == "Code" else "").join(pieces)
