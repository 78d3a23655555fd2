"""A call names a note that is not defined in the same file.

Pandoc prints the call as text and says nothing; the note is lost.

    Rents rose.[^rent]
               ^^^^^^^ did you mean `[^rents]`?

    [^rents]: By a third.

Correct the name, or define the note in the file that calls it.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.nearest import nearest
from paperbuild.model.paper import Locale, Paper

RULE = Rule("NOT001", "undefined-note", Severity.ERROR, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every call whose slug its own file does not define."""
    keys = paper.bibliography.known_keys
    for locale in paper.locales:
        for section in locale.sections:
            defined = {definition.slug for definition in section.definitions}
            for call in section.calls:
                if call.slug not in defined:
                    hint = _hint(call.slug, defined, keys, locale)
                    message = f"no note `[^{call.slug}]` is defined in this file"
                    yield RULE.at(section.file, call.span, message, hint, locale.code)


def _hint(slug: str, defined: set[str], keys: frozenset[str], locale: Locale) -> str:
    if slug in keys:
        return f"to cite the work, write `[@{slug}]`"
    elsewhere = next((s.name for s in locale.sections if any(d.slug == slug for d in s.definitions)), "")
    if elsewhere:
        return f"{elsewhere} defines it: a note is defined in the file that calls it"
    near = nearest(slug, defined)
    return f"did you mean `[^{near}]`?" if near else f"define it: `[^{slug}]: …`, at the beginning of a line"
