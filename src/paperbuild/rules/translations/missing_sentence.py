"""A block of the translation has fewer sentences than the source, and is shorter than it should be: one may be missing.

    Une nuit sur deux, le foyer est plein.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 1 sentence here, 2 in content/en/01-shelters.md:3

Two sentences that were made one are not told, as long as they say as much. If nothing is missing, ignore the finding
and give that as the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC043", "missing-sentence", Severity.WARNING, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every block that is a sentence short."""
    for section, item in translation.differing(Kind.SHORTER):
        place = section.place(item.source, item.source_span)
        noun = "sentence" if item.written == "1" else "sentences"
        message = f"{item.written} {noun} here, {item.wanted} in {place}, and the text is shorter than it should be"
        hint = "see whether a sentence is missing"
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
