"""A citation or the call of a note stands in the text of a link.

The number of a note is itself a link to the note. Inside another link it does not work in most programs.

    The [report on rents[@marsh2021]](https://example.org/rents) says so.
                          ^^^^^^^^^ a note inside a link cannot be clicked

Put the reference after the link: `[report on rents](https://example.org/rents)[@marsh2021]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.section import LinkKind, Section

RULE = Rule("LNK011", "note-in-link", Severity.ERROR, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every note call or citation inside the text of a link."""
    links = [link.span for link in section.links if link.kind is LinkKind.LINK]
    for site in section.sites if links else ():
        if any(link.start < site.start < link.end for link in links):
            message = "a note inside a link cannot be clicked"
            yield RULE.at(section.file, site, message, "put it after the link", section.locale)
