"""An organisation is written as if it were a person.

Without braces of its own, the last word of `World Health Organization` is taken for a family name and the rest for
given names, and an `and` in it makes two authors of one.

    author = {World Health Organization}
              ^^^^^^^^^^^^^^^^^^^^^^^^^ write `author = {{World Health Organization}}`

Put braces round each organisation. A person whom this takes for one is written `Family, Given`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography
from paperbuild.syntax.bibtex.biblatex import NAME_FIELDS
from paperbuild.syntax.bibtex.names import is_organisation, split_names

RULE = Rule("BIB012", "unbraced-organisation", Severity.WARNING, __doc__)


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every name without braces that is an organisation's."""
    for entry in library.entries:
        for field in (entry.fields[name] for name in entry.fields.keys() & NAME_FIELDS):
            for name, at in split_names(field.value):
                if is_organisation(name):
                    message = f"`{name}` would be printed as a person of that family name"
                    hint = f"put braces of its own round the organisation: `{field.name} = {{{{{name}}}}}`"
                    yield RULE.at(library.file, field.place(at, at + len(name)), message, hint)
