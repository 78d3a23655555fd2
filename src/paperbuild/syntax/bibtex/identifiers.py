"""The check digits of books' and journals' numbers, and the one form in which two of them are compared."""

from __future__ import annotations

import re


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


def same_isbn(isbn: str) -> str:
    """`isbn` as thirteen digits without hyphens, whichever form it came in; one that is wrong keeps its form."""
    digits = re.sub(r"[\s-]", "", isbn).upper()
    if not re.fullmatch(r"[0-9]{9}[0-9X]", digits) or digits[9] != isbn10_check_digit(digits):
        return digits
    return f"978{digits[:9]}{isbn13_check_digit(f'978{digits[:9]}')}"


def same_doi(doi: str) -> str:
    """`doi` without what is put before it, in lower case: DOIs do not tell capitals apart (ISO 26324)."""
    return re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", doi.strip().lower())


def _modulo_11(digits: str, first_weight: int) -> str:
    total = sum(int(digit) * (first_weight - place) for place, digit in enumerate(digits))
    rest = -total % 11
    return "X" if rest == 10 else str(rest)
