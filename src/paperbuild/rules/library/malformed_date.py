"""A date is unclear, or there is no such day, month or year in the calendar.

It is printed as you typed it, and the work may be sorted in the wrong place or not found.

    date = {2019-02-30}
            ^^^^^^^^^^ 2019-02 has no day 30

All other forms are understood and printed in the language of the paper: a year, a month or a day (`2019`, `2019-09`,
`2019-09-24`, `24 September 2019`), a range (`2019/2020`, `../1999`), an uncertain or approximate date (`2019?`,
`2019~`), a decade (`199X`), a season (`2019-21`), `in press`. `2005/06` means two years; write a month as `2005-06`.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.nearest import nearest
from paperbuild.model.bibliography import Bibliography, Entry, Field
from paperbuild.syntax.bibtex.biblatex import DATE_FIELDS
from paperbuild.syntax.bibtex.dates import DATE_HINT, month_of, read_date, read_year

RULE = Rule("BIB006", "malformed-date", Severity.ERROR, __doc__)

_AS_TYPED = RULE.weighing(Severity.WARNING)  # a year in words is printed as it stands: "18th century"
_IN_WORDS = re.compile(r"[^\W\d_]{3}")
_MONTHS = tuple(calendar.month_name[1:])


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every date field, `year` and `month` that says no date and is not printed as what was meant."""
    undefined = {use.span for use in library.undefined_strings}
    for entry in library.entries:
        for field, what, fault, hint in _faults(entry):
            if field.value_span not in undefined:
                message = f"`{field.value.strip()}` is not a {what}: {fault}"
                rule = _AS_TYPED if field.name == "year" and _IN_WORDS.search(field.value) else RULE
                yield rule.at(library.file, field.value_span, message, hint)


def _faults(entry: Entry) -> Iterator[tuple[Field, str, str, str]]:
    """The fields whose date is at fault, each with what it should be, why it is not, and what would be right."""
    for name in DATE_FIELDS:
        if (field := entry.fields.get(name)) and field.value.strip():
            date = read_date(field.value)
            if date.fault:
                yield field, "date", date.fault, date.hint
            elif name != "date" and not date.is_dated:
                yield field, "date", "a date is a year, a month or a day", DATE_HINT
    if not read_date(entry.value("date")).is_dated:  # where it is, neither `year` nor `month` is printed
        yield from _older_faults(entry)


def _older_faults(entry: Entry) -> Iterator[tuple[Field, str, str, str]]:
    year, month = entry.fields.get("year"), entry.fields.get("month")
    if year and (date := read_year(year.value)).fault:
        yield year, "year", date.fault, date.hint
    elif month and month.value.strip():
        if month_of(month.value) is None:
            if _is_no_words(month.value) or (meant := nearest(month.value.strip(), _MONTHS)):
                hint = "write `month = 9` or `month = sep`" if _is_no_words(month.value) else f"write `{meant}`"
                yield month, "month", "a month is a number from 1 to 12, or its name", hint
        elif year and (date := read_year(year.value, month.value, entry.value("day"))).fault:
            yield month, "month", date.fault, "correct the day, or leave it out"


def _is_no_words(value: str) -> bool:
    return any(letter.isdigit() for letter in value) or not any(letter.isalpha() for letter in value)
