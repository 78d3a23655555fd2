"""The source has a section that is missing from the translation.

A build prints the source's section in its place and marks it; with `--strict` the build fails.

    content/fr/metadata.toml
    ^ content/en/05-rents.md is not translated: there is no content/fr/05-rents.md

Begin with a copy of the source's section. Sections with the same file name are the same section in every locale.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Translation

RULE = Rule("LOC002", "missing-section", Severity.WARNING, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every section of the source that a locale has no file for, told at its `metadata.toml`."""
    if not translation.is_language:
        return
    elsewhere = {meant: name for name, meant in translation.renames.items()}
    for section in translation.missing:
        folder = f"content/{translation.code}"
        message = f"{section.path} is not translated: there is no {folder}/{section.name}"
        name = elsewhere.get(section.name)
        hint = f"rename {folder}/{name} to it" if name else f"begin with a copy of {section.path}"
        yield RULE.at_file(f"{folder}/metadata.toml", message, hint, translation.code)
