"""A language in which an edition was published is not in the paper any more: links to it lead nowhere.

    "fr" = "Loyers en Europe"
    ^^^^ the edition `2026` was published in this language, and the paper is not

Put `content/fr/` back, or ignore the finding with a reason: the old edition may stay where it is published.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.paper import Paper
from paperbuild.syntax.toml_places import toml_places

RULE = Rule("UPD008", "lost-locale", Severity.WARNING, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Each language of the last edition that has no sections now."""
    there, record = {one.code for one in paper.locales if one.sections}, paper.editions.last
    for code in record.locales if record else ():
        if record and code not in there:
            span = toml_places(record.file.text).get(("locales", code), Span(0, 0))
            message = f"the edition `{record.name}` was published in this language, and the paper is not"
            yield RULE.at(record.file, span, message, f"put content/{code}/ back, or ignore this with a reason", code)
