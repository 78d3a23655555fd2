"""A key has a character that no citation can have.

A citation in a section ends where a character comes that keys do not have: `@o'neill2018` cites `o`.

    @book{o'neill2018, …}
          ^^^^^^^^^^^ write `oneill2018`

A key is made of letters, digits and `_`, with single `-` `:` `.` `/` `+` `?` `$` `&` between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography

RULE = Rule("BIB017", "uncitable-key", Severity.ERROR, __doc__)

# What pandoc 3.9 reads both after `@` in a text and as the key of an entry.
_KEY = re.compile(r"\w(?:\w|[:.$&+?/-](?=\w))*")


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every key that pandoc cannot read, in a text or in the library."""
    for entry in library.entries:
        if entry.key and not _KEY.fullmatch(entry.key):
            mended = re.sub(r"[^\w-]+", "", entry.key.replace(" ", "-")).strip("-")
            hint = f"write `{mended}`, here and where it is cited" if mended else "use letters, digits and `-`"
            yield RULE.at(
                library.file,
                entry.key_span,
                f"the key `{entry.key}` cannot be cited: {_why(entry.key)}",
                hint,
            )


def _why(key: str) -> str:
    wrong = re.search(r"[^\w:.$&+?/-]", key)
    if wrong:
        return "it has a space in it" if wrong[0].isspace() else f"it has `{wrong[0]}` in it"
    return "it begins or ends with a mark, or has two together"
