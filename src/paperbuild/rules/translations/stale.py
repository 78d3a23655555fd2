"""The source has changed since a block was translated.

    content/fr/05-rents.md: Les loyers ont augmenté d'un tiers.
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content/en/05-rents.md:7 has changed since

`paperbuild locale diff fr` shows what changed. When your translation is up to date again, say so with `paperbuild
locale accept fr FILE:LINE`. Editing the text alone does not clear this finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Change, Kind, Translation

RULE = Rule("LOC025", "stale", Severity.WARNING, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every block whose source is not what it was when it was accepted; several that have moved together once."""
    for section in translation.compared:
        untranslated = {item.block for item in section.differences if item.kind is Kind.UNTRANSLATED}
        for change, more in _together(section.changes):
            if change.block is not None and change.block in untranslated:
                continue  # another finding says already that it is not translated
            shows = f"`paperbuild locale diff {translation.code}` shows the change"
            hint = f"{shows}; bring this block up to date, and run `paperbuild locale accept`"
            if change.is_move:
                hint = "move it there, with its notes"
            yield RULE.at(section.translated.file, change.span, _message(change, more), hint, translation.code)


def _together(changes: Sequence[Change]) -> Iterator[tuple[Change, int]]:
    """Changes, each with the number of those behind it that have moved along with it."""
    left = list(changes)
    while left:
        run = [left.pop(0)]
        while left and _follows(run[-1], left[0]):
            run.append(left.pop(0))
        yield run[0], len(run) - 1


def _follows(first: Change, second: Change) -> bool:
    """Whether two blocks have moved and stand side by side, there as here."""
    if not (first.is_move and second.is_move and first.after and second.after and first.block and second.block):
        return False
    is_behind = second.block.number == first.block.number + 1 and second.after.number == first.after.number + 1
    return is_behind and first.after.file is second.after.file


def _message(change: Change, more: int) -> str:
    if change.after is None:
        kind = change.before.kind.value if change.before else "block"
        return f"the source no longer has this {kind}"
    if change.is_move:
        what = f"this {change.after.kind.value}"
        what += f" and the {more} blocks behind it" if more > 1 else " and the block behind it" if more else ""
        return f"the source has {what} elsewhere now: {change.after.place}"
    if change.before is None:
        return f"the source has a new {change.after.kind.value}, {change.after.place}"
    return f"{change.after.place} has changed since this was translated"
