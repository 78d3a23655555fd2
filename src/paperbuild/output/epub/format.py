"""The format EPUB: it names the pages of the PDF, asked for or not, so that the same sources give the same bytes."""

from __future__ import annotations

from paperbuild.model.formats import Format
from paperbuild.output.epub.render import render_epub
from paperbuild.output.format import OutputFormat

FORMAT = OutputFormat(
    name=Format.EPUB.value,
    label="EPUB",
    media_type="application/epub+zip",
    place=3,
    needs_layout=True,
    render=lambda order: render_epub(
        order.view, order.templates, order.paper, order.pagination, order.pdf.content if order.pdf else b""
    ),
)
