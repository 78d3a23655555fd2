"""A block of the source calls a note, but its translation does not.

Every note after it would have another number than in the source.

    Les loyers ont augmenté.
    ^^^^^^^^^^^^^^^^^^^^^^^^ `[^rents]`, called in content/en/01-rents.md:3, is not called here

Call the note where the source does. Its name is the same in every language.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC009", "missing-call", Severity.ERROR, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every note of the source that its block in a translation does not call."""
    for section, item in translation.differing(Kind.MISSING_NOTE):
        place = section.place(item.source, item.source_span)
        message = f"`{item.wanted}`, called in {place}, is not called here"
        hint = f"write `{item.wanted}` where the note belongs; names of notes are not translated"
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
