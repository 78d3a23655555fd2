"""Percentages and currencies: what stands before or after a number and says what it counts."""

from __future__ import annotations

import re
from functools import cache

from babel.units import format_unit

from paperbuild.language.languages import nearest_locale
from paperbuild.language.lookup import language_of
from paperbuild.language.numerals.digits import NUMBER_SPACES, with_plain_digits

_PERCENT_SIGNS = "%٪％﹪"
_CURRENCY_WORD = re.compile(
    r"\s?(?:(?:de|di|of|US)[ -]|d['’])?(?:(?P<EUR>euro|avro|евро|євро|يورو|欧元|歐元|ユーロ|유로|ευρώ|אירו|یورو|यूरो)"
    r"|(?P<USD>d[oó]l?lar|dolar|доллар|долар|دولار|دلار|美元|ドル|달러|δολάρι|דולר|डॉलर)"
    r"|(?P<CZK>korun)|(?P<PLN>złot|zł\b)|(?P<HUF>forint)|(?P<BRL>reais\b)|(?P<TRY>liras?\b|liraya?\b|lirası)"
    r"|(?P<GBP>pounds?\b|livres sterling|pfund|libras?\b|sterlin|funt|фунт"
    r"|英镑|英鎊|ポンド|파운드|λίρ|לירות|پوند|पाउंड))",
    re.IGNORECASE,
)
_CURRENCIES = {"€": "EUR", "£": "GBP", "¥": "JPY", "$": "USD", "₹": "INR", "₽": "RUB", "₺": "TRY", "₴": "UAH"}
_CODES = "EUR GBP JPY USD CHF SEK NOK DKK PLN CZK HUF RON BGN RUB UAH TRY CNY INR CAD AUD NZD MXN BRL MAD TND".split()
_CODE_AFTER = re.compile(rf"[{NUMBER_SPACES}]?([A-Z]{{3}})\b")
_CODE_BEFORE = re.compile(rf"\b([A-Z]{{3}})[{NUMBER_SPACES}]?\Z")


def unit_of(text: str, start: int, end: int, locale: str) -> str:
    """`%`, a currency's code (ISO 4217), or nothing: what the number at `start` to `end` of `text` counts."""
    percent = _percent(locale)
    if percent.after.match(text, end) or percent.before.search(text, max(0, start - 12), start):
        return "%"
    around = (text[max(0, start - 2) : start].strip()[-1:], text[end : end + 2].strip()[:1])
    symbol = next((sign for sign in around if sign in _CURRENCIES and sign), "")
    code = _CODE_AFTER.match(text, end) or _CODE_BEFORE.search(text[:start][-5:])
    word = _CURRENCY_WORD.match(text, end)
    named = str(word.lastgroup) if word else ""
    if text[max(0, start - 3) : start].strip()[-2:] == "R$":
        return "BRL"
    return _CURRENCIES.get(symbol) or (code[1] if code and code[1] in _CODES else "") or named


def has_percent(text: str, locale: str) -> bool:
    """Whether anything in `text` is a percentage."""
    percent = _percent(locale)
    return percent.after.search(text) is not None or percent.before_any.search(text) is not None


def knows_percent(locale: str) -> bool:
    """Whether it is known what "percent" is called in a language."""
    return _percent(locale).has_words


def has_percent_in_words(text: str, locale: str) -> bool:
    """Whether `text` has a word for a percentage whose number is no figure: `three per cent`."""
    percent = _percent(locale)
    found = (match for match in percent.after.finditer(text) if not text[: match.start()][-1:].isdigit())
    is_after = any(match.group().strip()[:1] not in _PERCENT_SIGNS for match in found)
    is_before = any(not text[match.end() : match.end() + 1].isdigit() for match in percent.before_any.finditer(text))
    return is_after or is_before


class _Percent:
    """How a language says "percent": `after` a number, `before` one (up to its first digit)."""

    def __init__(self, after: list[str], before: list[str]) -> None:
        self.has_words = bool(after or before)
        either = "|".join([f"[{_PERCENT_SIGNS}]", *dict.fromkeys(after)])
        self.after = re.compile(rf"[{NUMBER_SPACES}\u200c-]?(?:{either})", re.IGNORECASE)
        named = "|".join(before) or r"(?!)"
        self.before = re.compile(rf"(?:[{_PERCENT_SIGNS}]|{named})[{NUMBER_SPACES}]?\Z", re.IGNORECASE)
        self.before_any = re.compile(rf"(?:{named})[{NUMBER_SPACES}]?", re.IGNORECASE)


@cache
def _percent(locale: str) -> _Percent:
    language = language_of(locale)
    words, before = list(language.percent_words), list(language.percent_before)
    for count in (1, 2, 5):
        word = format_unit(count, "concentr-percent", locale=nearest_locale(locale))
        is_before = not with_plain_digits(word)[:1].isdigit()
        word = re.sub(rf"[\d{_PERCENT_SIGNS}]", "", with_plain_digits(word)).strip(NUMBER_SPACES)
        if word and "concentr" not in word and word not in language.percent_before:
            (before if is_before else words).append(re.escape(word))
    return _Percent(words, before)
