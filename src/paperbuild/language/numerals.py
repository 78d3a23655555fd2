"""Reads the figures of a text as its language writes them: 1,234.5 and 1 234,5 are one number, 16.8.2018 is a date.

A date is three figures: its day, its month, its year; so is one in words. What is compared are values, never how they
are written. Babel (CLDR) knows the separators, the names of months and the words for thousands and millions.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.units import format_unit

from paperbuild.language.cldr import cldr_locale
from paperbuild.language.languages import base_language
from paperbuild.language.lookup import language_of, with_region
from paperbuild.language.scripts import ways_of

_SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_PERCENT_SIGNS = "%٪％﹪"
_PLAIN_SCALES = {"bn": 9, "mio": 6, "mrd": 9, "md": 9, "mln": 6, "mld": 9, "млн": 6, "млрд": 9, "тыс": 3}
_SCALES_OF_MONEY = {"m": 6, "k": 3, "b": 9}
_CURRENCY_WORD = re.compile(
    r"\s?(?:(?:de|US)[ -]|d['’])?(?:(?P<EUR>euro|евро|يورو|欧元|歐元|ユーロ|ευρώ)"
    r"|(?P<USD>d[oó]l?lar|доллар|долар|دولار|美元|ドル|δολάρι)"
    r"|(?P<GBP>pounds?\b|livres sterling|pfund|libras?\b|sterlin|фунт|英镑|英鎊))",
    re.IGNORECASE,
)
# A time of the day: 3 pm, 3:30 p.m., 15 h 30, 15.30 Uhr.
_TIME = re.compile(
    r"(?<![\d.,:])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s?(?P<half>[ap])\.?m\b"
    r"|(?<![\d.,:])(?P<hours>\d{1,2})[.:](?P<minutes>\d{2})(?=\s?(?:Uhr|h)\b)",
    re.IGNORECASE,
)
_CENTURY = re.compile(
    r"\b(?P<before>[IVXL]+)(?:e|er|ᵉ|ème|º|ª)?\s+(?=si[eè]cle|век|столет|wiek|stolet|secol|segle|század)"
    r"|\b(?:siglos?|séculos?|secolul)\s+(?P<after>[IVXL]+)\b"
)
_CURRENCIES = {"€": "EUR", "£": "GBP", "¥": "JPY", "$": "USD", "₹": "INR", "₽": "RUB", "₺": "TRY", "₴": "UAH"}
_CODES = "EUR GBP JPY USD CHF SEK NOK DKK PLN CZK HUF RON BGN RUB UAH TRY CNY INR CAD AUD NZD MXN BRL MAD TND".split()
_CJK_DIGITS = {letter: str(value) for value, letter in enumerate("〇一二三四五六七八九")} | {"零": "0"}
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_CJK_NUMBER = re.compile("[〇零一二三四五六七八九十百千]{1,9}(?=[年月日号號年级世%％])")
_CJK_UNITS = {"十": 10, "百": 100, "千": 1000}
_ORDINAL = r"(?:st|nd|rd|th|er|re|ère|ème|e|è|º|ª|o|a|\.)?"
_NO_COUNT = re.compile(r"[-/.:]?\d|[^\W\d_]|[ºª]|\.\s?[^\W\d_]|\s?(?:h|Uhr|heures?)\b")
_FEWEST = 13  # whoever counts fewer may well say so in words, or leave them out
_BETWEEN = rf"[{_SPACES},.]*(?:(?:of|de|del|di|d|d['’]|do|da|den|van|der|the|le)\b[{_SPACES}]*|d['’])?"
_ROMAN = re.compile(r"\b[IVXLC]+(?=[\s,.;:)\-–—/]|e\b|er\b|ème\b|ª|º|$)")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True)
class Figure:
    """One figure. `value` is the same for the same figure in any language: `1234.5`, `month 8`. `unit` is `%`, a
    currency's code or empty. `offset` is its place in the text (from 0). `is_small` says that it may as well be
    written as a word; `is_count`, that such a word would be a number: 17 people, no 17th, nor COVID-19."""

    value: str
    written: str
    offset: int
    unit: str = ""
    is_small: bool = False
    is_count: bool = False


@dataclass(frozen=True)
class _Writing:
    """How a language writes figures; `has_capitals` says that its months begin with one."""

    number: re.Pattern[str]
    decimal: str
    months: Mapping[str, int]
    month_after: re.Pattern[str] | None
    month_before: re.Pattern[str] | None
    has_capitals: bool
    order: str
    scales: Mapping[str, Decimal]
    scale: re.Pattern[str]
    percent: re.Pattern[str]


def figures(text: str, locale: str) -> tuple[Figure, ...]:
    """The figures of `text`, in its order; those that its language writes as words are left out, but for months."""
    writing = _writing(locale)
    text = _with_plain_digits(text)
    found = [*_times(text, locale), *_centuries(text)]
    taken_up = {offset for figure in found for offset in range(figure.offset, figure.offset + len(figure.written))}
    found += [figure for figure in _numbers(text, writing) if figure.offset not in taken_up]
    taken = {figure.offset for figure in found if figure.value.startswith("month")}
    found += [figure for figure in _month_names(text, writing) if figure.offset not in taken]
    days = _days(text, writing)
    found = [replace(figure, is_count=True) if figure.offset in days else figure for figure in found]
    return tuple(sorted(found, key=lambda figure: figure.offset))


def has_percent(text: str, locale: str) -> bool:
    """Whether anything in `text` is a percentage."""
    return _writing(locale).percent.search(text) is not None


def months_named(text: str, locale: str) -> frozenset[str]:
    """The values of the months that `text` names, wherever they stand."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    months = _writing(locale).months
    return frozenset(f"month {months[word]}" for word in words if word in months)


def roman_numbers(text: str) -> frozenset[str]:
    """The values of what could be Roman numerals in `text`."""
    return frozenset(str(_roman(match.group())) for match in _ROMAN.finditer(text))


def _times(text: str, locale: str) -> Iterator[Figure]:
    """Hours and minutes, those of the afternoon counted on from noon."""
    for match in _TIME.finditer(text):
        hour = int(match["hour"] or match["hours"])
        if match["half"] and not (language_of(locale).has_half_days and 1 <= hour <= 12):
            continue
        if match["half"]:
            hour = hour % 12 + 12 * (match["half"].casefold() == "p")
        yield Figure(str(hour), match.group(), match.start(), is_small=True)
        minute = int(match["minute"] or match["minutes"] or 0)
        if minute:
            yield Figure(str(minute), match.group(), match.start(), is_small=True)


def _centuries(text: str) -> Iterator[Figure]:
    """Centuries by their Roman numerals."""
    for match in _CENTURY.finditer(text):
        name = "before" if match["before"] else "after"
        yield Figure(str(_roman(match[name])), match[name], match.start(name), is_small=True)


def _numbers(text: str, writing: _Writing) -> Iterator[Figure]:
    for match in writing.number.finditer(text):
        if match["year"] or match["iso"]:
            yield from _date(match, writing.order)
        else:
            yield from _number(match, text, writing)


def _number(match: re.Match[str], text: str, writing: _Writing) -> Iterator[Figure]:
    value = _value(match, writing.decimal)
    after = writing.scale.match(text, match.end())
    is_month = text[match.end() : match.end() + 1] in {"月", "월"} and match.group().isdecimal()
    if is_month and int(match.group()) in range(1, 13):
        yield Figure(f"month {int(match.group())}", match.group(), match.start())
    elif value is None:
        yield Figure(match.group(), match.group(), match.start())
    else:
        scaled = value * writing.scales[after["word"].casefold()] if after else value
        end = after.end() if after else match.end()
        if not after and (short := _short_scale(text, match.start(), end)):
            scaled, end = value * Decimal(10) ** short[0], short[1]
        written = text[match.start() : end]
        unit = _unit(text, match.start(), end, writing)
        is_count = bool(unit) or (value >= _FEWEST and _is_plain_number(text, match.start(), end))
        yield Figure(_plain(scaled), written, match.start(), unit, _is_small(value), is_count)


def _short_scale(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The power of ten that a short word after a number stands for, and where it ends: `€2bn`, `2 Mio.`, `€5k`."""
    after = re.compile(rf"[{_SPACES}]?(?P<word>[^\W\d_]{{1,4}})\b").match(text, end)
    if after is None:
        return None
    word = after["word"].casefold()
    if word in _PLAIN_SCALES:
        return _PLAIN_SCALES[word], after.end()
    is_money = text[max(0, start - 2) : start].strip()[-1:] in {*_CURRENCIES} - {""}
    is_close = after.start("word") == end
    is_thousands = word == "k" and is_close
    return (
        (_SCALES_OF_MONEY[word], after.end())
        if word in _SCALES_OF_MONEY and (is_money or is_thousands) and is_close
        else None
    )


def _date(match: re.Match[str], order: str) -> Iterator[Figure]:
    if match["iso"]:
        parts = dict(zip("ymd", re.findall(r"\d+", match["iso"]), strict=True))
    else:
        parts = dict(zip(order, (match["first"], match["second"], match["year"]), strict=True))
        if int(parts["m"]) > 12:
            parts["d"], parts["m"] = parts["m"], parts["d"]
    at = match.start()
    yield Figure(str(int(parts["d"])), match.group(), at, is_small=True, is_count=True)
    yield Figure(f"month {int(parts['m'])}", match.group(), at)
    yield Figure(parts["y"], match.group(), at)


def _month_names(text: str, writing: _Writing) -> Iterator[Figure]:
    """The months that are named beside a figure: `May` alone is more often a verb, and `may` always."""
    seen: set[int] = set()
    for pattern in filter(None, (writing.month_after, writing.month_before)):
        for match in pattern.finditer(text):
            is_name = not writing.has_capitals or match["month"][0].isupper()
            if is_name and match.start("month") not in seen:
                seen.add(match.start("month"))
                value = f"month {writing.months[match['month'].lower()]}"
                yield Figure(value, match["month"], match.start("month"))


def _days(text: str, writing: _Writing) -> frozenset[int]:
    """Where the days of dates stand whose month is a name."""
    found: set[int] = set()
    if writing.month_after:
        for match in writing.month_after.finditer(text):
            is_long = text[max(0, match.start() - 1) : match.start()].isdecimal()
            found.add(match.start() - is_long)
    if writing.month_before:
        for match in writing.month_before.finditer(text):
            if re.compile(r"\d{1,2}(?!\d)").match(text, match.end() - 1):
                found.add(match.end() - 1)
    return frozenset(found)


def _value(match: re.Match[str], decimal: str) -> Decimal | None:
    """The number that was written; None for one with several points, such as a section's."""
    written = match.group()
    if match["grouped"]:
        whole, *rest = re.split(f"[{re.escape(decimal)}٫]", written)
        return Decimal(".".join([re.sub(r"\D", "", whole), *rest]))
    if match["dotted"]:
        return None
    return Decimal(re.sub(r"[.,٫]", ".", written))


def _unit(text: str, start: int, end: int, writing: _Writing) -> str:
    percent = writing.percent.match(text, end)
    if percent or text[max(0, start - 1) : start] in tuple(_PERCENT_SIGNS):
        return "%"
    around = (text[max(0, start - 2) : start].strip()[-1:], text[end : end + 2].strip()[:1])
    symbol = next((sign for sign in around if sign in _CURRENCIES and sign), "")
    code = re.match(rf"[{_SPACES}]?([A-Z]{{3}})\b", text[end:]) or re.search(
        rf"\b([A-Z]{{3}})[{_SPACES}]?\Z", text[:start][-5:]
    )
    word = _CURRENCY_WORD.match(text, end)
    named = str(word.lastgroup) if word else ""
    return _CURRENCIES.get(symbol) or (code[1] if code and code[1] in _CODES else "") or named


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


def _with_plain_digits(text: str) -> str:
    """`text` with every digit as ASCII has it, and the numbers of Chinese dates as figures, each at its place."""
    text = _CJK_NUMBER.sub(lambda match: _cjk_figures(match.group()), text)
    return _OTHER_DIGIT.sub(lambda match: str(unicodedata.decimal(match.group())), text)


def _cjk_figures(written: str) -> str:
    if not set(written) & set(_CJK_UNITS):
        return "".join(_CJK_DIGITS[letter] for letter in written)
    total, digit = 0, 0
    for letter in written:
        if letter in _CJK_UNITS:
            total += (digit or 1) * _CJK_UNITS[letter]
            digit = 0
        else:
            digit = int(_CJK_DIGITS[letter])
    return str(total + digit).rjust(len(written))


def _roman(written: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in written]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


@cache
def _writing(locale: str) -> _Writing:
    cldr = _cldr(locale)
    symbols = cldr.number_symbols["latn"]
    decimal = symbols["decimal"]
    months = _months(cldr)
    scales = _scales(cldr)
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    language = language_of(locale)
    prefix = f"[{language.month_prefixes}]?" if language.month_prefixes else ""
    month = f"{prefix}(?P<month>{names})"
    # Not `\b`: a vowel sign or a mark at the end of a word is no letter to it.
    edge = r"(?!\w)" if ways_of(language.script).has_word_spaces else ""
    words = "|".join(sorted(map(re.escape, scales), key=len, reverse=True))
    return _Writing(
        number=_number_pattern(decimal, symbols["group"]),
        decimal=decimal,
        months=months,
        month_after=re.compile(rf"\d{_ORDINAL}{_BETWEEN}{month}{edge}", re.IGNORECASE) if names else None,
        month_before=re.compile(rf"(?<!\w){month}{_BETWEEN}\d", re.IGNORECASE) if names else None,
        has_capitals=str(cldr.months["format"]["wide"][5])[0].isupper(),
        order=_order(locale),
        scales=scales,
        scale=re.compile(rf"[{_SPACES}]?(?P<word>{words}){edge}", re.IGNORECASE) if words else re.compile(r"(?!)"),
        percent=_percent_pattern(locale),
    )


def _number_pattern(decimal: str, group: str) -> re.Pattern[str]:
    groups = {*_SPACES[1:], "'", "’", "٬", "." if decimal == "," else ","}
    if group in _SPACES or decimal == ",":
        groups |= set(_SPACES)
    separators = "".join(map(re.escape, sorted(groups)))
    point = f"[{re.escape(decimal)}٫]"
    return re.compile(
        r"(?P<iso>(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-]))"
        rf"|(?<![\d.])(?P<first>\d{{1,2}})(?P<mark>[./-])[{_SPACES}]?(?P<second>\d{{1,2}})(?P=mark)[{_SPACES}]?"
        r"(?P<year>\d{4})(?!\d)"
        rf"|(?P<grouped>(?<![\d.,])(?:\d{{1,3}}(?:(?P<by>[{separators}])\d{{3}})(?:(?P=by)\d{{3}})*"
        rf"|\d{{1,2}}(?:,\d{{2}})+,\d{{3}})(?!\d)(?:{point}\d+)?)"
        r"|(?P<dotted>\d+(?:\.\d+){2,})"
        rf"|\d+{point}\d+(?![.,]?\d)"
        r"|(?<![\d.,])\d+[.,]\d{1,2}(?![.,]?\d)"
        r"|\d+"
    )


def _cldr(locale: str) -> Locale:
    for tag in (locale, base_language(locale), "en"):
        try:
            return cldr_locale(tag)
        except (UnknownLocaleError, ValueError):
            continue
    return cldr_locale("en")


def _months(cldr: Locale) -> Mapping[str, int]:
    """The numbers of the months by their names, with and without a full stop."""
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in cldr.months[context][width].items():
                word = str(name).lower().rstrip(".")  # casefold() takes letters apart: those of Μαΐου are six
                bare = "".join(letter for letter in word if not unicodedata.category(letter).startswith("M"))
                if bare.isalpha() and len(bare) > (2 if word.isascii() else 1):
                    for form in (word, unicodedata.normalize("NFD", word), bare if not word.isascii() else word):
                        found.setdefault(form, number)
    return found


def _order(locale: str) -> str:
    """The order of day, month and year in a date of figures."""
    pattern = _cldr(with_region(locale)).date_formats["short"].pattern.casefold()
    return "".join(dict.fromkeys(letter for letter in pattern if letter in "dmy"))


def _scales(cldr: Locale) -> Mapping[str, Decimal]:
    """What the words for thousand, million and so on multiply by."""
    formats = cldr.compact_decimal_formats
    found: dict[str, Decimal] = {}
    for patterns in formats["long" if "long" in formats else "short"].values():
        for size, pattern in patterns.items():
            shown = str(getattr(pattern, "pattern", pattern))
            zeros = shown.count("0")
            word = shown.replace("0", "").replace("'", "").strip(f"{_SPACES}\u200f.").casefold()
            if zeros and word and (len(word) > 1 or not word.isascii()):
                found.setdefault(word, Decimal(int(size)) / 10 ** (zeros - 1))
    return found


def _percent_pattern(locale: str) -> re.Pattern[str]:
    words = list(language_of(locale).percent_words)
    for count in (1, 2, 5):
        word = format_unit(count, "concentr-percent", locale=_cldr(locale))
        word = re.sub(rf"[\d{_PERCENT_SIGNS}]", "", _with_plain_digits(word)).strip(_SPACES)
        if word and "concentr" not in word:
            words.append(word)
    either = "|".join([f"[{_PERCENT_SIGNS}]", *map(re.escape, dict.fromkeys(words))])
    return re.compile(rf"[{_SPACES}]*(?:{either})", re.IGNORECASE)
