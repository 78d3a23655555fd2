"""Two works share a note in the source but have a note each in the translation, or the other way round.

Every note after them would have another number than in the source.

    Les loyers ont augmenté.[@smith2018] [@jones2019]
                                           ^^^^^^^^^ in one note with the work before it in content/en/01-rents.md:3

Put the same works into one note as the source does.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC018", "different-grouping", Severity.ERROR, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every work that shares a note with another in a translation or in its source, not in both."""
    for section, item in translation.differing(Kind.GROUPING):
        place = section.place(item.source, item.source_span)
        shared = "in a note of its own" if item.wanted else "in one note with the work before it"
        message = f"`{item.written}` is cited {shared} in {place}"
        hint = "write `[@one; @other]` for one note, `[@one] [@other]` for two"
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
