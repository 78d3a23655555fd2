"""A work is cited in another block than in the source, or two works have changed places.

It then supports the wrong statement.

    Les loyers ont augmenté.

    Les salaires non.[@smith2018]
                       ^^^^^^^^^ `@smith2018` is cited here; the source cites it in content/en/01-rents.md:3

Cite each work in the same block as the source does.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC015", "moved-citation", Severity.ERROR, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every work that is cited in another block than in the source."""
    for section, item in translation.differing(Kind.MOVED_CITATION):
        place = section.place(item.source, item.source_span)
        if item.wanted:
            message = f"`{item.written}` and `{item.wanted}` have changed places: {place} cites `{item.written}`"
        else:
            message = f"`{item.written}` is cited here; the source cites it in {place}"
        hint = "cite it in the same block as the source does"
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
