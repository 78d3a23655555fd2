"""A heading skips a level.

Contents, PDF bookmarks and screen readers use the levels of headings. When a level is left out, readers look for a
part that is not there.

    # Housing
    ### Rents
    ^^^^^^^^^ a heading of level 3 follows one of level 1

Write `## Rents`. A section begins with a heading of level 1. The heading of a box is one level below the heading above
the box, or higher.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.section import Heading, Section

RULE = Rule("SEC001", "skipped-level", Severity.ERROR, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every heading that is more than one level below the heading it stands under."""
    for heading, above in _found(section):
        follows = f"follows one of level {above}" if above else "comes first in its section"
        message = f"a heading of level {heading.level} {follows}"
        hint = f"write it with {'#' * (above + 1)}"
        yield RULE.at(section.file, heading.span, message, hint, section.locale)


def _found(section: Section) -> Iterator[tuple[Heading, int]]:
    """The headings that skip, each with the level of the one above it (0: there is none)."""
    outside = within = 0
    last = -1
    for heading, box in zip(section.headings, _boxes(section), strict=True):
        above = within if box == last else outside
        within, last = heading.level, box
        if box < 0:
            outside = heading.level
        if heading.level > above + 1:
            yield heading, above


def _boxes(section: Section) -> Iterator[int]:
    """For each heading, which box it stands in: where the last div of that class was opened, or -1 outside of any."""
    opened: dict[str, int] = {}
    divs = list(reversed(section.divs))
    for heading in section.headings:
        while divs and divs[-1].span.start < heading.span.start:
            div = divs.pop()
            opened[next(iter(div.classes), "")] = div.span.start
        yield opened.get(heading.container, -1) if heading.container else -1
