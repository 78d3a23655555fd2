"""Two notes of the translation seem to have each other's texts.

    [^lease]: Rapport des auditeurs, introduction.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `[^lease]` seems to have the text of `[^audit]`

Each has the figures, names or works of the other in the source. If the notes are right, ignore the finding and give
that as the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC044", "exchanged-notes", Severity.WARNING, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every two notes that have each other's texts, told at the first."""
    for section, item in translation.differing(Kind.EXCHANGED):
        message = f"`{item.wanted}` seems to have the text of `{item.written}`"
        hint = f"exchange the texts of `{item.wanted}` and `{item.written}`"
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
