"""An ISSN is wrong: it is not four digits, a hyphen and four digits, or its last digit does not fit the others.

A wrong digit leads programs to another journal, or to none. No reference prints the number.

    issn = {0028-0837}
            ^^^^^^^^^ its last digit should be `6`

Copy it again from the journal. A field can have several numbers (print and online), separated by a space or a comma,
with a word in brackets after each (`(online)`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography
from paperbuild.syntax.bibtex.identifiers import is_isbn, issn_check_digit, numbers_in

RULE = Rule("BIB009", "malformed-issn", Severity.NOTE, __doc__)

_HYPHENS = re.compile(r"[\s\u2010-\u2015-]")
_COPY = "copy it again from the journal"


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every `issn` that does not follow ISO 3297."""
    for entry in library.entries:
        field = entry.fields.get("issn")
        for number in numbers_in(field.value) if field else ():
            fault, hint = _fault(number)
            if field and fault:
                yield RULE.at(library.file, field.value_span, f"`{number}` is not an ISSN: {fault}", hint)
                break


def _fault(number: str) -> tuple[str, str]:
    digits = _HYPHENS.sub("", number)
    if re.fullmatch(r"[0-9]{7}[0-9Xx]", digits):
        expected = issn_check_digit(digits)
        is_right = digits[-1].upper() == expected
        return ("", "") if is_right else (f"with these digits, the last one should be `{expected}`", _COPY)
    if is_isbn(number):
        return "it is an ISBN, the number of a book", "move it to `isbn`"
    return "an ISSN is written `1234-5679`; its last digit may be `X`", _COPY
