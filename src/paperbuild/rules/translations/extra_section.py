"""A translation has a section that is not in the source.

Sections with the same file name are the same section in every locale. A section with no match in the source is not a
translation of anything.

    content/fr/05-loyers.md
    ^ there is no content/en/05-loyers.md: rename it to `05-rents.md`

Give the file the name that it has in the source. Readers never see it. `paperbuild locale mv 05-loyers.md 05-rents.md`
renames it, and the record of what it was made from, in every locale. Which section of the source it belongs to is told
by identifiers, works, names of notes and the record; never by the number alone. If the source has joined it with
another section, the hint says with which.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Translation

RULE = Rule("LOC003", "extra-section", Severity.ERROR, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every section of a locale whose name no section of the source has."""
    renames = translation.renames
    command = " ".join(["paperbuild locale mv", *(f"{name} {meant}" for name, meant in sorted(renames.items()))])
    for section in translation.extra:
        message = f"the source has no section `{section.name}`"
        meant = renames.get(section.name)
        hint = f"rename it to `{meant}`, as in the source: `{command}`" if meant else "delete it, or add it there too"
        if into := translation.joined.get(section.name):
            hint = f"`{into}` of the source has its text now: move what it says to `{into}`, and delete it"
        yield RULE.at_file(section.path, message, hint, translation.code)
