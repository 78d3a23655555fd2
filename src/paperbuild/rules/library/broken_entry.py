"""An entry of the bibliography cannot be read.

A brace, a quotation mark or a comma is missing, or there is one too many. The whole entry is lost, and so is every
reference to its work. The entries after it are read.

    @book{mac-smith2018,
    ^^^^^^^^^^^^^^^^^^^ `title` runs on over `date`: its value is not closed
      title = {Revolting Prostitutes,
      date  = {2018}
    }
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography

RULE = Rule("BIB001", "broken-entry", Severity.ERROR, __doc__)


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every block of the bibliography that could not be read, at its `@` and key."""
    for broken in library.broken:
        named = f"the entry `{broken.key}` cannot be read" if broken.key else "this cannot be read"
        yield RULE.at(library.file, broken.head, f"{named}: {broken.reason}", broken.hint)
