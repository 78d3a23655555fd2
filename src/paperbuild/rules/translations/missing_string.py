"""A `metadata.toml` has no line for something that the source has, or that the tool prints and cannot say itself.

    title = "Les loyers dans quatre villes"
                                           ^ `subtitle` of content/en/metadata.toml:3 is missing here

Readers would find no subtitle, or the English word `Contents` above a list in a language that the tool does not speak.
Add the line in the language of the translation.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.language.words import ENGLISH, strings_of
from paperbuild.model.paper import Paper
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC028", "missing-string", Severity.WARNING, __doc__)

_IN_ENGLISH = "these words would be printed in English: "
_ADD_THEM = 'the tool does not speak this language: add them to `[strings]`, for example `contents = "…"`'


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """What the tool would print in English in the source."""
    source = paper.source
    said = strings_of(source.code).keys() | source.metadata.strings.as_mapping().keys()
    names = [f"`{name.replace('_', '-')}`" for name in strings_of(ENGLISH) if name not in said]
    file = next((one.metadata for one in paper.project.locales if one.code == source.code), None)
    if names and file is not None:
        yield RULE.at(file, Span(0, 0), _IN_ENGLISH + ", ".join(names), _ADD_THEM, source.code)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every string that the source says and a translation does not; what the templates need, as one."""
    for section, item in translation.differing(Kind.MISSING_STRING):
        if item.source:
            message, hint = f"`{item.wanted}` of {section.place(item.source)} is missing here", "translate it"
        else:
            message = f"{_IN_ENGLISH}{item.wanted}"
            hint = _ADD_THEM
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
