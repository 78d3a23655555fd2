"""A link uses a reference that its section does not define.

Pandoc prints such a link as text, with its brackets.

    The [report on rents][report] says so.
        ^^^^^^^^^^^^^^^^^^^^^^^^^ nothing defines `[report]: …`

Define the reference on a line of its own, `[report]: https://example.org/`, or write the address itself:
`[report on rents](https://example.org/)`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.section import Section

RULE = Rule("LNK009", "undefined-link", Severity.ERROR, __doc__)

_REFERENCE = re.compile(r"(?<![\]\\!])!?\[(?!\^)([^\[\]@]+)\]\[([^\[\]@^]*)\]")


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every `[text][reference]` that pandoc read as text."""
    for match in _found(section):
        reference = match[2] or match[1]
        message = f"nothing defines the reference `[{reference}]`"
        hint = f"write `[{match[1]}](…)`, or define it: `[{reference}]: …`"
        yield RULE.at(section.file, Span(*match.span()), message, hint, section.locale)


def _found(section: Section) -> Iterator[re.Match[str]]:
    links = sorted(link.span for link in section.links)
    for match in _REFERENCE.finditer(section.visible):
        before = bisect_left(links, Span(match.end(), 0)) - 1
        if before < 0 or links[before].end <= match.start():
            yield match
