"""Has WeasyPrint ask what is remembered before it makes a page, and note what it looks at while it makes one.

Its functions are wrapped, for version 70; what is remembered, and when it holds, is in `pages.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def remember_pages() -> None:
    """Mends the functions that make pages, for the life of this process. A layout whose fonts have a `document` uses
    what is remembered of that."""
    _note_what_is_looked_at()
    _make_pages_from_memory()
    _finish_pages_from_memory()


def _note_what_is_looked_at() -> None:
    from weasyprint import document as documents
    from weasyprint.layout import block

    lay_out, find_picture = block.block_level_layout, documents.original_get_image_from_uri

    def lay_out_and_note(context: Any, box: Any, *rest: Any) -> Any:
        place = box.__dict__.get("place")
        result = lay_out(context, box, *rest)
        if place is not None and (touched := context.__dict__.get("touched")) is not None:
            touched[place] = touched.get(place, False) or result[1] is None
        return result

    def find_picture_and_note(*rest: Any, url: str, context: Any = None, **named: Any) -> Any:
        found = find_picture(*rest, url=url, context=context, **named)
        known = context and context.font_config.__dict__.get("document")
        if known:
            known.picture(url, found)
        return found

    block.block_level_layout = lay_out_and_note
    documents.original_get_image_from_uri = find_picture_and_note


def _make_pages_from_memory() -> None:
    from weasyprint import document as documents
    from weasyprint.layout import page as pages

    lay_out, remake = documents.layout_document, pages.remake_page

    def lay_out_from_memory(html: Any, root: Any, context: Any, *rest: Any) -> Iterator[Any]:
        known = context.font_config.__dict__.get("document")
        if known:
            context.document = known
            known.begin(html, root, context)
        yield from lay_out(html, root, context, *rest)

    def remake_from_memory(index: int, context: Any, root: Any, html: Any) -> Any:
        known = context.__dict__.get("document")
        if known is None:
            return remake(index, context, root, html)
        return known.page(index, lambda: remake(index, context, root, html))

    documents.layout_document = lay_out_from_memory
    pages.remake_page = remake_from_memory


def _finish_pages_from_memory() -> None:
    from weasyprint import document as documents
    from weasyprint import layout
    from weasyprint.layout.background import layout_box_backgrounds

    margin_boxes, backgrounds, sheet = layout.make_margin_boxes, layout.layout_backgrounds, documents.Page

    def margin_boxes_from_memory(context: Any, box: Any, state: Any) -> Any:
        page = box.__dict__.get("known_page")
        if page is None:
            return margin_boxes(context, box, state)
        return page.document.margins(page, state, lambda: margin_boxes(context, box, state))

    def backgrounds_from_memory(box: Any, picture: Any) -> None:
        page = box.__dict__.get("known_page")
        if page is None:
            backgrounds(box, picture)
        else:
            page.document.backgrounds(
                page,
                picture,
                lambda take: backgrounds(box, take),
                lambda margin, take: layout_box_backgrounds(box, margin, take),
            )

    def sheet_from_memory(box: Any) -> Any:
        page = box.__dict__.get("known_page")
        return sheet(box) if page is None else page.document.sheet(page, lambda: sheet(box))

    layout.make_margin_boxes = margin_boxes_from_memory
    layout.layout_backgrounds = backgrounds_from_memory
    documents.Page = sheet_from_memory
