"""The names of two notes differ only in capital letters.

To paperbuild they are two notes, but hardly anyone who types a name sees the difference.

    [^Rents]: By a third.
    [^rents]: In the capital only.
    ^^^^^^^^ `[^rents]` differs from `[^Rents]` (line 1) in capitals only

Give one of them another name. Small letters are best.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.paper import Paper

RULE = Rule("NOT010", "similar-notes", Severity.WARNING, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every definition whose slug an earlier one of its locale has, but for capitals."""
    for locale in paper.locales:
        first: dict[str, tuple[str, str]] = {}
        for section in locale.sections:
            for definition in section.definitions:
                line = section.file.position(definition.span.start).line
                slug, place = first.setdefault(
                    definition.slug.casefold(), (definition.slug, f"{section.name}, line {line}")
                )
                if slug != definition.slug:
                    message = f"`[^{definition.slug}]` differs from `[^{slug}]` ({place}) in capitals only"
                    hint = "give one of the two another name"
                    yield RULE.at(section.file, definition.span, message, hint, locale.code)
