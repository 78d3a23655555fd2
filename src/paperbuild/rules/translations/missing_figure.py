"""A number is in the source but not in the translation, or in the translation but not in the source.

Small and round numbers are often written as words. They are reported only if they are a percentage, an amount of
money, the day of a date, or 13 or more, and if the other side has them neither in digits nor in words.

    Les loyers ont augmenté de 62,9 %.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `2018` of content/en/01-rents.md:3 is missing here

Add the number. If it is there in words, ignore the finding and give that as the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC023", "missing-figure", Severity.WARNING, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every number that only the translation or only the source has."""
    for section, item in translation.differing(Kind.MISSING_FIGURE):
        place = section.place(item.source, item.source_span)
        if item.wanted:
            message, hint = f"`{item.wanted}` of {place} is missing here", "add it"
        else:
            message, hint = f"`{item.written}` is not in {place}", "delete it"
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
