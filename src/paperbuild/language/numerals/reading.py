"""Reads the figures of a text as its language writes them: 1,234.5 and 1 234,5 are one number, 16.8.2018 is a date.

A date is three figures: its day, its month, its year; so is one in words. What is compared are values, never how they
are written. Babel (CLDR) knows the separators, the names of months and the words for thousands and millions.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from paperbuild.language.languages import nearest_locale
from paperbuild.language.lookup import language_of, with_region
from paperbuild.language.numerals.calendars import gregorian_years, names_other_month
from paperbuild.language.numerals.digits import NUMBER_SPACES, with_plain_digits
from paperbuild.language.numerals.figure import Figure
from paperbuild.language.numerals.months import month_mentions, named_days
from paperbuild.language.numerals.scales import counted_in_myriads, scale_after, scale_before
from paperbuild.language.numerals.special import clock_values, special_figures
from paperbuild.language.numerals.units import unit_of

_NO_COUNT = re.compile(r"[-/.:]?\d|[^\W\d_]|[ºª]|\.\s?[^\W\d_]|\s?(?:h|Uhr|heures?)\b")
_FEWEST = 13  # whoever counts fewer may well say so in words, or leave them out
_MOST_DIGITS = 15  # a Decimal has 28, and words for sizes come on top
_TENTHS = re.compile(r"\s?[成割](?!立|为|為|功|果|員|员)")
_TO_ANOTHER = re.compile(rf"[{NUMBER_SPACES}]?(?:[-–—~〜～/]|[^\W\d_]{{1,5}})?[{NUMBER_SPACES}]?\Z")
_CENTURY_OF = re.compile(r"-?(?:tal|luv|luk)")
_CODE_TOKEN = re.compile(r"[\w.,:/+-]+")


@dataclass(frozen=True)
class _Writing:
    """How a language writes numbers, and in which order a date in figures has its parts (`dmy`)."""

    number: re.Pattern[str]
    decimal: str
    order: str
    has_point_dates: bool
    joint: re.Pattern[str]


def figures(text: str, locale: str) -> tuple[Figure, ...]:
    """The figures of `text`, in its order; those that its language writes as words are left out, but for months."""
    writing = _writing(locale)
    text = with_plain_digits(text)
    mentions = month_mentions(text, locale)
    named = {offset for mention in mentions for offset in range(mention.start, mention.end)}
    found = special_figures(text, locale)
    taken = named | {offset for figure in found for offset in range(figure.offset, figure.end)}
    found += [figure for figure in _numbers(text, locale, writing) if figure.offset not in taken]
    dated = [mention for mention in mentions if mention.is_dated]
    found += [Figure(f"month {mention.number}", text[mention.start : mention.end], mention.start) for mention in dated]
    days = {offset for mention in dated for offset in named_days(text, mention)}
    is_elsewhere = names_other_month(text, locale)
    found = [replace(figure, is_count=not is_elsewhere) if figure.offset in days else figure for figure in found]
    if is_elsewhere:
        found = [replace(figure, is_small=True, is_count=False) if _is_day(figure) else figure for figure in found]
    return tuple(_sharing(sorted(found, key=lambda figure: figure.offset), text))


def figures_of_code(text: str) -> tuple[Figure, ...]:
    """What has a digit in a piece of code or an address, as it is written: no language writes that in its own way."""
    tokens = (match for match in _CODE_TOKEN.finditer(text) if any(letter.isdigit() for letter in match.group()))
    return tuple(Figure(match.group(), match.group(), match.start()) for match in tokens)


def _numbers(text: str, locale: str, writing: _Writing) -> Iterator[Figure]:
    end = 0
    for match in writing.number.finditer(text):
        if match.start() < end:
            continue  # the second number of 1億2000万
        if _is_date(match):
            yield from _slashed(match, text, locale) if match["slash"] else _date(match, text, locale, writing)
            continue
        for figure in _number(match, text, locale, writing):
            end = figure.end
            yield figure


def _is_date(match: re.Match[str]) -> bool:
    """Whether what was written is a date, or may be one, and no single number."""
    return any(match[name] for name in ("iso", "year", "short", "slash"))


def _number(match: re.Match[str], text: str, locale: str, writing: _Writing) -> Iterator[Figure]:
    value = _value(match, writing.decimal)
    if value is None:
        written = match.group()
        yield Figure(re.sub(r"\D", "", written) if _is_long_whole(match) else written, written, match.start())
        return
    scaled, end, is_sure = _scaled(match, value, text, locale, writing)
    main, other = (scaled, value) if is_sure else (value, scaled)
    others = {_plain(other)} - {_plain(main)} if not is_sure else set()
    others |= _also(match, text, end, value, locale, writing)
    written = text[match.start() : end]
    unit = unit_of(text, match.start(), end, locale)
    is_count = bool(unit) or (value >= _FEWEST and _is_plain_number(text, match.start(), end))
    yield Figure(
        _plain(main), written, match.start(), unit, _is_small(main), is_count, frozenset(others - {_plain(main)})
    )


def _scaled(
    match: re.Match[str], value: Decimal, text: str, locale: str, writing: _Writing
) -> tuple[Decimal, int, bool]:
    """A number with the words behind it, where they end, and whether they are sure. `5 million and 300 thousand` is a
    sum; so is 1億2000万."""
    if found := counted_in_myriads(text, match.start(), locale):
        return *found, True
    after = scale_after(text, match.start(), match.end(), locale)
    if after is None:
        before = scale_before(text, match.start(), locale)
        return value * (before or 1), match.end(), True
    total, end = value * after.factor, after.end
    joint = writing.joint.match(text, end)
    following = writing.number.match(text, joint.end()) if joint and after.factor >= 1000 else None
    if following and not _is_date(following) and (rest := _value(following, writing.decimal)) is not None:
        scale = scale_after(text, following.start(), following.end(), locale)
        if scale and scale.is_sure and rest * scale.factor < after.factor:
            total, end = total + rest * scale.factor, scale.end
    return total, end, after.is_sure


def _also(match: re.Match[str], text: str, end: int, value: Decimal, locale: str, writing: _Writing) -> set[str]:
    """What a number may mean as well: a year of another calendar, tenths, thousands that are decimals elsewhere."""
    found: set[str] = set()
    written = match.group()
    if time := clock_values(written):
        found |= time
    if re.fullmatch(r"\d{1,2}00", written) and _CENTURY_OF.match(text, end):
        found.add(str(int(written[:-2]) + 1))
    if writing.decimal != "." and (part := re.fullmatch(r"(\d{1,3})\.\d{1,2}", written)):
        found.add(part[1])  # an article and its paragraph
    if written.isdecimal() and len(written) == 4:
        found |= gregorian_years(int(written), locale)
    if _TENTHS.match(text, end):
        found.add(_plain(value * 10))
    if match["grouped"] and (other := re.fullmatch(r"(\d{1,3})[.,](\d{3})", written)):
        found.add(_plain(Decimal(f"{other[1]}.{other[2]}")))
    elif other := re.fullmatch(rf"(\d{{1,3}})[{re.escape(writing.decimal)}](\d{{3}})", written):
        found.add(_plain(Decimal(f"{other[1]}{other[2]}")))
    return found


def _sharing(found: Sequence[Figure], text: str) -> Iterator[Figure]:
    """`found`, where the first of `2.5 to 3.5 million` may be millions, and of `3-4月` a month."""
    for number, figure in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        between = text[figure.end : following.offset] if following else ""
        if (
            following is None
            or len(between) > 9
            or not _TO_ANOTHER.match(between)
            or not _is_bare(figure, text)
            or (following.is_month and not following.written[:1].isdigit())
        ):
            yield figure
        elif following.is_month:
            yield replace(figure, others=figure.others | {f"month {figure.value}"})
        else:
            digits = re.match(r"[\d.,]+", following.written)
            scale = _factor(following, digits.group() if digits else "")
            shared = {_plain(Decimal(figure.value) * scale)} if scale > 1 else set()
            yield replace(figure, others=figure.others | shared)


def _is_bare(figure: Figure, text: str) -> bool:
    """Whether a figure is a number and nothing else."""
    return (
        re.fullmatch(r"[\d.,]+", text[figure.offset : figure.end]) is not None
        and not figure.is_month
        and bool(re.fullmatch(r"\d+(?:\.\d+)?", figure.value))
    )


def _factor(figure: Figure, digits: str) -> Decimal:
    """What the words of a figure multiply it by."""
    plain = re.sub(r"[.,](?=\d{3}\b)", "", digits).replace(",", ".").strip(".")
    is_number = re.fullmatch(r"\d+(?:\.\d+)?", plain) and re.fullmatch(r"\d+(?:\.\d+)?", figure.value)
    if not is_number or len(digits) == len(figure.written) or not Decimal(plain):
        return Decimal(1)
    return Decimal(figure.value) / Decimal(plain)


def _is_day(figure: Figure) -> bool:
    return figure.number is not None and 1 <= figure.number <= 31 and not figure.unit


def _date(match: re.Match[str], text: str, locale: str, writing: _Writing) -> Iterator[Figure]:
    at, written = match.start(), match.group()
    if match["short"]:
        day, month = (int(match[name]) for name in ("short_day", "short_month"))
        if not (writing.has_point_dates and 1 <= day <= 31 and 1 <= month <= 12):
            written = written.rstrip(".")
            number = _plain(Decimal(f"{day}.{match['short_month']}"))
            unit = unit_of(text, at, at + len(written), locale)
            is_small = _is_small(Decimal(number))
            yield Figure(number, written, at, unit, is_small=is_small, others=clock_values(written))
            return
        decimal = _plain(Decimal(f"{day}.{match['short_month']}"))
        yield Figure(str(day), written, at, is_small=True, others=frozenset({decimal}))
        yield Figure(f"month {month}", written, at, is_small=True, others=frozenset({str(month)}))
        return
    if match["iso"]:
        parts = dict(zip("ymd", re.findall(r"\d+", match["iso"]), strict=True))
    else:
        parts = dict(zip(writing.order.replace("y", ""), (match["first"], match["second"]), strict=True))
        parts["y"] = match["year"]
        if int(parts["m"]) > 12:
            parts["d"], parts["m"] = parts["m"], parts["d"]
    yield Figure(str(int(parts["d"])), written, at, is_small=True, is_count=True)
    yield Figure(f"month {int(parts['m'])}", written, at)
    yield Figure(parts["y"], written, at)


def _slashed(match: re.Match[str], text: str, locale: str) -> Iterator[Figure]:
    """`15/9`: a day of a month, or two numbers; in Persian a decimal."""
    if language_of(locale).has_slash_decimals:
        value = _plain(Decimal(f"{match['before']}.{match['after']}"))
        unit = unit_of(text, match.start(), match.end(), locale)
        yield Figure(value, match.group(), match.start(), unit, is_small=not unit, is_count=False)
        return
    for name in ("before", "after"):
        number = int(match[name])
        month = {f"month {number}"} if 1 <= number <= 12 else set()
        yield Figure(str(number), match[name], match.start(name), is_small=number <= 31, others=frozenset(month))


def _value(match: re.Match[str], decimal: str) -> Decimal | None:
    """The number that was written; None for one with several points, such as a section's, or with more digits than are
    reckoned with exactly."""
    written = match.group()
    if sum(map(str.isdigit, written)) > _MOST_DIGITS:
        return None
    if match["grouped"]:
        whole, *rest = re.split(f"[{re.escape(decimal)}٫]", written)
        if len(rest) > 1:  # 1,00,000: as India groups, in a language with a comma before decimals
            whole, rest = written, []
        return Decimal(".".join([re.sub(r"\D", "", whole), *rest]))
    if match["dotted"]:
        return None
    if match["fraction"]:
        whole = match["fraction"][:-1].strip(NUMBER_SPACES) or "0"
        return Decimal(whole) + round(Decimal(unicodedata.numeric(match["fraction"][-1])), 4)
    return Decimal(re.sub(r"[.,٫]", ".", written))


def _is_long_whole(match: re.Match[str]) -> bool:
    """Whether digits that are too many to be reckoned with are in groups of three, with one sign between them."""
    return bool(match["grouped"]) and len(set(re.sub(r"\d", "", match.group()))) == 1


def _is_small(value: Decimal) -> bool:
    """Whether a number may as well be written as a word: up to twenty, round ones up to a thousand."""
    is_round = (value % 10 == 0 and value <= 100) or value in {Decimal(1000), Decimal(200), Decimal(500)}
    return value == value.to_integral_value() and (value <= 20 or is_round)


def _is_plain_number(text: str, start: int, end: int) -> bool:
    """Whether a number counts something: it is no ordinal, no time of the day, and no part of a name."""
    is_part = start > 0 and (text[start - 1].isalpha() or text[start - 1] in "-/.'’")
    return text[start:end].isdecimal() and not is_part and _NO_COUNT.match(text, end) is None


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


@cache
def _writing(locale: str) -> _Writing:
    cldr = nearest_locale(locale)
    symbols = cldr.number_symbols["latn"]
    decimal = symbols["decimal"]
    short = nearest_locale(with_region(locale)).date_formats["short"].pattern.casefold()
    return _Writing(
        number=_number_pattern(decimal, symbols["group"]),
        decimal=decimal,
        order="".join(dict.fromkeys(letter for letter in short if letter in "dmy")),
        has_point_dates="d.m" in short or "dd.m" in short,
        joint=re.compile(rf"[{NUMBER_SPACES}]?(?:{re.escape(_and(locale))}[{NUMBER_SPACES}]?)?"),
    )


def _and(locale: str) -> str:
    """The word for "and" between two of a list."""
    patterns = nearest_locale(locale).list_patterns
    return str(patterns.get("standard", {}).get("2", "")).replace("{0}", "").replace("{1}", "").strip()


def _number_pattern(decimal: str, group: str) -> re.Pattern[str]:
    groups = {*NUMBER_SPACES[1:], "'", "’", "٬", "." if decimal == "," else ","}
    if group in NUMBER_SPACES or decimal == ",":
        groups |= set(NUMBER_SPACES)
    separators = "".join(map(re.escape, sorted(groups)))
    point = f"[{re.escape(decimal)}٫]"
    return re.compile(
        r"(?P<iso>(?<![\d-])\d{4}[-./]\d{1,2}[-./]\d{1,2}(?![\d-]))"
        rf"|(?<![\d.])(?P<first>\d{{1,2}})(?P<mark>[./-])[{NUMBER_SPACES}]?(?P<second>\d{{1,2}})(?P=mark)[{NUMBER_SPACES}]?"
        r"(?P<year>\d{4})(?!\d)"
        r"|(?P<short>(?<![\d.,])(?P<short_day>\d{1,2})\.[ \u00a0]?(?P<short_month>\d{1,2})\.(?!\d))"
        r"|(?P<slash>(?<![\d/.,])(?P<before>\d{1,2})/(?P<after>\d{1,2})(?![\d/]))"
        rf"|(?P<grouped>(?<![\d.,])(?:\d{{1,3}}(?:(?P<by>[{separators}])\d{{3}})(?:(?P=by)\d{{3}})*"
        rf"|\d{{1,2}}(?:,\d{{2}})+,\d{{3}}|\d{{1,3}}(?:[ ]000)+)(?!\d)(?:{point}\d+)?)"
        r"|(?P<dotted>\d+(?:\.\d+){2,})"
        rf"|(?P<fraction>(?:\d{{1,9}}[{NUMBER_SPACES}]?)?[½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞])"
        rf"|\d+{point}\d+(?![.,]?\d)"
        r"|(?<![\d.,])\d+[.,]\d{1,2}(?![.,]?\d)"
        r"|\d+"
    )
