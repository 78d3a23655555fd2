"""Something is written in the Markdown of another program. Here it is printed as text, or its lines run together.

There are many kinds of Markdown. A section is pandoc's Markdown. It has no shortcodes (`{{< pagebreak >}}`), no wiki
links (`[[Rents]]`) and no numbered examples (`(@)`), and it needs a blank line before a list, a heading, a quotation
and a table.

    The reasons are:
    - the rents rose
    ^ a list right below text is printed as text
    - the wages fell

    See [[Rents]].
        ^^^^^^^^^ a link of a wiki is printed as text

The items of a list are counted from its first number: in `1.`, `2.`, `4.` the last is printed as 3, so this is
reported. So is an ordinal that begins a paragraph: `2019. aastal`, `3. Oktober 1990` is the beginning of a list.

Write what the hint says. To print the signs themselves, put a backslash before the first one.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.section import Section
from paperbuild.syntax.markdown.dialects import foreign

RULE = Rule("RAW003", "foreign-markup", Severity.ERROR, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Everything that pandoc prints as it is typed, though it was meant as more."""
    for found in foreign(section):
        rule = RULE if found.is_sure else RULE.weighing(Severity.WARNING)
        yield rule.at(section.file, found.span, f"{found.what} {found.outcome}", found.hint, section.locale)
