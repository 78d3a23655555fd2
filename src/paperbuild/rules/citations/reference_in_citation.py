"""A citation or a note stands inside the brackets of another citation, where it cannot be printed.

Separate the works of one note with semicolons. After a comma, the second work is taken for a remark about the first.

    Rents rose.[@smith2018, @jones2019]
                             ^^^^^^^^^ a citation within a citation is printed nowhere
    Prices rose.[@smith2018[^count]]
                           ^^^^^^^^ a note within a citation is printed nowhere

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
            message = "a citation within a citation is printed nowhere"
            hint = f"write `;` before it, if its note is to name both works: `; @{key}`"
        else:
            message = "a note within a citation is printed nowhere"
            hint = "put it behind the brackets, or what it says into them"
        yield RULE.at(section.file, span, message, hint, section.locale)
