"""A table has no caption.

A caption says what the figures are before they are read: in a list of tables, and to people who listen to the page.

    | Year | Rent |
    ^^^^^^^^^^^^^^^ the table has no caption
    |------|------|
    | 2010 | 480  |

Write the caption after a blank line below the table, or above it: `: Rents by year`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.section import Section

RULE = Rule("ACC004", "table-without-caption", Severity.WARNING, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every table of which nothing says what it shows."""
    hint = "write it after a blank line below the table: `: What it shows`"
    for table in section.tables:
        if not table.caption.strip("\N{OBJECT REPLACEMENT CHARACTER} "):
            yield RULE.at(section.file, table.span, "the table has no caption", hint, section.locale)
