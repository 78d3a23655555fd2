"""Knows how addresses on the web name a language: `fr`, `FR`, `fra` and `fre`, `fr-CA`, `zh-cn`, `jp`, `french`.

Codes, countries and names are CLDR's (Babel): ISO 639-1, 639-2/B and 639-3, the country that most speakers live in,
English names and the speakers' own.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from babel import UnknownLocaleError
from babel.core import get_global

from paperbuild.language.cldr import cldr_locale

_LONGEST = 30
_SUBTAG = re.compile(r"[a-z]{2,4}|[0-9]{3}")
_ACCENTS = re.compile("[\u0300-\u036f]")
# Organisations of the United Nations and near them, which name a language by its English initial: `/E/`, `what_f.htm`.
_BY_INITIALS = (
    "fao.org iaea.org icao.int ilo.org imo.org itu.int ohchr.org un.org unctad.org undocs.org unece.org unesco.org"
    " unhcr.org wipo.int who.int wmo.int wto.org".split()
)


def names_language(text: str, tag: str, host: str = "") -> bool:
    """Whether `text`, a part of an address at `host`, names the language of a locale by its `tag` (BCP 47).

    `zh` names `zh-Hans` and `zh-Hant`, and `pt-br` names `pt`; but `pt-pt` does not name `pt-BR`.
    """
    if not text or len(text) > _LONGEST:
        return False
    name = text.casefold().replace("_", "-")
    if len(name) == 1:
        is_by_initials = any(host == one or host.endswith(f".{one}") for one in _BY_INITIALS)
        return is_by_initials and _english_name(tag)[:1].casefold() == name
    return name in _names(tag) or _is_form(name, tag)


def _is_form(name: str, tag: str) -> bool:
    """Whether a name has a script or a region behind the language, and those of the tag."""
    first, *rest = name.split("-")
    if not rest or len(rest) > 2 or first not in _codes(tag) or not all(map(_SUBTAG.fullmatch, rest)):
        return False
    region = next((step.upper() for step in rest if len(step) != 4), "")
    script = next((step.title() for step in rest if len(step) == 4), "")
    wanted = tag.split("-")
    own_region = next((step for step in wanted[1:] if len(step) in {2, 3}), "")
    is_script = (script or _likely(wanted[0], "", region)[0]) == _likely(*_parts(tag))[0]
    return is_script and own_region in {"", region}


@cache
def _names(tag: str) -> frozenset[str]:
    """Everything in small letters that names the language of `tag` without a script or a region."""
    country = _likely(*_parts(tag))[1].casefold()
    names = {_english_name(tag), _own_name(tag)}
    plain = {_ACCENTS.sub("", unicodedata.normalize("NFD", name)) for name in names}
    return _codes(tag) | {name.casefold() for name in names | plain if name} | ({country} if country else set())


@cache
def _codes(tag: str) -> frozenset[str]:
    """The codes of a language: its own, that of the language it belongs to (`no` of `nb`), those of three letters."""
    base = tag.split("-")[0]
    own = {base, str(_cldr("parent_exceptions").get(base, base))}
    others = {code for code, meant in _cldr("language_aliases").items() if meant in own and "_" not in code}
    return frozenset(code.casefold() for code in own | others if 1 < len(code) < 4)


def _parts(tag: str) -> tuple[str, str, str]:
    language, *rest = tag.split("-")
    script = next((step for step in rest if len(step) == 4 and step.isalpha()), "")
    return language, script, next((step for step in rest if len(step) in {2, 3}), "")


def _likely(language: str, script: str, region: str) -> tuple[str, str]:
    """The script and the region that a language is most likely written and spoken in (CLDR, likely subtags)."""
    known = _cldr("likely_subtags")
    for steps in ((language, script, region), (language, region), (language, script), (language,)):
        if found := str(known.get("_".join(filter(None, steps)), "")):
            likely = found.split("_")
            return script or likely[1], region or likely[-1]
    return script, region


def _cldr(name: str) -> Any:
    """A table of CLDR's that is about all languages."""
    return get_global(name)  # type: ignore[arg-type]


def _english_name(tag: str) -> str:
    return str(cldr_locale("en").languages.get(tag.split("-")[0], ""))


def _own_name(tag: str) -> str:
    try:
        return cldr_locale(tag.split("-")[0]).get_language_name() or ""
    except (UnknownLocaleError, ValueError):
        return ""
