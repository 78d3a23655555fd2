"""A note is called in another block than in the source, or two notes have changed places.

It then belongs to the wrong statement.

    Les loyers ont augmenté.

    Les salaires non.[^rents]
                     ^^^^^^^^ `[^rents]` is called here; the source calls it in content/en/01-rents.md:3

Call each note in the same block as the source does.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC011", "moved-note", Severity.ERROR, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every note that is called in another block than in the source."""
    for section, item in translation.differing(Kind.MOVED_NOTE):
        place = section.place(item.source, item.source_span)
        if item.wanted:
            message = f"`{item.written}` and `{item.wanted}` have changed places: {place} calls `{item.written}`"
        else:
            message = f"`{item.written}` is called here; the source calls it in {place}"
        hint = "call it in the same block as the source does"
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
