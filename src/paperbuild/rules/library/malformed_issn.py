"""An ISSN is wrong: it is not four digits, a hyphen and four more, or its last digit does not fit the others.

    issn = {0028-0837}
            ^^^^^^^^^ its check digit would be `6`

Copy it again from the journal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography
from paperbuild.syntax.bibtex.identifiers import issn_check_digit

RULE = Rule("BIB009", "malformed-issn", Severity.ERROR, __doc__)


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every `issn` that does not follow ISO 3297."""
    for entry in library.entries:
        field = entry.fields.get("issn")
        if field and field.value.strip() and (fault := _fault(field.value.strip())):
            message = f"`{field.value}` is no ISSN: {fault}"
            yield RULE.at(library.file, field.value_span, message, "copy it again from the journal")


def _fault(issn: str) -> str:
    if not re.fullmatch(r"[0-9]{4}-?[0-9]{3}[0-9Xx]", issn):
        return "it has the form `1234-5679`, the last of which may be `X`"
    expected = issn_check_digit(issn.replace("-", ""))
    return "" if issn[-1].upper() == expected else f"after the others, its last digit would be `{expected}`"
