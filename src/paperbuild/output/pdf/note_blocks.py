"""Writes the note that print.css moves to the foot of the page, within the paragraph that calls it.

HTML lets no block stand in a paragraph. So the blocks of a note are written as spans that say which elements they are
meant to be; the layout makes them these (`engines/layout/weasy/note_blocks.py`).
"""

from __future__ import annotations

from paperbuild.engines.layout.request import ELEMENT_MEANT
from paperbuild.output.text.elements import Edit, FragmentElement, edited, elements_of
from paperbuild.output.text.made import made, written

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "caption", "col", "colgroup", "dd", "div", "dl", "dt", "figcaption",
    "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
# A line of a note that has blocks, for its number: what comes first in the note stands beside it.
_HEAD = "note-head"


def note_content(html: str, number: str) -> str:
    """The content of a note, `html` as pandoc wrote it, with its `number`, which is HTML too, at its beginning."""
    # Within a paragraph WeasyPrint 70 makes a line of its own of the line end after a `<br />`.
    html = html.replace("<br />\n", "<br />").strip()
    elements = elements_of(html)
    blocks = [element for element in elements if element.name in _BLOCKS]
    if not blocks:
        return number + html.replace("\n", " ")
    first = blocks[0]
    begins_with_words = first.name == "p" and first.start == 0
    edits = [edit for block in blocks for edit in _as_span(html, block)]
    if begins_with_words:
        edits.append(Edit(first.inside, first.inside, number))
        return edited(html, edits)
    head = made('<span {}="p" class="{}">{}</span>', ELEMENT_MEANT, _HEAD, written(number.strip()))
    return head + edited(html, edits)


def _as_span(html: str, block: FragmentElement) -> list[Edit]:
    """The edits that make a span of a block."""
    tag = html.encode()[block.start : block.inside].decode()
    attributes = tag[1 + len(block.name) :].rstrip("/>").rstrip()
    start = made('<span {}="{}"{}>', ELEMENT_MEANT, block.name, written(attributes))
    if block.after == block.inside:  # `<hr />`
        return [Edit(block.start, block.after, start + "</span>")]
    return [Edit(block.start, block.inside, start), Edit(block.end, block.after, "</span>")]
