"""The target of a link or an image would run a program, or is itself a document.

Anyone who clicks it would run what a stranger wrote. No built file contains such a link.

    [Rents](javascript:alert)
    ^^^^^^^^^^^^^^^^^^^^^^^^^ `javascript:` runs in the reader's browser

Use a web address (`https://…`), a heading (`#rents`) or the file of a section.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.section import Section
from paperbuild.syntax.targets import TargetKind, target_of

RULE = Rule("LNK005", "unsafe-link", Severity.ERROR, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every target with a scheme that is run, or that holds what it shows."""
    hint = "name an address (`https://…`), a heading (`#…`) or a file"
    for link in section.links:
        target = target_of(link.target, section.path)
        if target.kind is TargetKind.PROGRAM:
            message = f"no target may begin with `{target.scheme}:`"
            yield RULE.at(section.file, link.span, message, hint, section.locale)
