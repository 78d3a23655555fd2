"""A record of what a translation was made from cannot be used: git could not merge it, or it cannot be read.

    <<<<<<< HEAD
    ^^^^^^^^^^^^ git could not merge this record

A record is the source's text as it was. Keep, of each conflict, the text that the translation was made from, and take
git's marks out; or accept the whole section anew: `paperbuild locale accept fr 05-rents.md`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.diagnostic import Diagnostic, Rule, Severity
from paperbuild.paper import Paper
from paperbuild.source import SourceFile, Span
from paperbuild.translation.record import conflict

RULE = Rule("LOC027", "broken-record", Severity.ERROR, __doc__)


def check(paper: Paper) -> Iterator[Diagnostic]:
    """Every record with git's marks in it, with bytes that are no UTF-8, or that pandoc cannot read."""
    names = {section.name for section in paper.source.sections}
    for locale in paper.locales:
        source = next(item for item in paper.project.locales if item.code == locale.code)
        for file in source.records:
            if fault := _fault(file, is_read=file.name in locale.records or file.name not in names):
                span, message = fault
                hint = f"mend it, or `paperbuild locale accept {locale.code} {file.name}` once all of it is up to date"
                yield RULE.at(file, span, message, hint, locale.code)


def _fault(file: SourceFile, *, is_read: bool) -> tuple[Span, str] | None:
    if marks := conflict(file):
        return marks, "git could not merge this record"
    if file.bad_bytes is not None:
        return Span(file.bad_bytes, file.bad_bytes + 1), "this byte is no UTF-8"
    return None if is_read else (Span(0, 0), "pandoc cannot read this record")
