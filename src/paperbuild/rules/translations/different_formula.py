r"""A formula in the translation differs from the one in the source, is missing, or was added.

    Le loyer augmente de $r_t + 1$.
                          ^^^^^^^ `r_t + 1` here, `r_t - 1` in content/en/01-rents.md:3

Words in `\text{…}`, names of functions, decimal signs and spaces may differ. If the formula is right in your language,
ignore the finding and give that as the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC040", "different-formula", Severity.WARNING, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every formula that differs, is missing or was added."""
    for section, item in translation.differing(Kind.FORMULA):
        place = section.place(item.source, item.source_span)
        if item.written and item.wanted:
            message = f"the formula is `{item.written}` here, `{item.wanted}` in {place}"
        elif item.wanted:
            message = f"the formula `{item.wanted}` of {place} is missing here"
        else:
            message = f"{place} has no formula `{item.written}`"
        hint = f"write `{item.wanted}`" if item.wanted else "delete it"
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
