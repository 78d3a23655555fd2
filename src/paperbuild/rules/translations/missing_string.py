"""A translation's `metadata.toml` has no line for something that the source has, or that the tool itself prints.

    title = "Les loyers dans quatre villes"
                                           ^ `subtitle` of content/en/metadata.toml:3 is missing here

Readers would find no subtitle, or the English word `Contents` above a list in a language that the tool does not speak.
Add the line in the language of the translation.
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
            message, hint = f"`{item.wanted}` of {section.place(item.source)} is missing here", "translate it"
        else:
            message = f"these words would be printed in English: {item.wanted}"
            hint = 'the tool does not speak this language: add them to `[strings]`, for example `contents = "…"`'
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
