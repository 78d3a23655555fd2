"""A name cannot be read.

A name is `Family, Given`, `Given Family` or `Family, Junior, Given`, and the next comes after ` and `. With more
commas, or with `;` or `&` between names, several people are printed as one, or some of them not at all.

    author = {Mac, Juno, Smith, Molly}
              ^^^^^^^^^^^^^^^^^^^^^^^ put ` and ` between two names

Where more people wrote a work than are named, the last name is `others`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.engines.bibtex import read_name
from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography
from paperbuild.syntax.bibtex.biblatex import NAME_FIELDS
from paperbuild.syntax.bibtex.names import split_names

RULE = Rule("BIB020", "malformed-name", Severity.ERROR, __doc__)

_IN_BRACES = re.compile(r"\{[^{}]*\}")
_JOINED = re.compile(r";|(?<!\\)&.*,|,.*(?<!\\)&")
_AND_OTHERS = re.compile(r"\bet\.? al\b", re.IGNORECASE)


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every name that has no family name, too many commas, or something other than ` and ` before the next."""
    for entry in library.entries:
        for field in (entry.fields[name] for name in entry.fields.keys() & NAME_FIELDS):
            for name, at in split_names(field.value) if field.value.strip() else ():
                fault, hint = _fault(name)
                if fault:
                    span = field.place(at, at + len(name)) if name else field.value_span
                    yield RULE.at(library.file, span, f"{fault} in `{field.name}`", hint)


def _fault(name: str) -> tuple[str, str]:
    bare = _IN_BRACES.sub("", name)
    if not name:
        return "an `and` has a name on one side only", "take the `and` out, or add the name"
    if _AND_OTHERS.search(bare):
        return f"`{name}` would be printed as it stands", "write `and others`"
    if _JOINED.search(bare):
        return f"`{name}` would be printed as one name", "put ` and ` between two names"
    read = read_name(name)
    if read.fault == "Too many commas":
        return f"`{name}` has too many commas for one name", "put ` and ` between two names"
    if read.fault or not read.family:
        return f"`{name}` is no name", "a name is `Family, Given`; an organisation has braces of its own"
    return "", ""
