"""The class of a box is almost one that the tool knows, but not quite.

A class that no template and no style sheet knows has no effect: your box is printed as plain text.

    ::: {.case-stduy}
    ^^^^^^^^^^^^^^^^^ did you mean `.case-study`?

Classes that do not look like the name of a box are fine; you may use them for something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.classes import (
    CALLOUTS,
    CASE_CLASS,
    LANDSCAPE_CLASS,
    PAGE_BREAK_CLASSES,
    PULL_QUOTE_CLASS,
    WORKS_CLASS,
)
from paperbuild.model.numbered import LIST_CLASSES
from paperbuild.model.paper import Paper

RULE = Rule("SEC010", "unknown-box", Severity.WARNING, __doc__)

_KNOWN = (
    *(WORKS_CLASS, CASE_CLASS, PULL_QUOTE_CLASS, LANDSCAPE_CLASS, *PAGE_BREAK_CLASSES, *LIST_CLASSES),
    *(f"callout-{kind}" for kind in CALLOUTS),
    *("important", "warning", "caution"),  # of the shorter ones, other words are as near
)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every class of a div that is a slip away from one that means something."""
    styles = "".join(file.text for name, file in paper.project.templates.items() if name.endswith(".css"))
    for section in paper.sections:
        for div in section.divs:
            for name in div.classes:
                near = get_close_matches(name.casefold(), _KNOWN, n=1, cutoff=0.8)
                if name not in _KNOWN and near and f".{name}" not in styles:
                    message, hint = f"no box is called `.{name}`", f"did you mean `.{near[0]}`?"
                    yield RULE.at(section.file, div.span, message, hint, section.locale)
