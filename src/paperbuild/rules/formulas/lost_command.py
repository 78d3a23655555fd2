r"""A command in a formula changes nothing in HTML and EPUB.

The PDF would show it and the others would not: a colour, or a number of one's own.

    $$ \color{red} r = 0.4 $$
       ^^^^^^ `\color` changes nothing in HTML and EPUB

Take it out. What a colour says is lost on some readers anyway: let a word or a sign say it.
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
