"""The notes and works of a block come in another order than in the source.

Notes would have other numbers than in the source, and a note may end up behind the wrong half of a sentence.

    Les loyers ont augmenté,[^wages] les salaires non.[^rents]
                            ^^^^^^^^ `[^wages]` comes where content/en/01-rents.md:3 has `[^rents]`

Put them in the order of the source. If the sentence runs differently in your language, put its notes at its end.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC017", "different-order", Severity.ERROR, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every block whose notes and works come in another order than in the source."""
    for section, item in translation.differing(Kind.ORDER):
        place = section.place(item.source, item.source_span)
        message = f"`{item.written}` comes where {place} has `{item.wanted}`"
        hint = "notes and works come in the order of the source"
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
