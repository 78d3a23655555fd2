"""Asks Babel for the data of a locale (CLDR), one thread at a time: Babel goes through its memory while filling it."""

from __future__ import annotations

import copy
from functools import cache
from threading import RLock
from typing import Any

from babel import Locale, localedata

_LOCK = RLock()
_WITH_ALIASES = ("months", "days", "quarters", "eras", "currency_formats")


def cldr_locale(tag: str) -> Locale:
    """The data of the locale `tag` (BCP 47), loaded.

    Raises UnknownLocaleError where CLDR has none, and ValueError where `tag` is no tag.
    """
    with _LOCK:
        return _loaded(tag)


@cache
def _loaded(tag: str) -> Locale:
    locale = _OwnLocale.parse(tag, sep="-")
    if not locale.languages:  # asking for anything loads all of it
        raise ValueError(f"{tag} has no data")
    return locale


class _OwnLocale(Locale):
    """A locale with data of its own, where these refer to others.

    Babel's locales share what they have from their common parent, and write into it what a reference leads to: once
    somebody had asked for the months of Chinese, those of Hungarian were Chinese (babel 2.16 to 2.18).
    """

    @property
    def _data(self) -> localedata.LocaleDataDict:
        found: localedata.LocaleDataDict | None = self.__dict__.get("own_data")
        if found is None:
            shared: dict[Any, Any] = localedata.load(str(self))
            own: dict[Any, Any] = {name: copy.deepcopy(shared[name]) for name in _WITH_ALIASES if name in shared}
            found = self.__dict__["own_data"] = localedata.LocaleDataDict({**shared, **own})
        return found
