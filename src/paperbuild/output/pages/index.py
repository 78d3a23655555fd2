"""Makes `build/index.html`, the page that lists what there is of a paper: its languages and their formats."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from paperbuild.language.collation import sort_key
from paperbuild.language.dates import language_name
from paperbuild.language.sizes import size_text
from paperbuild.language.typography import comma, direction
from paperbuild.model.formats import Format
from paperbuild.model.paper import Locale, Paper
from paperbuild.output.banner import BANNER_PIXELS
from paperbuild.output.beside import gaps, metadata_of, page_values, words_values
from paperbuild.output.citing import public_address
from paperbuild.output.names import BANNER_SUFFIX
from paperbuild.output.registry import FORMATS
from paperbuild.output.templates import Templates

INDEX_TEMPLATE = "index.html.jinja"
INDEX_NAME = "index.html"
# What opens at once comes first, then what is set in pages.
_FORMATS = sorted(FORMATS.values(), key=lambda one: (one.needs_layout, one.place))
LABELS = {one.name: one.label for one in _FORMATS}
"""What readers call each format, in the order in which they are offered."""


def render_index(
    paper: Paper,
    templates: Templates,
    sizes: Mapping[str, Mapping[str, int]],
    page_counts: Mapping[str, int] = MappingProxyType({}),
) -> bytes:
    """The page. `sizes` has the bytes of each file that there is, by its locale's code and its format; `page_counts`
    the pages of each PDF, by its locale's code.

    Raises BrokenTemplateError.
    """
    there = [locale for locale in in_order(paper) if sizes.get(locale.code)]
    # The networks' picture stands beside the PDF, from which it is made.
    has_picture = "pdf" in sizes.get(paper.source.code, {})
    values = {
        **page_values(paper, templates),
        "editions": [_edition(paper, locale, sizes[locale.code], page_counts.get(locale.code, 0)) for locale in there],
        "description": metadata_of(paper.source).description,
        "picture": public_address(paper.settings, paper.source.code, BANNER_SUFFIX) if has_picture else "",
        "address": f"{paper.settings.url}{INDEX_NAME}" if paper.settings.url else "",
        "banner": {"width": BANNER_PIXELS[0], "height": BANNER_PIXELS[1]},
    }
    return templates.render(INDEX_TEMPLATE, values).encode()


def in_order(paper: Paper) -> list[Locale]:
    """The locales as readers look for them: the source first, then by what each language calls itself."""
    own = paper.source.code
    return sorted(paper.locales, key=lambda one: (one.code != own, sort_key(language_name(one.code), own), one.code))


def _edition(paper: Paper, locale: Locale, sizes: Mapping[str, int], page_count: int) -> dict[str, Any]:
    metadata, words = metadata_of(locale), words_values(paper, locale.code)
    return {
        "locale": locale.code,
        "direction": direction(locale.code),
        "comma": comma(locale.code),
        "language": language_name(locale.code),
        "is_source": locale.code == paper.source.code,
        **words,
        "title": metadata.title,
        "subtitle": metadata.subtitle,
        "description": metadata.description,
        "gaps": gaps(paper, locale),
        "source_language": language_name(paper.source.code, words["words_locale"]),
        "files": [
            {
                "format": one.name,
                "label": one.label,
                "type": one.media_type,
                "pages": page_count if one.name == Format.PDF else 0,
                "size": size_text(sizes[one.name], locale.code),
                "href": f"{locale.code}/{paper.settings.slug}.{one.name}",
            }
            for one in _FORMATS
            if one.name in sizes
        ],
    }
