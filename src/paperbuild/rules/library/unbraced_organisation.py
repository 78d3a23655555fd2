"""An organisation is written as if it were a person.

Without braces of its own, `World Health Organization` is read as a person whose family name is `Organization`, and an
`and` in the name makes two authors.

    author = {World Health Organization}
              ^^^^^^^^^^^^^^^^^^^^^^^^^ write `author = {{World Health Organization}}`

Put braces around the whole name of each organisation, including any `and`. If the name is a person's after all, write
it as `Family, Given`. `paperbuild fix` adds the braces where there is no doubt.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography, Field
from paperbuild.syntax.bibtex.biblatex import NAME_FIELDS
from paperbuild.syntax.bibtex.names import (
    is_organisation,
    is_plain_person,
    is_surely_organisation,
    names_in,
    split_names,
)

RULE = Rule("BIB012", "unbraced-organisation", Severity.WARNING, __doc__)

_LONG_NAMES = NAME_FIELDS - {"shortauthor", "shorteditor"}  # which are printed as they stand
_UNTOLD = RULE.weighing(Severity.NOTE)  # a family name alone is printed as an organisation's would be


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every name without braces that is an organisation's."""
    for entry in library.entries:
        for field, name, span in names_in(entry, _LONG_NAMES):
            if is_organisation(name):
                shown = " ".join(name.split())
                message = f"`{shown}` would be printed like the name of a person"
                rule = RULE if len(name.split()) > 1 else _UNTOLD
                yield rule.at(library.file, span, message, _hint(field, shown))


def _hint(field: Field, name: str) -> str:
    """What to write: of a name that an `and` may part from the rest of itself, only the place of the braces is told."""
    others = [other for other, _ in split_names(field.value) if " ".join(other.split()) != name]
    if not others:
        return f"put braces around the organisation: `{field.name} = {{{{{name}}}}}`"
    if all(is_plain_person(other) or is_surely_organisation(other) for other in others):
        return f"put braces around the organisation: `{{{name}}}`"
    return f"put braces around the organisation's whole name: an `and` beside `{name}` may be part of it"
