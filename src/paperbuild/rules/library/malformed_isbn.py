"""An ISBN is wrong: it has too many digits or too few, or the last, which is computed from the others, does not fit.

A wrong digit leads a reader to another book, or to none.

    isbn = {978-1-78663-360-7}
            ^^^^^^^^^^^^^^^^^ its check digit would be `6`

Copy it again from the book or from the publisher's page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography
from paperbuild.syntax.bibtex.identifiers import isbn10_check_digit, isbn13_check_digit

RULE = Rule("BIB008", "malformed-isbn", Severity.ERROR, __doc__)

_SEPARATORS = re.compile(r"[\s-]")


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every `isbn` that does not follow ISO 2108."""
    for entry in library.entries:
        field = entry.fields.get("isbn")
        if field and field.value.strip() and (fault := _fault(_SEPARATORS.sub("", field.value))):
            message = f"`{field.value}` is no ISBN: {fault}"
            yield RULE.at(library.file, field.value_span, message, "copy it again from the book")


def _fault(digits: str) -> str:
    if re.fullmatch(r"97[89][0-9]{10}", digits):
        expected = isbn13_check_digit(digits)
    elif re.fullmatch(r"[0-9]{9}[0-9Xx]", digits):
        expected = isbn10_check_digit(digits)
    else:
        return "it has 13 digits, from 978 or 979, or 10 of which the last may be `X`"
    return "" if digits[-1].upper() == expected else f"after the others, its last digit would be `{expected}`"
