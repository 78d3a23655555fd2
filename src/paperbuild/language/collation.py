"""The order of words in a list, by language: which letters come after which, and whose script comes first.

A small part of CLDR 46's collations, for lists of works: letters with marks count as those without, but where a
language has them as letters of their own. Chinese is sorted by sound, which the order of GB 2312 follows.
"""

from __future__ import annotations

import re
import unicodedata

from paperbuild.language.typography import script

_LAST = "\uffff"  # after every other letter

# What a language sorts after another letter: each group in its order, after the letter before the colon.
_LETTERS = {
    "bs": "c:č c:ć d:dž d:đ l:lj n:nj s:š z:ž",
    "cs": "c:č h:ch r:ř s:š z:ž",
    "da": "z:æä z:øö z:å",
    "es": "n:ñ",
    "et": "s:š z:ž w:õ w:ä w:ö w:ü",
    "fi": "z:å z:äæ z:öø",
    "hr": "c:č c:ć d:dž d:đ l:lj n:nj s:š z:ž",
    "hu": "o:öő u:üű",
    "is": "d:ð z:þ z:æ z:ö z:å",
    "lt": "c:č s:š z:ž",
    "lv": "c:č g:ģ k:ķ l:ļ n:ņ s:š z:ž",
    "nb": "z:æä z:øö z:å",
    "nn": "z:æä z:øö z:å",
    "pl": "a:ą c:ć e:ę l:ł n:ń o:ó s:ś z:ź z:ż",
    "ro": "a:ă a:â i:î s:șş t:țţ",
    "sk": "a:ä c:č h:ch o:ô s:š z:ž",
    "sl": "c:č c:ć d:đ s:š z:ž",
    "sv": "z:å z:äæ z:öø",
    "tr": "c:ç g:ğ h:ı o:ö s:ş u:ü",
    "uk": "г:ґ е:є и:і і:ї",
}
_PLAIN = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ð": "d", "þ": "th", "ı": "i"})
_NO_LETTER = re.compile(r"[^\w\s]+")


def sort_key(text: str, locale: str) -> tuple[bool, bytes, str]:
    """What to sort `text` by: first whether it is in another script than the language's, then its letters."""
    bare = " ".join(_NO_LETTER.sub("", unicodedata.normalize("NFC", text)).casefold().split())
    return _is_foreign(bare, locale), _letters(bare, locale), text


def _letters(text: str, locale: str) -> bytes:
    if script(locale) == "Hans":
        return text.encode("gb18030")
    if script(locale) == "Hant":  # by strokes, as Big5 is
        return text.encode("big5", "ignore") + text.encode()
    language = locale.split("-")[0]
    for number, group in enumerate(_LETTERS.get(language, "").split()):
        before, _, letters = group.partition(":")
        for letter in [letters] if letters in {"ch", "dž", "lj", "nj"} else letters:
            text = text.replace(letter, f"{before}{_LAST}{chr(0xE000 + number)}")
    decomposed = unicodedata.normalize("NFD", text.translate(_PLAIN).replace("й", "и\ue0ff"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).encode("utf-32-be")


def _is_foreign(text: str, locale: str) -> bool:
    """Whether `text` begins in another script than that of `locale`; for scripts that are sorted before Latin."""
    first = next((letter for letter in text if letter.isalpha()), "")
    name = {"Arab": "ARABIC", "Cyrl": "CYRILLIC", "Grek": "GREEK", "Hans": "CJK", "Hant": "CJK", "Hebr": "HEBREW"}
    wanted = name.get(script(locale), "LATIN")
    return bool(first) and not unicodedata.name(first, "").startswith(wanted)
