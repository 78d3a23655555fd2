"""A list of works asks for a keyword that no entry of the bibliography has, so nothing is printed there.

    ::: {.bibliography keyword="resuorce"}
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no entry has the keyword `resuorce`
    :::

Correct the keyword, or give it to the works that belong in the list: `keywords = {resource}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.nearest import did_you_mean
from paperbuild.model.paper import Paper
from paperbuild.model.section import WORKS_CLASS

RULE = Rule("CIT007", "empty-list", Severity.ERROR, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every list of works that nothing in the bibliography belongs to."""
    entries = paper.bibliography.by_key.values()
    known = {word.strip() for entry in entries for word in entry.value("keywords").split(",")} - {""}
    for section in paper.sections:
        for div in section.divs:
            wanted = dict(div.attributes).get("keyword", "")
            if WORKS_CLASS in div.classes and wanted and wanted not in known:
                hint = did_you_mean(wanted, known) or f"write `keywords = {{{wanted}}}` in the works of the list"
                yield RULE.at(section.file, div.span, f"no entry has the keyword `{wanted}`", hint, section.locale)
