"""A table has no header row.

A screen reader reads the header with each cell. Without a header, people hear figures that mean nothing.

    |------|-----|
    | 2010 | 480 |
    ^^^^^^^^^^^^^^ the table has no header row

Add a first row that says what each column holds, above the line of hyphens.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.section import Section

RULE = Rule("ACC003", "table-without-header", Severity.WARNING, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every table whose header is missing or empty."""
    hint = "write what each column holds in a first row, above the line of hyphens"
    for table in section.tables:
        if not table.has_header:
            yield RULE.at(section.file, table.span, "the table has no header row", hint, section.locale)
