"""The source has changed since a block was translated.

    content/fr/05-rents.md: Les loyers ont augmenté d'un tiers.
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content/en/05-rents.md:7 has changed since

`paperbuild locale diff fr` shows what changed. When your translation is up to date again, say so with `paperbuild
locale accept fr FILE:LINE`. Editing the text alone does not clear this finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Change, Kind, Translation

RULE = Rule("LOC025", "stale", Severity.WARNING, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every block whose source is not what it was when it was accepted."""
    for section in translation.compared:
        untranslated = {item.block for item in section.differences if item.kind is Kind.UNTRANSLATED}
        for change in section.changes:
            if change.block is not None and change.block in untranslated:
                continue  # another finding says already that it is not translated
            shows = f"`paperbuild locale diff {translation.code}` shows the change"
            hint = f"{shows}; bring this block up to date, and run `paperbuild locale accept`"
            yield RULE.at(section.translated.file, change.span, _message(change), hint, translation.code)


def _message(change: Change) -> str:
    if change.after is None:
        kind = change.before.kind.value if change.before else "block"
        return f"the source no longer has this {kind}"
    if change.before is None:
        return f"the source has a new {change.after.kind.value}, {change.after.place}"
    return f"{change.after.place} has changed since this was translated"
