"""Makes `build/index.html`, the page that lists what there is of a paper: its languages and their formats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from paperbuild.assemble import typeset_metadata
from paperbuild.build import Format
from paperbuild.dates import language_name
from paperbuild.paper import Locale, Paper
from paperbuild.render.templates import Templates
from paperbuild.render.view import publisher_values
from paperbuild.typography import direction

TEMPLATE = "index.html.jinja"
_LABELS = {Format.HTML: "HTML", Format.PDF: "PDF", Format.EPUB: "EPUB"}


def render_index(paper: Paper, formats: Mapping[str, Iterable[Format]]) -> bytes:
    """The page, with the `formats` that there are of each locale by its code, the paper's own locale first.

    Raises BrokenTemplateError.
    """
    own = paper.source.code
    there = sorted((locale for locale in paper.locales if locale.code in formats), key=lambda one: one.code != own)
    values = {
        "locale": own,
        "direction": direction(own),
        "title": typeset_metadata(paper.source.metadata, own).title,
        "publisher": publisher_values(paper.settings.publisher, own),
        "editions": [_edition(paper, locale, list(formats[locale.code])) for locale in there],
    }
    return Templates(paper.project.templates).render(TEMPLATE, values).encode()


def _edition(paper: Paper, locale: Locale, formats: Sequence[Format]) -> dict[str, Any]:
    metadata = typeset_metadata(locale.metadata, locale.code)
    return {
        "locale": locale.code,
        "direction": direction(locale.code),
        "language": language_name(locale.code),
        "title": metadata.title,
        "subtitle": metadata.subtitle,
        "description": metadata.description,
        "files": [
            {"format": name.value, "label": label, "href": f"{locale.code}/{paper.settings.slug}.{name}"}
            for name, label in _LABELS.items()
            if name in formats
        ],
    }
