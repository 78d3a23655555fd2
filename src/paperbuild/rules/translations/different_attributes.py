"""A heading or a box has another identifier or other classes than in the source.

Addresses and numbers must be the same in every language.

    # Loyers {#loyers}
    ^^^^^^^^^^^^^^^^^^ `{#loyers}` here, `{#rents}` in content/en/01-rents.md:1

Copy what stands in the braces from the source. Identifiers are not translated.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC007", "different-attributes", Severity.ERROR, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every heading, box or table with another identifier or other classes than its source."""
    for section, item in translation.differing(Kind.ATTRIBUTES):
        place = section.place(item.source, item.source_span)
        written, wanted = (f"`{{{text}}}`" if text else "no attributes" for text in (item.written, item.wanted))
        message = f"{written} here, {wanted} in {place}"
        hint = f"write {wanted}: what stands in braces is not translated" if item.wanted else "delete the braces"
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
