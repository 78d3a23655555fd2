"""Asks Babel for the data of a locale (CLDR), one thread at a time: Babel goes through its memory while filling it."""

from __future__ import annotations

from threading import RLock

from babel import Locale

_LOCK = RLock()


def cldr_locale(tag: str) -> Locale:
    """The data of the locale `tag` (BCP 47), loaded.

    Raises UnknownLocaleError where CLDR has none, and ValueError where `tag` is no tag.
    """
    with _LOCK:
        locale = Locale.parse(tag, sep="-")
        if not locale.languages:  # asking for anything loads all of it
            raise ValueError(f"{tag} has no data")
        return locale
