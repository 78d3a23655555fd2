"""The check digits of books' and journals' numbers, and the one form in which two of them are compared."""

from __future__ import annotations

import re

from paperbuild.syntax.bibtex.slips import right_doi

_HYPHENS = re.compile(r"[\s\u2010-\u2015-]")
_NO_NUMBER = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|\$?\\(?:text)?backslash(?:\{\}|\$)?[rn]?|\b(?:e-?|p-?)?IS[BS]N(?:-?1[03])?\b[:. ]*|[{}]"
    r"|(?<=[0-9Xx])/[ep]\b",
    re.IGNORECASE,
)


def isbn13_check_digit(digits: str) -> str:
    """The last digit of an ISBN that begins with the first twelve of `digits` (ISO 2108)."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits[:12]))
    return str(-total % 10)


def isbn10_check_digit(digits: str) -> str:
    """The last digit, or `X`, of a ten-digit ISBN that begins with the first nine of `digits`."""
    return _modulo_11(digits[:9], 10)


def issn_check_digit(digits: str) -> str:
    """The last digit, or `X`, of an ISSN that begins with the first seven of `digits` (ISO 3297)."""
    return _modulo_11(digits[:7], 8)


def numbers_in(value: str) -> list[str]:
    """The ISBNs or ISSNs in a field: reference managers write several, with a space, a comma, `;` or `/` between them,
    `ISBN` before them and `(print)` or `[online]` after them."""
    pieces = (piece.strip() for piece in re.split(r"[,;/|]", _NO_NUMBER.sub(" ", value)))
    return [number for piece in pieces for number in ([piece] if _is_one(piece) else piece.split())]


def _is_one(piece: str) -> bool:
    return is_isbn(piece) or is_issn(piece)


def is_isbn(isbn: str) -> bool:
    """Whether `isbn`, in either form and with hyphens or spaces, has a last digit that fits the others."""
    digits = _HYPHENS.sub("", isbn).upper()
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        return digits[9] == isbn10_check_digit(digits)
    return bool(re.fullmatch(r"97[89][0-9]{10}", digits)) and digits[12] == isbn13_check_digit(digits)


def is_issn(issn: str) -> bool:
    """Whether `issn` has eight digits of which the last fits the others."""
    digits = _HYPHENS.sub("", issn).upper()
    return bool(re.fullmatch(r"[0-9]{7}[0-9X]", digits)) and digits[7] == issn_check_digit(digits)


def same_isbn(isbn: str) -> str:
    """`isbn` as thirteen digits without hyphens, whichever form it came in; one that is wrong keeps its form."""
    digits = _HYPHENS.sub("", isbn).upper()
    if not re.fullmatch(r"[0-9]{9}[0-9X]", digits) or digits[9] != isbn10_check_digit(digits):
        return digits
    return f"978{digits[:9]}{isbn13_check_digit(f'978{digits[:9]}')}"


def same_doi(doi: str) -> str:
    """`doi` without what is put before it, in lower case: DOIs do not tell capitals apart (ISO 26324)."""
    return right_doi(doi).lower()


def _modulo_11(digits: str, first_weight: int) -> str:
    total = sum(int(digit) * (first_weight - place) for place, digit in enumerate(digits))
    rest = -total % 11
    return "X" if rest == 10 else str(rest)
