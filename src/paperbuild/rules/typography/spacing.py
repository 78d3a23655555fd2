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

from collections.abc import Iterable, Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import SourceFile
from paperbuild.model.project import LocaleSource
from paperbuild.model.section import Section
from paperbuild.syntax.misprints import Misprint, misprints, misprints_in_strings

RULE = Rule("TYP001", "spacing", Severity.WARNING, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every space that is missing or too much in a section."""
    yield from _told(section.file, section.locale, misprints(section))


def check_strings(source: LocaleSource) -> Iterator[Diagnostic]:
    """The same in the strings of a locale."""
    if source.metadata:
        yield from _told(source.metadata, source.code, misprints_in_strings(source.metadata, source.code))


def _told(file: SourceFile, locale: str, found: Iterable[Misprint]) -> Iterator[Diagnostic]:
    for misprint in found:
        if not misprint.is_borrowed:
            yield RULE.at(file, misprint.mark, misprint.what, "`paperbuild fix` mends it", locale)
