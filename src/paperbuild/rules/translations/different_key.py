"""The translation cites another work than the source does at this place.

    Les loyers ont augmenté.[@smith2019]
                              ^^^^^^^^^ `@smith2019` is cited here, `@smith2018` in content/en/01-rents.md:3

Cite the work that the source cites.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC016", "different-key", Severity.ERROR, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every citation of another work than the source cites there."""
    for section, item in translation.differing(Kind.KEY):
        place = section.place(item.source, item.source_span)
        message = f"`{item.written}` is cited here, `{item.wanted}` in {place}"
        hint = f"did you mean `{item.wanted}`?"
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
