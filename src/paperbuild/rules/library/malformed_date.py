"""A date is not one that can be printed.

It is a year, a month or a day (`2019`, `2019-09`, `2019-09-24`), a range of them (`2019/2020`), uncertain (`2019?`) or
approximate (`2019~`). Of anything else nothing would be printed, and the reference would look as if it had no date.

    date = {24 September 2019}
            ^^^^^^^^^^^^^^^^^ write `2019-09-24`

The older `year` and `month` are taken too: a month is a number or one of `jan` to `dec` without braces.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography
from paperbuild.syntax.bibtex.biblatex import DATE_FIELDS, MONTHS
from paperbuild.syntax.bibtex.edtf import date_fault, meant_date

RULE = Rule("BIB006", "malformed-date", Severity.ERROR, __doc__)

_HINT = "write `2019`, `2019-09` or `2019-09-24`, a range as `2019/2020`"
_NO_YEARS = frozenset({"forthcoming", "inpress", "submitted"})
_MONTH_NUMBERS = frozenset(str(number) for number in range(1, 13)) | {f"0{number}" for number in range(1, 10)}


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every date field, `year` and `month` that would be printed as nothing or as something else."""
    undefined = {use.span for use in library.undefined_strings}
    for entry in library.entries:
        for name in (*DATE_FIELDS, "year", "month"):
            field = entry.fields.get(name)
            value = field.value.strip() if field else ""
            if field and value and field.value_span not in undefined:
                fault, hint = _month_fault(value) if name == "month" else _fault(name, value)
                if fault:
                    message = f"`{value}` is no {name if name in ('year', 'month') else 'date'}: {fault}"
                    yield RULE.at(library.file, field.value_span, message, hint)


def _fault(name: str, value: str) -> tuple[str, str]:
    if name == "year" and value in _NO_YEARS:
        return "", ""
    meant = meant_date(value)
    return date_fault(value), f"write `date = {{{meant}}}`" if meant else _HINT


def _month_fault(value: str) -> tuple[str, str]:
    if value in _MONTH_NUMBERS or value.lower() in MONTHS:
        return "", ""
    short = value[:3].lower()
    hint = f"write `month = {short}`" if short in MONTHS else "write `month = 9` or `month = sep`"
    return "it is a number from 1 to 12, or `jan` to `dec`", hint
