"""A DOI is not one.

It begins with `10.` and a publisher's number, has a slash, and stands alone, without `https://doi.org/` before it: the
style puts that there.

    doi = {https://doi.org/10.2105/AJPH.2013.301909}
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write `10.2105/AJPH.2013.301909`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography

RULE = Rule("BIB007", "malformed-doi", Severity.ERROR, __doc__)

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s{}\\\"]*[^\s{}\\\".,;]")


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every `doi` that does not follow ISO 26324."""
    for entry in library.entries:
        field = entry.fields.get("doi")
        if field and field.value.strip() and not _DOI.fullmatch(field.value):
            found = _DOI.search(field.value.replace("\\", ""))
            hint = f"write `{found[0]}`" if found else "a DOI begins with `10.` and has a slash: `10.1000/182`"
            yield RULE.at(library.file, field.value_span, f"`{field.value}` is no DOI", hint)
