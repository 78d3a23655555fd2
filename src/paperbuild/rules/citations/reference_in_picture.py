"""A citation or the call of a note is in the alternative text of an image that is part of a line.

Alternative text is read aloud instead of the image. It cannot have a note, so the reference is not printed.

    The district ![a map, after [@marsh2021]](map.png) has no clinic.
                                  ^^^^^^^^^ a reference in alternative text is not printed

Put the reference after the image. If the image is a paragraph of its own, its text is a caption, and a reference in it
works as anywhere else.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.section import LinkKind, Section

RULE = Rule("CIT006", "reference-in-picture", Severity.ERROR, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every reference in a picture's text that makes no note."""
    pictures = [link.span for link in section.links if link.kind is LinkKind.IMAGE]
    for span in _lost(section) if pictures else ():
        if any(picture.start < span.start < picture.end for picture in pictures):
            message = "a reference in alternative text is not printed"
            yield RULE.at(section.file, span, message, "put it after the image", section.locale)


def _lost(section: Section) -> Iterator[Span]:
    """The calls, and the first key of each citation, that are in the running text and make no note there."""
    sites = set(section.sites)
    yield from (call.span for call in section.calls if not call.inside and call.span not in sites)
    groups: set[int] = set()
    for citation in section.citations:
        if not citation.note and citation.group not in groups and citation.span not in sites:
            yield citation.span
        groups.add(citation.group)
