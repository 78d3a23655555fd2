"""A translation's `metadata.toml` says what the source's does not.

    subtitle = "Un petit document"
               ^^^^^^^^^^^^^^^^^^^ content/en/metadata.toml has no `subtitle`

Take it out, or let the source say it too.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.compare.difference import Kind
from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.paper import Paper

RULE = Rule("LOC029", "extra-string", Severity.WARNING, __doc__)


def check(paper: Paper) -> Iterator[Diagnostic]:
    """Every string that only a translation has; the templates' own words are everybody's."""
    for section, item in paper.differences(Kind.EXTRA_STRING):
        message = f"{section.source.path} has no `{item.written}`"
        hint = "take it out, or let the source say it too"
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)
