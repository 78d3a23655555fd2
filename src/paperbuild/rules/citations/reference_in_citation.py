"""A citation or a note stands inside the brackets of another citation, where it cannot be printed.

Separate the works of one note with semicolons. After a comma, the second work is taken for a remark about the first.

    Rents rose.[@smith2018, @jones2019]
                             ^^^^^^^^^ a citation inside a citation is not printed
    Prices rose.[@smith2018[^count]]
                           ^^^^^^^^ a note inside a citation is not printed

Write `[@smith2018; @jones2019]`. Put the call of a note after the brackets.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.section import Section

RULE = Rule("CIT010", "reference-in-citation", Severity.ERROR, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every citation, call and inline note within a citation."""
    keys = {citation.span: citation.key for citation in section.citations}
    for span in section.nested:
        if key := keys.get(span):
            message = "a citation inside a citation is not printed"
            hint = f"if the note should name both works, put `;` between them: `; @{key}`"
        else:
            message = "a note inside a citation is not printed"
            hint = "put the note after the brackets, or write its text inside them"
        yield RULE.at(section.file, span, message, hint, section.locale)
