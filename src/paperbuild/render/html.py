"""Renders a manuscript as one HTML file that needs no network and no script."""

from __future__ import annotations

import base64
import re

from markupsafe import Markup, escape

from paperbuild.paper import Paper
from paperbuild.render.artifact import Artifact
from paperbuild.render.links import media_type, with_images, with_lead
from paperbuild.render.templates import Templates
from paperbuild.render.view import View, call_id, note_id
from paperbuild.rules import notes_in_order

TEMPLATE = "page.html.jinja"
STYLE_SHEET = "screen.css"

_HEADING = re.compile(r"<h([1-6])\b([^>]*)>(.*?)</h\1>", re.DOTALL)
_TO_SELF = ' <a class="to-self" href="#{}" tabindex="-1" aria-hidden="true">#</a>'
_IDENTIFIER = re.compile(r'\bid="([^"]+)"')


def render_html(view: View, templates: Templates, paper: Paper) -> Artifact:
    """The HTML of `view`, UTF-8, images in it as `data:` URLs."""
    values = view.values(lambda number: _call(view, number))
    values["css"] = Markup(templates.text(STYLE_SHEET))  # noqa: S704 - a style sheet, not the paper's text
    values["parts"] = [{**part, "html": _with_headings(part["html"])} for part in values["parts"]]
    values["notes"] = [{**note, "html": _numbered(note)} for note in values["notes"]]
    page = templates.render(TEMPLATE, values)
    noticed = notes_in_order.found_in_markup(view.manuscript, "html", page)
    return Artifact(with_images(page, lambda path: _embedded(path, paper)).encode(), tuple(noticed))


def _call(view: View, number: int) -> str:
    label = escape(f"{view.manuscript.locale.metadata.strings.note} {number}")
    return (
        f'<sup><a class="note-call" id="{call_id(number)}" href="#{note_id(number)}" role="doc-noteref" '
        f'aria-label="{label}">{number}</a></sup>'
    )


def _numbered(note: dict[str, str]) -> Markup:
    return Markup(with_lead(str(note["html"]), f'<span class="note-number">{note["number"]}</span> '))  # noqa: S704


def _with_headings(html: str) -> Markup:
    """The headings of a part one level down, below the title of the page, each with a link to itself.

    That link is for the mouse alone: a keyboard and a screen reader have the contents.
    """

    def replaced(match: re.Match[str]) -> str:
        level = min(int(match[1]) + 1, 6)
        identifier = _IDENTIFIER.search(match[2])
        link = (
            f' <a class="to-self" href="#{identifier[1]}" tabindex="-1" aria-hidden="true">#</a>' if identifier else ""
        )
        return f"<h{level}{match[2]}>{match[3]}{link}</h{level}>"

    return Markup(_HEADING.sub(replaced, str(html)))  # noqa: S704 - pandoc wrote it


def _embedded(path: str, paper: Paper) -> str:
    content = base64.b64encode(paper.project.files[path]).decode()
    return f"data:{media_type(path)};base64,{content}"
