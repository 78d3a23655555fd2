"""What differs from language to language in setting type: quotation marks and the direction of writing."""

from __future__ import annotations

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

_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ku-Arab", "ps", "sd", "ug", "ur", "yi"})


def quotes(locale: str) -> Quotes:
    """The quotation marks of a BCP 47 `locale`, English ones where its language is not known."""
    return _QUOTES.get(locale) or _QUOTES.get(locale.split("-")[0], _ENGLISH)


def direction(locale: str) -> str:
    """`rtl` for a locale that is written from right to left, else `ltr`."""
    is_rtl = locale in _RIGHT_TO_LEFT or locale.split("-")[0] in _RIGHT_TO_LEFT or "-Arab" in locale
    return "rtl" if is_rtl else "ltr"
