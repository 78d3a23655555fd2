"""A note is defined, but nothing calls it.

A note without a call is not printed: its text and the works that it cites are lost.

    [^rents]: By a third.
    ^^^^^^^^ nothing calls `[^rents]`

Add its call where it belongs, or delete the note.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.nearest import nearest
from paperbuild.model.section import Section

RULE = Rule("NOT002", "unused-note", Severity.ERROR, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every definition that its own file never calls."""
    called = {call.slug for call in section.calls}
    undefined = called - {definition.slug for definition in section.definitions}
    for definition in section.definitions:
        if definition.slug not in called:
            message = f"nothing calls `[^{definition.slug}]`, so it is not printed"
            meant = nearest(definition.slug, undefined)
            hint = f"is `[^{meant}]` its call?" if meant else f"write `[^{definition.slug}]` where it belongs"
            yield RULE.at(section.file, definition.span, message, hint, section.locale)
