"""Renders a manuscript as one HTML file that needs no network and no script."""

from __future__ import annotations

import base64
import mimetypes

from markupsafe import Markup

from paperbuild.paper import Paper
from paperbuild.render.artifact import Artifact
from paperbuild.render.links import with_images
from paperbuild.render.templates import Templates
from paperbuild.render.view import View, call_id, note_id
from paperbuild.rules import notes_in_order

TEMPLATE = "page.html.jinja"
STYLE_SHEET = "screen.css"


def render_html(view: View, templates: Templates, paper: Paper) -> Artifact:
    """The HTML of `view`, UTF-8, images in it as `data:` URLs."""
    values = view.values(_call)
    values["css"] = Markup(templates.text(STYLE_SHEET))  # noqa: S704 - a style sheet, not the paper's text
    page = templates.render(TEMPLATE, values)
    noticed = notes_in_order.found_in_markup(view.manuscript, "html", page)
    return Artifact(with_images(page, lambda path: _embedded(path, paper)).encode(), tuple(noticed))


def _call(number: int) -> str:
    return f'<a class="note-call" id="{call_id(number)}" href="#{note_id(number)}" role="doc-noteref">{number}</a>'


def _embedded(path: str, paper: Paper) -> str:
    media_type = mimetypes.guess_type(path)[0] or "application/octet-stream"
    content = base64.b64encode(paper.project.files[path]).decode()
    return f"data:{media_type};base64,{content}"
