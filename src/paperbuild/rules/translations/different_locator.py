"""The translation cites another place in the work than the source does.

The words for places may be in any language: `p. 4`, `S. 4` and `с. 4` are the same place, and so are `sec. 8.3` and
`sect. 8.3`.

    Les loyers ont augmenté.[@smith2018, p. 14]
                              ^^^^^^^^^ `p. 14` here, `p. 4` in content/en/01-rents.md:3

Cite the place that the source cites. If you cite a translation of the work, that is another work and needs a key of
its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC019", "different-locator", Severity.ERROR, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every citation of another place in the same work."""
    for section, item in translation.differing(Kind.LOCATOR):
        place = section.place(item.source, item.source_span)
        written, wanted = (f"`{text}`" if text else "no place in the work" for text in (item.written, item.wanted))
        message = f"{written} here, {wanted} in {place}"
        hint = f"did you mean {wanted}?" if item.wanted else "delete the place"
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
