"""A translation has a section that is not in the source.

Sections with the same file name are the same section in every locale. A section with no match in the source is not a
translation of anything.

    content/fr/05-loyers.md
    ^ there is no content/en/05-loyers.md: did you mean `05-rents.md`?

Give the file the name that it has in the source. Readers never see it.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.nearest import nearest
from paperbuild.model.translation import Translation

RULE = Rule("LOC003", "extra-section", Severity.ERROR, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every section of a locale whose name no section of the source has."""
    for section in translation.extra:
        message = f"the source has no section `{section.name}`"
        meant = _meant(section.name, translation)
        hint = f"rename it to `{meant}`, as in the source" if meant else "delete it, or add it there too"
        yield RULE.at_file(section.path, message, hint, translation.code)


def _meant(name: str, translation: Translation) -> str:
    """The section that a file is probably the translation of: that of its number, or of a name like its own."""
    missing = [section.name for section in translation.missing]
    number = name.split("-")[0]
    return next((other for other in missing if number.isdigit() and other.startswith(f"{number}-")), "") or nearest(
        name, missing
    )
