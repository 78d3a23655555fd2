"""A note is written inline, without a name.

It is printed like any other note. But translations, the list of notes and later editions know a note by its name.
Without one, nobody can tell when its translation is missing.

    Rents rose.^[By a third.]
               ^^ the note has no name

Write `[^rents]` here, and below the paragraph `[^rents]: By a third.`
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.section import Section

RULE = Rule("NOT006", "inline-note", Severity.WARNING, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every note that is written where it is called."""
    hint = "write `[^name]` here and define it below the paragraph: `[^name]: …`"
    for note in section.inline_notes:
        if not note.inside:
            yield RULE.at(section.file, note.span, "the note has no name", hint, section.locale)
