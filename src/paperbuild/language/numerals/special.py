"""Figures written in ways of their own: times of the day, telephone numbers, centuries, days such as 14 VIII 2019."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.language.lookup import language_of
from paperbuild.language.numerals.digits import roman_value
from paperbuild.language.numerals.figure import Figure

# A time of the day: 3 pm, 3:30 p.m., 15 h 30, 15.30 Uhr, 15:30, 9時30分.
_HALF_DAY = re.compile(
    r"(?<![\d.,:])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s?(?P<half>[ap])\.?\s?m\b", re.IGNORECASE
)
_CLOCK = re.compile(
    r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4])(?::(?P<minute>[0-5]\d)(?![\d:])|[:.](?P<named>[0-5]\d)(?=\s?(?:Uhr|h|uur)\b)"
    r"|[ \u00a0\u202f]?(?:h|時|时|点|點|시)[ \u00a0\u202f]?(?P<spelt>[0-5]\d)(?!\d))"
)
_DECIMAL_CLOCK = re.compile(r"(?P<hour>[01]?\d|2[0-4])[.,](?P<minute>[0-5]\d)")
_CENTURY = re.compile(
    r"\b(?P<before>[IVXLІХ]+)(?:e|er|ᵉ|\^e\^|ème|º|ª)?\s+"
    r"(?=si[eè]cle|век|столет|стол[иі]т|ст\.|в\.|wiek|w\.|stolet|stol\.|secol|segle|század|αιών)"
    r"|\b(?:siglos?|séculos?|secolul)\s+(?P<after>[IVXL]+)\b"
)
_TELEPHONE = re.compile(
    r"(?<![\d.,/])(?<!\d[ \u00a0\u202f])(?:\(?\+\d{1,3}\)?|\(0\d{0,4}\)|0\d{0,4})"
    r"(?:\)?[ /\u00a0\u202f-]{1,3}\d{1,9}){1,7}(?![\d/])"
)
_DATE = re.compile(r"\d{1,2}([/-])\d{1,2}\1\d{4}")
_FEWEST_DIGITS, _LAST_DIGITS = 8, 7
_ROMAN_MONTH = re.compile(
    r"(?<![\d.])(?P<day>\d{1,2})(?:\.|[ \u00a0])[ \u00a0]?(?P<month>I{1,3}|IV|VI{0,3}|IX|XI{0,2})"
    r"(?:\.|[ \u00a0])[ \u00a0]?(?P<year>[12]\d{3})(?!\d)"
)


def special_figures(text: str, locale: str) -> list[Figure]:
    """The figures of `text`, in plain digits, that are no plain numbers and no dates by names of months."""
    found: list[Figure] = []
    for reader in (_telephones, _days, _half_days, _clocks, _centuries):
        taken = {offset for figure in found for offset in range(figure.offset, figure.end)}
        found += [figure for figure in reader(text, locale) if figure.offset not in taken]
    return found


def clock_values(written: str) -> frozenset[str]:
    """The times that a decimal number may be: `15.45`."""
    match = _DECIMAL_CLOCK.fullmatch(written)
    return _times(int(match["hour"]), int(match["minute"])) if match else frozenset()


def _times(hour: int, minute: int) -> frozenset[str]:
    """A time as it may be said by a clock of 24 hours, or of twelve."""
    return frozenset(f"time {each}:{minute:02}" for each in {hour, hour % 12, hour % 12 + 12})


def _half_days(text: str, locale: str) -> Iterator[Figure]:
    """Hours of English, those of the afternoon counted on from noon."""
    for match in _HALF_DAY.finditer(text):
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if not (language_of(locale).has_half_days and 1 <= hour <= 12):
            continue
        full = hour % 12 + 12 * (match["half"].casefold() == "p")
        if minute:
            yield Figure(
                f"time {full}:{minute:02}", match.group(), match.start(), is_small=True, others=_times(hour, minute)
            )
        else:
            others = frozenset({str(hour), *_times(hour, 0)})
            yield Figure(str(full), match.group(), match.start(), is_small=True, others=others)


def _clocks(text: str, _: str) -> Iterator[Figure]:
    for match in _CLOCK.finditer(text):
        hour, minute = int(match["hour"]), int(match["minute"] or match["named"] or match["spelt"])
        others = _times(hour, minute) | ({str(hour), str(hour % 12)} if not minute else frozenset())
        yield Figure(f"time {hour}:{minute:02}", match.group(), match.start(), is_small=True, others=frozenset(others))


def _telephones(text: str, _: str) -> Iterator[Figure]:
    """Telephone numbers by their last digits: what stands before them depends on where one calls from."""
    for match in _TELEPHONE.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if len(digits) >= _FEWEST_DIGITS and not _DATE.fullmatch(match.group()):
            yield Figure(f"tel {digits[-_LAST_DIGITS:]}", match.group(), match.start())


def _days(text: str, _: str) -> Iterator[Figure]:
    for match in _ROMAN_MONTH.finditer(text):
        written, at = match.group(), match.start()
        yield Figure(str(int(match["day"])), written, at, is_small=True, is_count=True)
        yield Figure(f"month {roman_value(match['month'])}", written, at)
        yield Figure(match["year"], written, at)


def _centuries(text: str, _: str) -> Iterator[Figure]:
    """Centuries by their Roman numerals, which are typed with Cyrillic letters, too."""
    for match in _CENTURY.finditer(text):
        name = "before" if match["before"] else "after"
        value = roman_value(match[name])
        yield Figure(str(value), match[name], match.start(name), is_small=True)
