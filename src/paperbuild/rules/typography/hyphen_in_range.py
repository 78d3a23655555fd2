"""A hyphen stands between the two numbers of a range, where an en dash belongs.

    The law was in force in 2010-2015.
                                ^ a hyphen between the numbers of a range

Write `2010–2015`, or run `paperbuild fix`. Numbers that are not a range are left alone: dates such as `2019-09-24`,
telephone numbers, ISBNs, numbers of cases and laws, numbers of figures by chapter, and everything in code or a link.
The pages of a citation (`[@mac2018, pp. 44-46]`) are corrected by the build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import SourceFile
from paperbuild.model.project import LocaleSource
from paperbuild.model.section import Section
from paperbuild.syntax.misprints import Misprint, misprints_in_strings, ranges_in

RULE = Rule("TYP003", "hyphen-in-range", Severity.WARNING, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every such hyphen in a section."""
    yield from _told(section.file, section.locale, ranges_in(section))


def check_strings(source: LocaleSource) -> Iterator[Diagnostic]:
    """The same in the strings of a locale."""
    if source.metadata:
        yield from _told(source.metadata, source.code, misprints_in_strings(source.metadata, source.code))


def _told(file: SourceFile, locale: str, found: Iterable[Misprint]) -> Iterator[Diagnostic]:
    for misprint in found:
        if misprint.is_range:
            hint = "write an en dash (`–`), or run `paperbuild fix`"
            yield RULE.at(file, misprint.mark, misprint.what, hint, locale)
