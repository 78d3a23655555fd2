"""The source has no block that goes with this block of the translation.

The two texts would say different things. If you want to add something for your readers, use a translator's note,
`[^tn-…]`.

    Les loyers ont augmenté.

    Les salaires non.
    ^^^^^^^^^^^^^^^^^ content/en/01-rents.md has no such paragraph

Delete it, join it to the paragraph it belongs to, or add it to the source.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC005", "extra-block", Severity.ERROR, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every block of a translation that its source lacks."""
    for section, item in translation.differing(Kind.EXTRA_BLOCK):
        place = section.place(item.source, item.source_span)
        kind = item.block.kind.value if item.block else "block"
        message = f"{place} has no such {kind}"
        hint = "delete it, or move it into a translator's note, `[^tn-…]`"
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
