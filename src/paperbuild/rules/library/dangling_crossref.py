"""An entry borrows fields from an entry that does not exist, or, in a circle, from itself.

Entries borrow with `crossref`, `xdata` and `xdata=key-field`. What is not found is missing in print.

    crossref = {kempadoo1998},
                ^^^^^^^^^^^^ no entry has the key `kempadoo1998`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.nearest import did_you_mean
from paperbuild.model.bibliography import PARENT_FIELDS, Bibliography, Entry, looping_keys
from paperbuild.syntax.bibtex.inheritance import lost_loans

RULE = Rule("BIB015", "dangling-crossref", Severity.ERROR, __doc__)

_KEY = re.compile(r"[^\s,](?:[^,]*[^\s,])?")


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every key in a `crossref` or `xdata` that is no entry's, or that closes a loop."""
    looping = looping_keys(library.by_key)
    for entry in library.entries:
        for field, loan, at in lost_loans(library, entry):
            message = f"`{loan}` in `{field.name}` leads to nothing"
            span = field.place(at, at + len(loan))
            yield RULE.at(library.file, span, message, "correct the key or the field, or delete it")
        for name, key, at in _parents(entry):
            span = entry.fields[name].place(at, at + len(key))
            if key not in library.known_keys:
                hint = did_you_mean(key, library.known_keys) or f"add the entry, or delete `{name}`"
                yield RULE.at(library.file, span, f"no entry has the key `{key}`", hint)
            elif key in looping and entry.key in looping:
                message = f"`{entry.key}` borrows from `{key}`, which leads back to `{entry.key}`"
                yield RULE.at(library.file, span, message, f"delete `{name}` in one of them")


def _parents(entry: Entry) -> Iterator[tuple[str, str, int]]:
    for name in PARENT_FIELDS:
        if name in entry.fields:
            for match in _KEY.finditer(entry.fields[name].value):
                yield name, match[0], match.start()
