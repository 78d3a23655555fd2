"""A citation names a `@set` of several works, or an `@xdata` that only lends fields, instead of one work.

Nothing can be printed for it, so the note would be empty.

    A claim.[@both2018]
             ^^^^^^^^^ cite the works of the set: `@mac2018`, `@grant2014`

Cite the works themselves, together in one note: `[@mac2018; @grant2014]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import NO_WORKS, Entry, keys_in
from paperbuild.model.paper import Paper

RULE = Rule("CIT008", "cited-set", Severity.ERROR, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every citation of an entry that is shared by works and is not a work itself."""
    for section in paper.sections:
        for citation in section.citations:
            entry = paper.bibliography.find(citation.key)
            if entry and entry.type in NO_WORKS:
                message = f"`{entry.key}` is a `@{entry.type}`, which is not one work"
                yield RULE.at(section.file, citation.span, message, _hint(entry), section.locale)


def _hint(entry: Entry) -> str:
    members = keys_in(entry.fields["entryset"]) if "entryset" in entry.fields else []
    if members:
        return f"cite the works of the set: `[{'; '.join(f'@{key}' for key in members)}]`"
    return "cite an entry that is one work"
