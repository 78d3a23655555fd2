"""The translation cites a work that the source does not cite there.

    Les loyers ont augmenté.[@smith2018]
                              ^^^^^^^^^ content/en/01-rents.md:3 does not cite `@smith2018`

Delete the citation, or add it to the source too.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC014", "extra-citation", Severity.ERROR, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every work that a block of a translation cites and its source does not."""
    for section, item in translation.differing(Kind.EXTRA_CITATION):
        place = section.place(item.source, item.source_span)
        message = f"{place} does not cite `{item.written}`"
        hint = "delete it, or cite it in the source too"
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
