"""An ISBN is wrong: it has too many or too few digits, or its last digit does not fit the others.

The last digit is computed from the others, so it shows most typing errors. A wrong digit leads readers and programs to
another book, or to none.

    isbn = {978-1-78663-360-7}
            ^^^^^^^^^^^^^^^^^ its last digit should be `6`

Copy it again from the book or the publisher's page. A field can have several numbers, separated by a space or a comma,
with a word in brackets after each (`(pbk)`). If the value is not a book's number at all, such as a journal's number or
a word, the finding is a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography
from paperbuild.syntax.bibtex.identifiers import is_issn, isbn10_check_digit, isbn13_check_digit, numbers_in

RULE = Rule("BIB008", "malformed-isbn", Severity.ERROR, __doc__)

_OTHER = RULE.weighing(Severity.NOTE)  # a number of another kind, which does not lead to a wrong book

_HYPHENS = re.compile(r"[\s\u2010-\u2015-]")
_DIGITS = re.compile(r"[\dXx\s\u2010-\u2015-]{9,}")
_COPY = "copy it again from the book"


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every `isbn` that does not follow ISO 2108."""
    for entry in library.entries:
        field = entry.fields.get("isbn")
        for number in numbers_in(field.value) if field else ():
            fault, hint = _fault(number)
            if field and fault:
                rule = RULE if hint == _COPY and _DIGITS.fullmatch(number) else _OTHER
                yield rule.at(library.file, field.value_span, f"`{number}` is not an ISBN: {fault}", hint)
                break


def _fault(number: str) -> tuple[str, str]:
    digits = _HYPHENS.sub("", number)
    if re.fullmatch(r"97[89][0-9]{10}", digits):
        expected = isbn13_check_digit(digits)
    elif re.fullmatch(r"[0-9]{9}[0-9Xx]", digits):
        expected = isbn10_check_digit(digits)
    elif is_issn(number):
        return "it is an ISSN, the number of a journal or a series", "move it to `issn`"
    else:
        return "an ISBN has 13 digits and begins with 978 or 979, or it has 10, of which the last may be `X`", _COPY
    is_right = digits[-1].upper() == expected
    return ("", "") if is_right else (f"with these digits, the last one should be `{expected}`", _COPY)
