"""A note has another name than in the source.

The name connects a note with the same note in other languages. Readers never see it.

    Les loyers ont augmenté.[^loyers]
                            ^^^^^^^^^ `[^loyers]` is called `[^rents]` in content/en/01-rents.md:3

Use the name that the source uses, both where the note is called and where it is defined.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC012", "renamed-note", Severity.ERROR, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every note with another name than in the source."""
    for section, item in translation.differing(Kind.RENAMED_NOTE):
        place = section.place(item.source, item.source_span)
        message = f"`{item.written}` is called `{item.wanted}` in {place}"
        hint = f"write `{item.wanted}` here and in the definition; names of notes are not translated"
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
