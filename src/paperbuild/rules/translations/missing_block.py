"""A block of the source is missing from the translation: a heading, a paragraph, a list item, a box or an image.

A build prints the source's text in its place and marks it; with `--strict` the build fails.

    Les loyers ont augmenté.
                            ^ the paragraph of content/en/01-rents.md:5 is missing here

Translate it, or delete it from the source if it is no longer needed.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC004", "missing-block", Severity.WARNING, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every block of the source that a translation lacks, where it would stand."""
    for section, item in translation.differing(Kind.MISSING_BLOCK):
        place = section.place(item.source, item.source_span)
        kind, begins = (item.source.kind.value, item.source.beginning) if item.source else ("block", "")
        message = f"the {kind} of {place} is missing here"
        hint = f"it begins: {begins}" if begins else ""
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
