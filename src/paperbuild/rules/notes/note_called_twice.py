"""A note is called a second time.

Every call makes a note with a number of its own, so the same text would be printed twice under two numbers.

    Rents rose,[^rents] and they rose again.[^rents]
                                            ^^^^^^^^ `[^rents]` is called on line 1 already

Give the second place a note of its own. To send the reader back, cite the same work again: `[@smith2018]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.section import Section

RULE = Rule("NOT007", "note-called-twice", Severity.ERROR, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every call of a defined note that its file has called before, in the order of the text."""
    defined = {definition.slug for definition in section.definitions}
    first: dict[str, Span] = {}
    for call in section.calls:
        if call.inside or call.slug not in defined:
            continue
        earlier = first.setdefault(call.slug, call.span)
        if earlier is not call.span:
            line = section.file.position(earlier.start).line
            message = f"`[^{call.slug}]` is called on line {line} already, so its text would be printed twice"
            yield RULE.at(section.file, call.span, message, "give this place a note of its own", section.locale)
