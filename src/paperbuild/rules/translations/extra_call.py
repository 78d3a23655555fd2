"""The translation calls a note that the source does not call.

Every note after it would have another number than in the source.

    Les loyers ont augmenté.[^loyers]
                            ^^^^^^^^^ content/en/01-rents.md:3 calls no note `[^loyers]`

Delete the call. If it is a note of your own, name it `[^tn-loyers]`: translators' notes have letters instead of
numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC010", "extra-call", Severity.ERROR, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every note that a translation calls and its source does not."""
    for section, item in translation.differing(Kind.EXTRA_NOTE):
        place = section.place(item.source, item.source_span)
        message = f"{place} calls no note `{item.written}`"
        hint = f"delete it, or make it a translator's note, `[^tn-{item.written[2:]}`"
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
