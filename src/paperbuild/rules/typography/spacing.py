"""A space is missing, or there is one that does not belong there.

In French, a space belongs before a semicolon, an exclamation mark, a question mark and a colon, and inside guillemets:

    Quels droits? Tous.
                ^ no space before `?`

In no language is there a space before a comma or a full stop:

    Rents rose , wages did not.
               ^ a space before `,`

You can type any kind of space: the build uses the right one and never ends a line there. `paperbuild fix` corrects
what this rule finds. Words that are marked as another language are left alone: `[Who Cares?]{lang=en}`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import SourceFile
from paperbuild.model.project import LocaleSource
from paperbuild.model.section import Section
from paperbuild.syntax.misprints import Misprint, misprints_in_strings, misset_in

RULE = Rule("TYP001", "spacing", Severity.WARNING, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every space that is missing or does not belong in a section."""
    yield from _told(section.file, section.locale, misset_in(section))


def check_strings(source: LocaleSource) -> Iterator[Diagnostic]:
    """The same in the strings of a locale."""
    if source.metadata:
        yield from _told(source.metadata, source.code, misprints_in_strings(source.metadata, source.code))


def _told(file: SourceFile, locale: str, found: Iterable[Misprint]) -> Iterator[Diagnostic]:
    for misprint in found:
        if not misprint.is_borrowed and not misprint.is_range:
            yield RULE.at(file, misprint.mark, misprint.what, "`paperbuild fix` corrects it", locale)
