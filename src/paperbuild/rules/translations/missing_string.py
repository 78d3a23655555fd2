"""A translation's `metadata.toml` lacks what the source's has, or words that the templates say in English else.

    title = "Les loyers dans quatre villes"
                                           ^ `subtitle` of content/en/metadata.toml:3 is not here

A reader would find no subtitle, or `Contents` over a French list. Add the line, in the language of the translation.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC028", "missing-string", Severity.WARNING, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every string that the source says and a translation does not; what the templates need, as one."""
    for section, item in translation.differing(Kind.MISSING_STRING):
        if item.source:
            message, hint = f"`{item.wanted}` of {section.place(item.source)} is not here", "translate it"
        else:
            message = f"the templates say in English what `[strings]` does not say: {item.wanted}"
            hint = 'add a line for each, such as `contents = "…"`'
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
