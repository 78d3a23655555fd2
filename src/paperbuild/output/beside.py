"""What the pages beside the papers share: the frame, its colours, and the words, which the tool has in some languages.

The words of a language are a template, `words/TAG.jinja`, made of what the tool says in it (`output/words.py`): a
project adds a language, or says it otherwise, with a file of its own. A paper's translators need not know of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from paperbuild.compose.metadata import typeset_metadata
from paperbuild.language.dates import date_text
from paperbuild.language.typography import comma, direction
from paperbuild.language.words import ENGLISH, fitting
from paperbuild.language.words import words_language as language_of_tool
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.settings import Metadata
from paperbuild.model.translation import State
from paperbuild.output.colours import colours
from paperbuild.output.published import published_css
from paperbuild.output.templates import Templates
from paperbuild.output.view import publisher_values
from paperbuild.output.words import words_name

_STYLE_SHEET = "screen.css"


def page_values(paper: Paper, templates: Templates) -> dict[str, Any]:
    """What the frame of a page about the whole paper needs: it speaks the language of the source."""
    own, settings = paper.source.code, paper.settings
    title = metadata_of(paper.source)
    return {
        "locale": own,
        "direction": direction(own),
        **words_values(paper, own),
        "title": title.title,
        "subtitle": title.subtitle,
        "publisher": publisher_values(settings.publisher, own),
        "date": settings.date,
        "date_text": date_text(settings.date, own),
        "design": settings.design,
        "colours": colours(settings.design, settings.accent),
        "css": Markup(published_css(templates.text(_STYLE_SHEET))),  # noqa: S704 - a style sheet, not the paper's text
    }


def words_values(paper: Paper, locale: str) -> dict[str, Any]:
    """The template that has the tool's words for `locale`, the language it has them in, and that language's ways."""
    language = words_language(paper.project.templates, locale)
    return {
        "words": words_name(language),
        "words_locale": language,
        "words_direction": direction(language),
        "words_comma": comma(language),
    }


def words_language(templates: Mapping[str, Any], locale: str) -> str:
    """The language among those of the project's `templates` and of the tool that readers of `locale` read: the nearest
    to their own, otherwise English."""
    known = (one for one in fitting(locale) if words_name(one) in templates or language_of_tool(one) == one)
    return next(known, ENGLISH)


def metadata_of(locale: Locale) -> Metadata:
    """What the locale's `metadata.toml` says, with its language's marks."""
    return typeset_metadata(locale.metadata, locale.code)


def gaps(paper: Paper, locale: Locale) -> dict[str, int]:
    """How many of a translation's blocks are not translated, and how many are older than the source's; none of it."""
    beside = next((one for one in paper.translations if one.code == locale.code), None)
    counts = beside.counts if beside else {}
    return {
        "total": sum(counts.values()),
        "missing": counts.get(State.MISSING, 0) + counts.get(State.UNTRANSLATED, 0),
        "stale": counts.get(State.STALE, 0),
    }
