"""What the pages beside the papers share: the frame, its colours, and the words, which the tool has in some languages.

The words of a language are a template, `words/fr.jinja`: a project adds a language, or says it otherwise, with a file
of its own. A paper's translators have nothing to do with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from paperbuild.compose.metadata import typeset_metadata
from paperbuild.language.dates import date_text
from paperbuild.language.typography import comma, direction, script
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.settings import Metadata
from paperbuild.model.translation import State
from paperbuild.output.colours import colours
from paperbuild.output.published import published_css
from paperbuild.output.templates import Templates
from paperbuild.output.view import publisher_values

_STYLE_SHEET = "screen.css"
_OTHERWISE = "en"


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
        "words": _template(language),
        "words_locale": language,
        "words_direction": direction(language),
        "words_comma": comma(language),
    }


def words_language(templates: Mapping[str, Any], locale: str) -> str:
    """The language among those of `templates` that readers of `locale` read: their own, or else English.

    Never one in other letters: who reads `zh-Hant` is not given the words of `zh`.
    """
    steps = locale.split("-")
    wider = ["-".join(steps[:length]) for length in range(len(steps), 0, -1)]
    fit = (tag for tag in wider if _template(tag) in templates and script(tag) == script(locale))
    return next(fit, _OTHERWISE)


def _template(language: str) -> str:
    return f"words/{language}.jinja"


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
