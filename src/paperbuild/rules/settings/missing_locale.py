"""`paper.toml` names a source locale, but there is no folder of that name with sections in it.

    locale = "en"
    ^^^^^^ `content/en/` has no section

Give the folder the name of the locale, or correct the setting.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.nearest import did_you_mean
from paperbuild.findings.source import Span
from paperbuild.model.paper import Paper
from paperbuild.syntax.toml_places import toml_places

RULE = Rule("SET005", "missing-locale", Severity.ERROR, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """The setting of a source locale that has no sections."""
    code, file = paper.settings.locale, paper.project.settings
    if paper.source.sections or file is None:
        return
    try:
        span = toml_places(file.text).get(("locale",), Span(0, 0))
    except (ValueError, IndexError):
        span = Span(0, 0)
    others = [locale.code for locale in paper.locales if locale.sections]
    hint = did_you_mean(code, others) or "a section is a file such as `01-introduction.md`"
    yield RULE.at(file, span, f"`content/{code}/` has no section", hint)
