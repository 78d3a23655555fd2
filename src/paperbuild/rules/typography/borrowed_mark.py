"""A text has a Latin punctuation mark where its own script has another one.

After a Chinese character, the comma, colon, semicolon, question mark and exclamation mark are the wide ones. After an
Arabic letter, the comma, semicolon and question mark face the other way.

    房租上涨,工资不变。
            ^ `,` is the mark of another script

Write `，`, or run `paperbuild fix`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import SourceFile
from paperbuild.language.spacing import has_marks_of_its_own
from paperbuild.model.project import LocaleSource
from paperbuild.model.section import Section
from paperbuild.syntax.misprints import Misprint, misprints_in_strings, misset_in

RULE = Rule("TYP002", "borrowed-mark", Severity.WARNING, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every mark in a section that belongs to another script than the letter before it."""
    if has_marks_of_its_own(section.locale):
        yield from _told(section.file, section.locale, misset_in(section))


def check_strings(source: LocaleSource) -> Iterator[Diagnostic]:
    """The same in the strings of a locale."""
    if source.metadata and has_marks_of_its_own(source.code):
        yield from _told(source.metadata, source.code, misprints_in_strings(source.metadata, source.code))


def _told(file: SourceFile, locale: str, found: Iterable[Misprint]) -> Iterator[Diagnostic]:
    for misprint in found:
        if misprint.is_borrowed:
            hint = f"write `{misprint.right}`, or run `paperbuild fix`"
            yield RULE.at(file, misprint.mark, misprint.what, hint, locale)
