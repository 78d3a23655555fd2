r"""`$$` is printed, where a formula was probably meant.

A formula on a line of its own begins with `$$` and ends with `$$`, with no blank line between them.

    $$ r = 0.4
    ^^ `$$` is printed as it is: it neither begins nor ends a formula

Write the closing `$$`, and delete blank lines between the two. To print the signs, write `\$\$`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.section import Section

RULE = Rule("MTH003", "printed-dollars", Severity.WARNING, __doc__)

_SIGNS = re.compile(r"(?<![\\$])\$\$(?!\$)")


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every `$$` in the running text. Between the marks of a formula there is nothing but the formula."""
    if "$$" not in section.file.text:
        return
    marks = {at for formula in section.formulas if formula.is_display for at in _around(section, formula.span)}
    for match in _SIGNS.finditer(section.visible):
        if match.start() not in marks:
            message = "`$$` is printed as it is: it neither begins nor ends a formula"
            hint = "put the formula between two `$$`, without a blank line; to print the signs, write `\\$\\$`"
            yield RULE.at(section.file, Span(*match.span()), message, hint, section.locale)


def _around(section: Section, span: Span) -> tuple[int, int]:
    """Where the marks of a formula stand."""
    text = section.file.text
    return text.rfind("$$", 0, span.start), text.find("$$", span.end)
