"""A note has another slug than in the source.

Slugs are how notes find each other from one language to another; readers never see them.

    Les loyers ont augmenté.[^loyers]
                            ^^^^^^^^^ `[^loyers]` is called `[^rents]` in content/en/01-rents.md:3

Give it the slug that it has in the source, where it is called and where it is defined.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC012", "renamed-note", Severity.ERROR, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every note with another slug than in the source."""
    for section, item in translation.differing(Kind.RENAMED_NOTE):
        place = section.place(item.source, item.source_span)
        message = f"`{item.written}` is called `{item.wanted}` in {place}"
        hint = f"write `{item.wanted}` here and in the definition; slugs are not translated"
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
