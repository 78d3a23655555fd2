"""What differs from language to language in setting type: quotation marks, the direction and the script of writing."""

from __future__ import annotations

import re
from typing import NamedTuple

NARROW_NO_BREAK = "\u202f"


class Quotes(NamedTuple):
    """The marks around a quotation, and around one within it; spaces that belong to a mark are part of it."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


_ENGLISH = Quotes("“", "”", "‘", "’")
_GUILLEMETS = Quotes("«", "»", "“", "”")
_LOW_HIGH = Quotes("„", "“", "‚", "‘")
_LOW_RIGHT = Quotes("„", "”", "‚", "’")

# CLDR 46, delimiters; the spaces inside French marks after the Lexique des règles typographiques.
_QUOTES = {
    "ar": Quotes("”", "“", "’", "‘"),
    "bg": _LOW_HIGH,
    "cs": _LOW_HIGH,
    "da": _ENGLISH,
    "de": _LOW_HIGH,
    "de-CH": Quotes("«", "»", "‹", "›"),
    "el": _GUILLEMETS,
    "en": _ENGLISH,
    "es": _GUILLEMETS,
    "et": _LOW_HIGH,
    "fa": Quotes("«", "»", "‹", "›"),
    "fi": Quotes("”", "”", "’", "’"),
    "fr": Quotes(f"«{NARROW_NO_BREAK}", f"{NARROW_NO_BREAK}»", "“", "”"),
    "fr-CA": Quotes("«\u00a0", "\u00a0»", "“", "”"),
    "fr-CH": Quotes("«", "»", "‹", "›"),
    "he": Quotes("”", "”", "’", "’"),
    "hr": _LOW_RIGHT,
    "hu": Quotes("„", "”", "»", "«"),
    "it": _GUILLEMETS,
    "ja": Quotes("「", "」", "『", "』"),
    "lt": _LOW_HIGH,
    "lv": Quotes("“", "”", "„", "”"),
    "nb": _GUILLEMETS,
    "nl": _ENGLISH,
    "nn": _GUILLEMETS,
    "pl": Quotes("„", "”", "«", "»"),
    "pt": _ENGLISH,
    "pt-PT": _GUILLEMETS,
    "ro": Quotes("„", "”", "«", "»"),
    "ru": Quotes("«", "»", "„", "“"),
    "sk": _LOW_HIGH,
    "sl": _LOW_HIGH,
    "sr": Quotes("„", "”", "‘", "’"),
    "sv": Quotes("”", "”", "’", "’"),
    "tr": _ENGLISH,
    "uk": Quotes("«", "»", "„", "“"),
    "zh": _ENGLISH,
    "zh-TW": Quotes("「", "」", "『", "』"),
}

_STRAIGHT = re.compile(r"""["']""")
_OPENS_AFTER = re.compile(r"(?:\A|[\s(\[{«„“‘‚‹/—–-]|\w['’])\Z")
_DECADE = re.compile(r"'\d\ds?\b")

_RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Nkoo", "Syrc", "Thaa"})

# CLDR 46, likelySubtags: the script of a language that is not written in Latin letters; of a region where it differs.
_SCRIPTS = {
    **dict.fromkeys(("ar", "ckb", "fa", "ks", "ps", "sd", "ug", "ur", "az-IR", "ku-IQ", "pa-PK"), "Arab"),
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk"), "Cyrl"),
    **dict.fromkeys(("hi", "mr", "ne", "sa"), "Deva"),
    **dict.fromkeys(("am", "ti"), "Ethi"),
    **dict.fromkeys(("he", "yi"), "Hebr"),
    **dict.fromkeys(("zh-HK", "zh-MO", "zh-TW"), "Hant"),
    "as": "Beng",
    "bn": "Beng",
    "dv": "Thaa",
    "el": "Grek",
    "gu": "Gujr",
    "hy": "Armn",
    "ja": "Jpan",
    "ka": "Geor",
    "km": "Khmr",
    "kn": "Knda",
    "ko": "Kore",
    "lo": "Laoo",
    "ml": "Mlym",
    "my": "Mymr",
    "pa": "Guru",
    "si": "Sinh",
    "ta": "Taml",
    "te": "Telu",
    "th": "Thai",
    "zh": "Hans",
}


def quotes(locale: str) -> Quotes:
    """The quotation marks of a BCP 47 `locale`, English ones where its language is not known."""
    by_script = "zh-TW" if script(locale) == "Hant" else locale
    return _QUOTES.get(by_script) or _QUOTES.get(locale.split("-")[0], _ENGLISH)


def with_marks(text: str, locale: str) -> str:
    """`text`, typed with straight marks, with the quotation marks and apostrophes of `locale`."""
    marks = quotes(locale)
    opened: list[str] = []
    written: list[str] = []
    at = 0
    for match in _STRAIGHT.finditer(text):
        written += [text[at : match.start()], _mark(match, opened, marks)]
        at = match.end()
    return "".join([*written, text[at:]])


def _mark(match: re.Match[str], opened: list[str], marks: Quotes) -> str:
    """What a straight mark is: `opened` holds the straight marks of the quotations around it, the innermost last."""
    straight, text = match[0], match.string
    follows = text[match.end() : match.end() + 1]
    if opened and opened[-1] == straight and not (straight == "'" and follows.isalnum()):
        opened.pop()
        return marks.inner_closing if opened or straight == "'" else marks.closing
    opens = bool(_OPENS_AFTER.search(text[: match.start()])) and bool(follows.strip())
    if straight == "'" and (not opens or _DECADE.match(text, match.start()) or "'" not in text[match.end() :]):
        return "’"
    if not opens:
        return straight if straight == '"' and text[match.start() - 1 : match.start()].isdigit() else marks.closing
    opened.append(straight)
    return marks.inner_opening if len(opened) > 1 or straight == "'" else marks.opening


def comma(locale: str) -> str:
    """What stands between the items of a list, its space included."""
    if script(locale) == "Arab":
        return "، "
    return "、" if script(locale) in {"Hans", "Hant", "Jpan"} else ", "


def has_italics(locale: str) -> bool:
    """Whether the script of `locale` has letters of that kind, to mark what is emphasised."""
    return script(locale) in {"Armn", "Cyrl", "Geor", "Grek", "Latn"}


def script(locale: str) -> str:
    """The script (ISO 15924) of a locale: the one its tag names, or the one its language is written in."""
    language, *rest = locale.split("-")
    named = next((step for step in rest if len(step) == 4 and step.isalpha()), "")
    return named or _SCRIPTS.get("-".join([language, *rest])) or _SCRIPTS.get(language, "Latn")


def direction(locale: str) -> str:
    """`rtl` for a locale that is written from right to left, else `ltr`."""
    return "rtl" if script(locale) in _RIGHT_TO_LEFT else "ltr"
