"""A section has a second heading of level 1.

A file is one section, with one number, one line in the contents and one running head. A second heading of level 1
would appear under the number of the first.

    # Housing
    Rents rose.

    # Work
    ^^^^^^ the section has a heading of level 1 already

Put what follows into a file of its own, or write the heading with `##`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.section import Section

RULE = Rule("SEC008", "second-title", Severity.ERROR, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every heading of level 1 after the first of its section."""
    titles = [heading for heading in section.headings if heading.level == 1]
    for heading in titles[1:]:
        line = section.file.position(titles[0].span.start).line
        message = f"the section has a heading of level 1 on line {line} already"
        hint = "put what follows into a file of its own, or write the heading with `##`"
        yield RULE.at(section.file, heading.span, message, hint, section.locale)
