"""The record of an edition cannot be read, or two records are of one edition: what it promised is not checked.

    name = "2026
    ^ this is not TOML: illegal character '\\n'

Take the file in `content/editions/` from git as it was. If git could not merge two records of one edition, keep the one
that was published (`merge-mark`). The name in a record is that of its file; two editions whose names differ by capitals
alone are one file on many systems.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.paper import Paper

RULE = Rule("UPD006", "broken-edition", Severity.ERROR, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every file that should be a record and is none that can be used."""
    for fault in paper.editions.faults:
        yield RULE.at(fault.file, fault.span, fault.message, fault.hint)
