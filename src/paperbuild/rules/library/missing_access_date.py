"""A work on the web has an address, and no day on which it was read there.

Pages change and vanish. The day lets a reader find the page as it was, in an archive.

    @online{picum2019,
      url = {https://picum.org/…},
      ^^^ add `urldate = {2019-09-24},`
    }

A work with a DOI needs none: what a DOI leads to stays.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography, Entry

RULE = Rule("BIB013", "missing-access-date", Severity.WARNING, __doc__)


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every entry with a `url` and without `urldate`, at its `url`."""
    for entry in library.entries:
        if _is_on_the_web(entry) and not entry.value("urldate").strip():
            message = f"`{entry.key}` does not say when its address was last read"
            hint = "add the day on which you read it: `urldate = {2019-09-24},`"
            yield RULE.at(library.file, entry.fields["url"].span, message, hint)


def _is_on_the_web(entry: Entry) -> bool:
    return bool(entry.value("url").strip()) and not entry.value("doi").strip()
