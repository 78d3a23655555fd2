"""A number, a date, a percentage or an amount differs from the source.

Each side is read in the way of its language: 1,234.5 and 1 234,5 are the same, and so are 62.9% and 62,9 %, 16 August
2018 and 16.8.2018. Where that is not plain, the finding says what was read.

    Les loyers ont augmenté de 69,2 % en 2018.
                               ^^^^ `69,2` here, `62.9` in content/en/01-rents.md:3

Write the number of the source, in the way of your language.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC022", "different-figure", Severity.ERROR, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every number in whose place the source has another."""
    for section, item in translation.differing(Kind.FIGURE):
        place = section.place(item.source, item.source_span)
        read, wanted = (f" (read as {value})" if value else "" for value in item.readings)
        message = f"`{item.written}`{read} here, `{item.wanted}`{wanted} in {place}"
        hint = "write the number of the source, in the way of your language"
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
