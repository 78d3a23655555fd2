"""Dates as biblatex takes them (ISO 8601-2:2019, the Extended Date/Time Format), and what others were meant to be."""

from __future__ import annotations

import datetime
import re

from paperbuild.syntax.bibtex.biblatex import MONTHS

_DATE = re.compile(r"(?:(-?\d{4})(?:-(\d\d)(?:-(\d\d)(?:T[\d:]+(?:Z|[+-][\d:]+)?)?)?)?|(y-?\d{5,}))[?~%]?", re.ASCII)
_UNSPECIFIED = re.compile(r"(\d{2})(\dX|XX)|(\d{4})-XX(?:-XX)?|(\d{4}-\d\d)-XX", re.ASCII)
_OPEN = ("", "..")
_SEASONS = range(21, 25)

_SHORT = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", re.ASCII)
_WORDS = re.compile(r"(?:(\d{1,2})\.?\s+)?([a-z]{3,9})\.?\s+(?:(\d{1,2}),?\s+)?(\d{4})", re.ASCII | re.IGNORECASE)
_YEARS = re.compile(r"(\d{4})\s*(?:-{1,2}|–|—|to)\s*(\d{4})", re.ASCII)
_ABOUT = re.compile(r"(?:c|ca|circa)\.?\s*(\d{4})", re.ASCII | re.IGNORECASE)
_GUESSED = re.compile(r"\[(\d{4})\??\]", re.ASCII)


def date_fault(value: str) -> str:
    """What is wrong with `value` as a date or a range of dates; empty where nothing is."""
    start, *rest = value.split("/")
    if _UNSPECIFIED.fullmatch(value):
        return "a date with `X` in it is not printed"
    if len(rest) > 1 or (rest and start in _OPEN and rest[0] in _OPEN):
        return "a range is two dates with a `/` between them"
    fault = next((fault for each in (start, *rest) if (fault := _one_fault(each, is_range=bool(rest)))), "")
    if not fault and rest and _year(start) > _year(rest[0]):
        return "the range ends before it begins"
    return fault


def meant_date(value: str) -> str:
    """The date that `value` was probably meant to be, in the form that is asked for, or an empty text."""
    meant = _meant(value.strip())
    return meant if meant and not date_fault(meant) else ""


def _one_fault(value: str, *, is_range: bool) -> str:
    if is_range and value in _OPEN:
        return ""
    match = _DATE.fullmatch(value)
    if not match:
        return "a date is a year, a month or a day of the form `2019-09-24`"
    year, month, day = (int(part) if part else 0 for part in match.group(1, 2, 3))
    if match[2] and month not in range(1, 13) and (month not in _SEASONS or match[3]):
        return f"there is no month {match[2]}"
    if match[3] and year > 0:
        try:
            datetime.date(year, month, day)
        except ValueError:
            return f"{match[1]}-{match[2]} has no day {match[3]}"
    return ""


def _year(date: str) -> float:
    match = _DATE.fullmatch(date)
    return int(match[1]) if match and match[1] else float("nan")  # compares with nothing


def _meant(value: str) -> str:
    if match := _UNSPECIFIED.fullmatch(value):
        if match[1]:
            return f"{match[1]}{match[2].replace('X', '0')}/{match[1]}{match[2].replace('X', '9')}"
        return match[3] or match[4]
    for pattern, form in ((_YEARS, "{}/{}"), (_ABOUT, "{}~"), (_GUESSED, "{}?")):
        if match := pattern.fullmatch(value):
            return form.format(*match.groups())
    if match := _SHORT.fullmatch(value):
        return _joined(match[1], match[2], match[3])
    if (match := _DAY_FIRST.fullmatch(value)) and ("." in value or int(match[1]) > 12):
        return _joined(match[3], match[2], match[1])
    if (match := _WORDS.fullmatch(value)) and match[2][:3].lower() in MONTHS:
        return _joined(match[4], str(MONTHS.index(match[2][:3].lower()) + 1), match[1] or match[3])
    return ""


def _joined(year: str, month: str, day: str | None) -> str:
    return "-".join([year, month.zfill(2), *([day.zfill(2)] if day else [])])
