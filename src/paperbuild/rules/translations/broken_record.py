"""A record of what a translation was made from is damaged: it has marks of a failed merge, or cannot be read.

    <<<<<<< HEAD
    ^^^^^^^^^^^^ git could not merge this record

A record is the text of the source as it was. For each conflict, keep the text that the translation was made from and
delete git's marks. Or accept the whole section again: `paperbuild locale accept fr 05-rents.md`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.compare.record import conflict
from paperbuild.compare.strings import strings_of
from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.paper import Paper
from paperbuild.model.project import METADATA_NAME

RULE = Rule("LOC027", "broken-record", Severity.ERROR, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every record with git's marks in it, with bytes that are not UTF-8, or that cannot be read."""
    names = {section.name for section in paper.source.sections}
    for locale in paper.locales:
        source = next(item for item in paper.project.locales if item.code == locale.code)
        faults = [
            (file, _fault(file, is_read=file.name in locale.records or file.name not in names))
            for file in source.records
        ]
        if source.metadata_record:
            is_read = strings_of(source.metadata_record, paper.source.code) is not None
            faults.append((source.metadata_record, _fault(source.metadata_record, is_read=is_read)))
        for file, fault in faults:
            if fault:
                again = f"`paperbuild locale accept {locale.code} {file.name}`"
                hint = f"correct it; or bring the section up to date, and run {again}"
                yield RULE.at(file, *fault, hint, locale.code)


def _fault(file: SourceFile, *, is_read: bool) -> tuple[Span, str] | None:
    if marks := conflict(file):
        return marks, "git could not merge this record"
    if file.bad_bytes is not None:
        return Span(file.bad_bytes, file.bad_bytes + 1), "this byte is not UTF-8"
    reason = "this record is not TOML" if file.name == METADATA_NAME else "pandoc cannot read this record"
    return None if is_read else (Span(0, 0), reason)
