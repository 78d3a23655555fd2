"""A section cannot be read: pandoc fails on it, or takes longer or more memory than the paper allows.

Nothing of it would be printed. Usually something is nested in itself many times, or there are thousands of open
brackets. The tool cannot point at the place: remove one half of the file, then the other, until it can be read again.

The limits are `pandoc-timeout-s` and `memory-mb` in the `[limits]` of `content/paper.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.section import Section

RULE = Rule("SEC005", "unreadable-section", Severity.ERROR, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every section that pandoc could not read."""
    if not section.is_readable:
        hint = "remove one half of it, then the other, until it can be read: the fault is in the half that you removed"
        yield RULE.at_file(section.path, f"the section is not read: {section.trouble}", hint, section.locale)
