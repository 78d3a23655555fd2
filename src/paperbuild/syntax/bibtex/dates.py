r"""Reads the dates of an entry: those of biblatex, which are ISO 8601-2 (levels 0 and 1), and those that people write.

    read_date("1850~")            start 1850, approximate      read_date("2001/2005")      two ends
    read_date("../1999")          no start, end 1999           read_date("199X")           1990 and nine years more
    read_date("24 September 2019"), read_date("septembre 2019"), read_date("24.9.2019"), read_date("2019-9-24")
    read_year("2005/06")          2005 to 2006, printed as typed: a month it is not
    entry_date(entry)             `date`, or else `year` with `month` and `day`
    entry_date(entry, "urldate")  another of them

What is printed of it in a language, `syntax.bibtex.printed_date` says; how it sorts and what data have of it, the
value itself. No information is lost: what is not understood stands in `typed`, and `fault` says why.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import replace

from paperbuild.engines.bibtex import plain_text
from paperbuild.language.months import month_number
from paperbuild.model.bibliography import Entry
from paperbuild.model.library_date import SEASONS, LibraryDate, Moment
from paperbuild.syntax.bibtex.biblatex import MONTHS

_LONGEST = 200
"""A text of more characters is no date, and is not looked at as one."""

DATE_HINT = "write `2019`, `2019-09` or `2019-09-24`, a range as `2019/2020`"
_NO_RANGE = "a range is two dates with a `/` between them"
_NO_FORM = "a date is a year, a month or a day of the form `2019-09-24`"
_OPEN = ("", "..", "*")

_TIME = r"(?:[T ]\d\d?:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?"
_MOMENT = re.compile(
    rf"(?:(?P<year>-?\d{{4}})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX){_TIME})?)?|y(?P<long>-?\d{{5,9}})"
    r"|(?P<few>\d{2}XX|\d{3}X))(?P<mark>[?~%]?)",
    re.ASCII | re.IGNORECASE,
)
_TWO, _MONTH_OR_DAY = re.compile(r"\d\d", re.ASCII), re.compile(r"\d{4}-\d\d(?:-\d\d)?", re.ASCII)
_SINCE = re.compile(r"(\d{4})\s*(?:-{1,3}|–|—)", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})([./-])\s*(\d{1,2})\2\s*(\d{4})", re.ASCII)
_PAIR = re.compile(r"(\d{2})(\d{2})\s*(/|-{1,3}|–|—)\s*(\d{2})", re.ASCII)
_YEARS = re.compile(r"(\d{4})\s*(?:-{1,3}|–|—|\bto\b)\s*(\d{4})", re.ASCII)
_ABOUT = re.compile(r"(?:c\.|ca\.?|circa|cca\.?|c(?=\s))\s*(\d{4})(?:\s*(?:-{1,3}|–|—|/)\s*(\d{4}))?", re.ASCII | re.I)
_DECADE = re.compile(r"(\d{3}0)['’]?s", re.ASCII)
_WORDS = re.compile(
    r"(?:(?P<day1>\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:(?:de|of)\s+)?)?(?P<month>[^\W\d_]{3,15})\.?"
    r"(?:\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?(?=[\s,]))?,?\s+(?:(?:de|of)\s+)?(?P<year>\d{4})"
)
_ASIAN = re.compile(r"(\d{4})年(?:\s*(\d{1,2})月(?:\s*(\d{1,2})日)?)?", re.ASCII)
_A_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)
_INSTEAD = {
    "in press": "in press",
    "inpress": "in press",
    "forthcoming": "forthcoming",
    "n.d.": "no date",
    "n. d.": "no date",
    "nd": "no date",
    "no date": "no date",
}
_SEASON_NAMES = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
# The style says that it is a day of access.
_ACCESSED = re.compile(
    r"^[\s{(\[]*(?:(?:last )?(?:accessed|visited|viewed|retrieved|checked)(?: on)?"
    r"|(?:zuletzt )?(?:abgerufen|aufgerufen)(?: am)?|zugriff(?: am)?|consulté le|consultado el)\b[:\s]*(?=\w)",
    re.IGNORECASE,
)
_TILDE = re.compile(r"\{?\\textasciitilde\s*(?:\{\})?\}?")
_MONTH_SIGNS = re.compile(r"(?:(?<!\s)\s++)?(?:/|-{1,3}|–|—|\band\b|&)\s*")
_MONTH_AND_DAY = re.compile(r"(?:(\d{1,2})\.?[~\s]+)?([^\W\d_]+|\d{1,2})\.?(?:[~\s]+(\d{1,2}))?")


def entry_date(entry: Entry, name: str = "date") -> LibraryDate:
    """The date of an entry in its field `name`: one of biblatex's DATE_FIELDS. The main date of an entry may stand in
    `year`, `month` and `day` instead, as in BibTeX; where `date` cannot be understood, they are asked."""
    value = entry.value(name)
    found = read_date(_ACCESSED.sub("", value, 1) if name == "urldate" else value)
    if name != "date" or found.is_dated:
        return found
    old = read_year(entry.value("year"), entry.value("month"), entry.value("day"))
    return old if old.is_dated or not found else found


def read_date(value: str) -> LibraryDate:
    """The date that the text of a date field means (`date`, `urldate`): LaTeX and braces may stand in it."""
    bare = _bare(value)
    if not bare:
        return LibraryDate()
    if len(bare) > _LONGEST:
        return LibraryDate(typed=bare, fault=_NO_FORM, hint=DATE_HINT)
    for reading in (_standard, _instead, _pair, _since, _loose):
        if found := reading(bare):
            return found
    return _unread(bare)


def read_year(year: str, month: str = "", day: str = "") -> LibraryDate:
    """The date that BibTeX's `year`, `month` and `day` mean together.

    A text that is no bare year is a reader's to see as the author typed it: `2005/06`, `[1796]`, `2019a`. A faulty
    month costs itself: the date is then the year, with the fault; see `month_of`.
    """
    bare = _bare(year)
    if re.fullmatch(r"-?\d{1,4}", bare, re.ASCII):
        # BibTeX counts as people do: -44 is 44 BC, which is -0043.
        number = int(bare) + (1 if bare.startswith("-") else 0)
        moment = Moment(number)
        return _with_month(moment, month, day) if month.strip() else _single(moment)
    pair = _PAIR.fullmatch(bare)
    if pair and not _is_month_of(pair):
        return _pair(bare)
    if re.fullmatch(r"\d{4}/\d{4}", bare, re.ASCII) and (found := _standard(bare)).is_range:
        return LibraryDate(found.start, found.end, typed=bare)
    found = read_date(year)
    return _dated_by(found, month, day) if found and month.strip() else found


def month_of(value: str) -> list[tuple[int, int]] | None:
    r"""What a `month` field says: for each of its one or two months (or seasons) the number, and the day with it or 0.

    `sep`, `9`, `September`, `sep~24` (BibTeX's `sep # "~24"`), `24 septembre`, `Sep/Oct`. None for what is no month.
    """
    pieces = _MONTH_SIGNS.split(_bare(value))
    found = [_month_and_day(piece) for piece in pieces[:2]]
    return None if len(pieces) > 2 or None in found else [one for one in found if one]


def _month_and_day(piece: str) -> tuple[int, int] | None:
    match = _MONTH_AND_DAY.fullmatch(piece)
    if not match:
        return None
    month = int(match[2]) if match[2].isdecimal() else _month(match[2])
    day = int(match[1] or match[3] or 0)
    return (month, day) if month in range(1, 13) or (month in SEASONS and not day) else None


def _dated_by(found: LibraryDate, month: str, day: str) -> LibraryDate:
    """A year of another form (`1850~`, `[1796]`) with what stands in `month`, which is not lost."""
    start = found.start
    if start and start == found.end and not found.typed and not start.month and not start.years:
        return _with_month(start, month, day)
    return replace(found, typed=f"{_month_text(month)} {found.typed}") if found.typed else found


def _month_text(month: str) -> str:
    """A month as typed; BibTeX's own `sep`, which no reader is to see, in full."""
    bare = plain_text(_bare(month))
    return calendar.month_name[MONTHS.index(bare) + 1] if bare in MONTHS else bare


def _with_month(year: Moment, month: str, day: str) -> LibraryDate:
    found = month_of(month)
    if found is None:
        return LibraryDate(year, year, f"{_month_text(month)} {year.year}")
    first, last = (year._replace(month=number, day=days) for number, days in (found[0], found[-1]))
    plain_day = _bare(day)
    if not first.day and first == last and plain_day.isdecimal() and plain_day.isascii() and len(plain_day) < 3:
        first = last = first._replace(day=int(plain_day))
    if fault := _fault(first) or _fault(last):
        return LibraryDate(year, year, fault=fault, hint=DATE_HINT)
    if (last.month, last.day) < (first.month, first.day):
        last = last._replace(year=last.year + 1)  # a winter's issue: December/January
    return LibraryDate(first, last)


# Each reading gives a date that is nothing where the text is not of its form


def _standard(bare: str) -> LibraryDate:
    """A date or a range as biblatex takes it."""
    pieces = [piece.strip() for piece in bare.split("/")]
    if len(pieces) == 2 and _TWO.fullmatch(pieces[1]) and _MONTH_OR_DAY.fullmatch(pieces[0]):
        pieces[1] = pieces[0][:-2] + pieces[1]  # ISO 8601: what is the same is left out (`2005-05-03/05`)
    if len(pieces) > 2:
        return LibraryDate() if any(len(piece) < 3 for piece in pieces) else _faulty(bare, _NO_RANGE)
    if len(pieces) == 2 and pieces[0] in _OPEN and pieces[1] in _OPEN:
        return _faulty(bare, _NO_RANGE)
    matches = [None if len(pieces) == 2 and piece in _OPEN else _MOMENT.fullmatch(piece) for piece in pieces]
    if any(match is None and piece not in _OPEN for match, piece in zip(matches, pieces, strict=True)) or not any(
        matches
    ):
        return LibraryDate()
    moments = [_moment(match) if match else None for match in matches]
    if fault := next((fault for moment in moments if moment and (fault := _fault(moment))), ""):
        return _faulty(bare, fault)
    start, end = moments[0], moments[-1]
    if start and end and start != end and LibraryDate(start).order[1] > LibraryDate(end).order[1]:
        return _faulty(bare, "the range ends before it begins")
    return LibraryDate(start, end)


def _instead(bare: str) -> LibraryDate:
    return LibraryDate(instead=_INSTEAD.get(bare.casefold().strip("()[]"), ""))


def _pair(bare: str) -> LibraryDate:
    """Two years of which the second has two digits (`2005/06`), or what may be a month of a year: shown as typed."""
    match = _PAIR.fullmatch(bare)
    if not match:
        return LibraryDate()
    century, first, sign, second = match.groups()
    start = Moment(int(century + first))
    last = int(century + second) + (100 if second == "00" and first == "99" else 0)
    typed = f"{century}{first}{'/' if sign == '/' else '–'}{second}"
    if last <= start.year:
        if int(second) not in range(1, 13):
            return _faulty(bare, "the range ends before it begins")
        return LibraryDate(start, start, typed)
    return LibraryDate(start, Moment(last), typed)


def _since(bare: str) -> LibraryDate:
    """A year and a dash: an open end."""
    match = _SINCE.fullmatch(bare)
    return LibraryDate(Moment(int(match[1]))) if match else LibraryDate()


def _is_month_of(pair: re.Match[str]) -> bool:
    """Whether `2019-09`, typed for a year, is a month: the figures can be no second year."""
    return pair[3] == "-" and int(pair[4]) in range(1, 13) and int(pair[4]) <= int(pair[2])


def _loose(bare: str) -> LibraryDate:
    """The forms of people: of other orders and signs, and in words."""
    for moments in _loose_forms(bare):
        first, last = moments
        if fault := _fault(first) or _fault(last):
            return _faulty(bare, fault)
        if LibraryDate(first).order[1] > LibraryDate(last).order[1]:
            return _faulty(bare, "the range ends before it begins")
        return LibraryDate(first, last)
    return LibraryDate()


def _loose_forms(bare: str) -> Iterator[tuple[Moment, Moment]]:
    if match := _YEARS.fullmatch(bare):
        yield Moment(int(match[1])), Moment(int(match[2]))
    elif match := _ABOUT.fullmatch(bare):
        yield (
            Moment(int(match[1]), is_approximate=True),
            Moment(int(match[2] or match[1]), is_approximate=True),
        )
    elif match := _DECADE.fullmatch(bare):
        yield _twice(Moment(int(match[1]), years=9))
    elif match := _YEAR_FIRST.fullmatch(bare):
        yield _twice(Moment(int(match[1]), int(match[3]), int(match[4] or 0)))
    elif match := _ASIAN.fullmatch(bare):
        yield _twice(Moment(int(match[1]), int(match[2] or 0), int(match[3] or 0)))
    elif (match := _DAY_FIRST.fullmatch(bare)) and (match[2] == "." or int(match[1]) > 12):
        yield _twice(Moment(int(match[4]), int(match[3]), int(match[1])))
    elif (match := _WORDS.fullmatch(bare)) and (month := _month(match["month"])):
        day = 0 if month in SEASONS else int(match["day1"] or match["day2"] or 0)
        yield _twice(Moment(int(match["year"]), month, day))


def _twice(moment: Moment) -> tuple[Moment, Moment]:
    return moment, moment


def _unread(bare: str) -> LibraryDate:
    """A text of no known form: shown as typed. With a year in it or without any figure it says what it means."""
    typed = plain_text(bare)
    years = {int(year) for year in _A_YEAR.findall(bare)}
    if years and _DAY_FIRST.fullmatch(bare) is None:  # `03/04/2019` is one day here and another there
        return LibraryDate(Moment(min(years)), Moment(max(years)), typed)
    says_something = any(letter.isalpha() for letter in bare) and not any(letter.isdigit() for letter in bare)
    return LibraryDate(typed=typed) if says_something else LibraryDate(typed=typed, fault=_NO_FORM, hint=DATE_HINT)


def _single(moment: Moment) -> LibraryDate:
    return LibraryDate(moment, moment)


def _faulty(bare: str, fault: str) -> LibraryDate:
    """Shown as typed; where a year can be made out, it is still sorted by that."""
    years = [int(year) for year in _A_YEAR.findall(bare)]
    known = Moment(years[0]) if years else None
    return LibraryDate(known, known, plain_text(bare), fault=fault, hint=DATE_HINT)


def _moment(match: re.Match[str]) -> Moment:
    approximate, uncertain = match["mark"] in ("~", "%"), match["mark"] in ("?", "%")
    if few := match["few"]:
        digits = few.upper().rstrip("X")
        years = 10 ** (4 - len(digits)) - 1
        return Moment(int(digits.ljust(4, "0")), 0, 0, years, approximate, uncertain)
    month, day = (int(part) if part and part.isdecimal() else 0 for part in match.group("month", "day"))
    year = int(match["year"] or match["long"])
    return Moment(year, month, day, is_approximate=approximate, is_uncertain=uncertain)


def _fault(moment: Moment) -> str:
    """What is wrong with a moment: a month or a day that no calendar has."""
    if moment.month and moment.month not in range(1, 13) and (moment.month not in SEASONS or moment.day):
        return f"there is no month {moment.month:02}"
    if moment.day:
        # A year of four hundred later has the same days, and is one that Python knows.
        try:
            datetime.date(moment.year % 400 + 2000, moment.month, moment.day)
        except ValueError:
            return f"{moment._replace(day=0).edtf} has no day {moment.day:02}"
    return ""


def _month(word: str) -> int:
    return _SEASON_NAMES.get(word.casefold(), 0) or month_number(word)


def _bare(value: str) -> str:
    """`value` without the braces and the space around it, and with the tilde that exporters write as a command."""
    bare = _TILDE.sub("~", value.strip()) if "\\" in value else value.strip()
    while bare.startswith("{") and bare.endswith("}") and "{" not in bare[1:] and "}" not in bare[:-1]:
        bare = bare[1:-1].strip()
    return bare
