"""The order of words in a list, by language: which letters come after which, and whose script comes first.

For lists of works: letters with marks count as those without, but where a language has them as letters of their own.
Chinese is sorted by sound, which the order of GB 2312 follows.
"""

from __future__ import annotations

import re
import unicodedata

from paperbuild.language.lookup import language_of
from paperbuild.language.scripts import ways_of
from paperbuild.language.typography import script

_LAST = "\uffff"  # after every other letter

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
    for number, group in enumerate(language_of(locale).letters.split()):
        before, _, letters = group.partition(":")
        for letter in letters.split("/"):
            text = text.replace(letter, f"{before}{_LAST}{chr(0xE000 + number)}")
    decomposed = unicodedata.normalize("NFD", text.translate(_PLAIN).replace("й", "и\ue0ff"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).encode("utf-32-be")


def _is_foreign(text: str, locale: str) -> bool:
    """Whether `text` begins in another script than that of `locale`; for scripts that are sorted before Latin."""
    first = next((letter for letter in text if letter.isalpha()), "")
    return bool(first) and not unicodedata.name(first, "").startswith(ways_of(script(locale)).letters)
