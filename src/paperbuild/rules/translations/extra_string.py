"""A translation's `metadata.toml` has a line that the source's does not have.

    subtitle = "Un petit document"
               ^^^^^^^^^^^^^^^^^^^ content/en/metadata.toml has no `subtitle`

Delete it, or add it to the source too.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC029", "extra-string", Severity.WARNING, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every string that only a translation has; the templates' own words are everybody's."""
    for section, item in translation.differing(Kind.EXTRA_STRING):
        message = f"{section.source.path} has no `{item.written}`"
        hint = "delete it, or add it to the source too"
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
