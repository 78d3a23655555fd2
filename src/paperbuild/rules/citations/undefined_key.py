"""A citation names a key that the bibliography does not have.

Nothing can be printed for it: the note would be empty or show a bare key.

    A claim.[@mac-smth2018]
             ^^^^^^^^^^^^^ the bibliography has `mac-smith2018`

Correct the key, or add the work to `bibliography.bib`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.nearest import did_you_mean
from paperbuild.model.section import Section

RULE = Rule("CIT001", "undefined-key", Severity.ERROR, __doc__)


def check_citing(section: Section, keys: Collection[str]) -> Iterator[Diagnostic]:
    """Every cited key that the bibliography, its broken entries included, does not know."""
    for citation in section.citations:
        if citation.key and citation.key not in keys:
            yield RULE.at(
                section.file,
                citation.span,
                f"no entry has the key `{citation.key}`",
                did_you_mean(citation.key, keys) or "add the work to bibliography.bib",
                section.locale,
            )
