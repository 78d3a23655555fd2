"""A space is missing where the language has one, or stands where it has none.

In a French text, before a semicolon, an exclamation or a question mark, a colon and within guillemets:

    Quels droits? Tous.
                ^ no space before `?`

In any language, before a comma or a full stop:

    Rents rose , wages did not.
               ^ a space before `,`

Which kind of space it is, and that no line ends there, is seen to when the paper is built: type any. `paperbuild fix`
sets what this rule finds. Words in another language are left alone where they say so: `[Who Cares?]{lang=en}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.diagnostic import Diagnostic, Rule, Severity
from paperbuild.misprints import misprints
from paperbuild.paper import Paper

RULE = Rule("TYP001", "spacing", Severity.WARNING, __doc__)


def check(paper: Paper) -> Iterator[Diagnostic]:
    """Every space that is missing or too much."""
    for section in paper.sections:
        for misprint in misprints(section):
            if not misprint.is_borrowed:
                hint = "`paperbuild fix` mends it"
                yield RULE.at(section.file, misprint.mark, misprint.what, hint, section.locale)
