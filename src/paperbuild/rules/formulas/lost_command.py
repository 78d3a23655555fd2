r"""A command in a formula changes nothing in HTML and EPUB.

Only the PDF would show it: a colour, or a number that you give yourself.

    $$ \color{red} r = 0.4 $$
       ^^^^^^ `\color` changes nothing in HTML and EPUB

Delete it. Some readers do not see colours anyway: use a word or a sign instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.section import Section

RULE = Rule("MTH002", "lost-command", Severity.WARNING, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every command that pandoc reads in a formula and forgets."""
    for formula in section.formulas:
        for fault in formula.lost:
            yield RULE.at(section.file, fault.span, fault.why, fault.hint, section.locale)
