"""One citation names the same place in the same work twice.

The note would name the work twice. Usually another key was meant.

    Rents rose.[@smith2018; @jones2019; @smith2018]
                                         ^^^^^^^^^ `smith2018` is in this citation already

Correct the key, or delete the second one. Two different places in the same work are fine.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.section import Section

RULE = Rule("CIT005", "repeated-key", Severity.WARNING, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every key that its citation has named before with the same words around it."""
    seen: set[tuple[int, str, str]] = set()
    for citation in section.citations:
        same = (citation.group, citation.key, citation.suffix.strip())
        if same in seen:
            message = f"`{citation.key}` is in this citation already"
            hint = "delete it, or correct the key"
            yield RULE.at(section.file, citation.span, message, hint, section.locale)
        seen.add(same)
