"""A block of the source cites a work, but its translation does not.

    Les loyers ont augmenté.
    ^^^^^^^^^^^^^^^^^^^^^^^^ `@smith2018`, cited in content/en/01-rents.md:3, is not cited here

Cite the work where the source does. Its key is the same in every language.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC013", "missing-citation", Severity.ERROR, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every work that a block of the source cites and its translation does not."""
    for section, item in translation.differing(Kind.MISSING_CITATION):
        place = section.place(item.source, item.source_span)
        message = f"`{item.wanted}`, cited in {place}, is not cited here"
        hint = f"cite it: `[{item.wanted}]`"
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
