"""A key has a character that a citation cannot have.

Nothing can cite the work: what you type for it in a section is not a citation.

    @book{smith 2018, …}
          ^^^^^^^^^^ write `smith-2018`

A key has letters, digits and `_`, with single `-` `:` `.` `/` `+` `?` `$` `&` between them. If it has `'`, `(`, `*` or
other marks in it or at its end, cite it in braces: `@{o'neill2018}`. A key may not begin with `tbl`, `fig`, `eq` or
`sec` and a `-` or `:`, because `@fig-map` is a reference to the figure with that name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography
from paperbuild.model.numbered import numbered_kind, referred

RULE = Rule("BIB017", "uncitable-key", Severity.ERROR, __doc__)

# What pandoc 3.9 reads as the key of an entry, and after `@{` in a text; the braces of a citation are no part of it.
_KEY = re.compile(r"[\w.:;?!'()/*@+=\[\]$&-]+")


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every key that pandoc cannot read, in a text or in the library."""
    taken = {key.casefold() for key in library.known_keys}
    for entry in library.entries:
        if referred(entry.key):
            hint = (
                f"give it another key: a text that says `@{entry.key}` means the {numbered_kind(referred(entry.key))}"
            )
            yield RULE.at(library.file, entry.key_span, f"the key `{entry.key}` is read as a reference", hint)
        elif entry.key and not _KEY.fullmatch(entry.key):
            mended = _mended(entry.key, taken)
            taken.add(mended.casefold())
            hint = f"write `{mended}`, here and where it is cited" if mended else "use letters, digits and `-`"
            message = f"the key `{entry.key}` cannot be cited: {_why(entry.key)}"
            yield RULE.at(library.file, entry.key_span, message, hint)


def _mended(key: str, taken: Collection[str]) -> str:
    """`key` with nothing in it but what needs no braces, and as no other entry has it; empty where nothing is left."""
    bare = re.sub(r"[^\w-]+", "", re.sub(r"\s+", "-", key)).strip("-")
    bare = re.sub(r"--+", "-", bare)
    choices = (bare, *(f"{bare}-{number}" for number in range(2, len(taken) + 3)))
    return next(each for each in choices if each.casefold() not in taken) if bare else ""


def _why(key: str) -> str:
    wrong = re.search(r"[^\w.:;?!'()/*@+=\[\]$&-]", key)
    mark = wrong[0] if wrong else ""
    return "it has a space in it" if mark.isspace() else f"it has `{mark}` in it"
