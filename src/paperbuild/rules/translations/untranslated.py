"""A sentence, a block or a whole section is still in the language of the source.

    Les loyers ont augmenté. Wages did not rise as fast as they did.
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the same words as in content/en/01-rents.md:3

Translate it. Names, citations, titles in emphasis and a few words that are the same in both languages are not
reported. If a text is meant to stay in another language, mark it: `[Who Cares?]{lang=en}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC024", "untranslated", Severity.WARNING, __doc__)

_HINTS = {
    Kind.UNTRANSLATED: "translate it",
    Kind.SENTENCE: "translate it, or mark its language: `[…]{lang=…}`",
}


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every block and sentence that has the words of its source; a section that is the source's as it stands, once."""
    for section in translation.compared:
        if section.is_untouched:
            message = f"the whole file is the same as {section.source.path}"
            yield RULE.at_file(section.translated.path, message, "translate it", translation.code)
    for section, item in translation.differing(Kind.UNTRANSLATED, Kind.SENTENCE):
        if not section.is_untouched:
            place = section.place(item.source, item.source_span) if item.source else "the templates"
            message = f"these are the same words as in {place}"
            yield RULE.at(section.translated.file, item.span, message, _HINTS[item.kind], section.translated.locale)
