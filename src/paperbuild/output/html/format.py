"""The format HTML."""

from __future__ import annotations

from paperbuild.model.formats import Format
from paperbuild.output.format import OutputFormat
from paperbuild.output.html.render import render_html

FORMAT = OutputFormat(
    name=Format.HTML.value,
    label="HTML",
    media_type="text/html",
    place=2,
    needs_layout=False,
    render=lambda order: render_html(order.view, order.templates, order.paper),
)
