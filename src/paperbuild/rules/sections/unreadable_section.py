"""A section cannot be read: pandoc gives up on it, or takes longer than the paper allows.

Nothing of it would be printed. Mostly something is nested in itself many times over, or brackets are opened by the
thousand. There is no place to point at, so no carets here: take halves of the file out until it reads again.

The limit is `pandoc-timeout-s` in the `[limits]` of `content/paper.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.section import Section

RULE = Rule("SEC005", "unreadable-section", Severity.ERROR, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every section that pandoc could not read."""
    if not section.is_readable:
        hint = "take halves of it out until it reads again: the fault is in the other half"
        yield RULE.at_file(section.path, f"the section is not read: {section.trouble}", hint, section.locale)
