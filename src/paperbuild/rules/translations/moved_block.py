"""A block of a translation stands in another order than in the source, or in another section.

Two boxes that have changed places are one finding. A glossary that is sorted by the alphabet of its language is none.

    ::: {#oss .case-study}
    ^^^^^^^^^^^^^^^^^^^^^^ the box of content/en/01-rents.md:13 stands elsewhere here

Put the block where the source has it, or give the source this order as well. A block is known wherever it stands by its
identifier, or by the figures, notes and works in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Difference, Kind, TranslatedSection, Translation

RULE = Rule("LOC045", "moved-block", Severity.WARNING, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every block that stands elsewhere than in the source; of two that have changed places, one finding tells."""
    for section, item in translation.differing(Kind.MOVED_BLOCK):
        hint = "put it where the source has it"
        if item.other is not None:
            hint = "exchange the two, or exchange them in the source"
        yield RULE.at(section.translated.file, item.span, _message(section, item), hint, section.translated.locale)


def _message(section: TranslatedSection, item: Difference) -> str:
    kind = item.block.kind.value if item.block else "block"
    place = section.place(item.source, item.source_span)
    if item.other is not None:
        return f"the {kind} of {place} and that of {section.place(item.other)} have changed places here"
    return f"the {kind} of {place} stands elsewhere here"
