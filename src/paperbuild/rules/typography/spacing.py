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

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import SourceFile
from paperbuild.model.paper import Paper
from paperbuild.syntax.misprints import Misprint, misprints, misprints_in_strings

RULE = Rule("TYP001", "spacing", Severity.WARNING, __doc__)


def check(paper: Paper) -> Iterator[Diagnostic]:
    """Every space that is missing or too much, in a section or a string."""
    for file, locale, misprint in misprints_of(paper):
        if not misprint.is_borrowed:
            yield RULE.at(file, misprint.mark, misprint.what, "`paperbuild fix` mends it", locale)


def misprints_of(paper: Paper) -> Iterator[tuple[SourceFile, str, Misprint]]:
    """What is set otherwise than its language has it in all of a paper, with its file and locale."""
    for section in paper.sections:
        yield from ((section.file, section.locale, misprint) for misprint in misprints(section))
    for locale in paper.project.locales:
        if file := locale.metadata:
            yield from ((file, locale.code, misprint) for misprint in misprints_in_strings(file, locale.code))
