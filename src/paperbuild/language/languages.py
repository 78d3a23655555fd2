"""Languages by their tags (BCP 47): which there are, and which was meant by a name that is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.lists import format_list

from paperbuild.findings.nearest import nearest
from paperbuild.language.cldr import cldr_locale
from paperbuild.language.lookup import language_of

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[A-Z][a-z]{3}))?(?:-(?P<region>[A-Z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-x(?:-[a-z0-9]{1,8})+)?"
)

# What babel and polyglossia call a language, or a form of one, where CLDR's English name is another (biblatex 3.20, 3.6
# and the manuals of both). A name that does not say where the language is spoken has no region.
_NAMED_IN_LATEX = """
    sq albanian-tosk; am ethiop; en-US american usenglish; en-GB british ukenglish; en-CA canadian; en-AU australian
    en-NZ newzealand; de germanb ngerman; de-AT austrian naustrian; de-CH swissgerman nswissgerman
    fr francais frenchb; fr-CA acadian canadien; es-MX mexican spanishmx; pt portuges; pt-BR brazil brazilian
    el-polyton polutonikogreek; grc ancientgreek; la classiclatin medievallatin ecclesiasticlatin
    nb norsk; nn nynorsk; se samin; hsb uppersorbian usorbian; dsb lowersorbian lsorbian; sl slovene; hu magyar
    fa farsi; id bahasa bahasai indon; ms bahasam melayu meyalu; gd scottish; fur friulan; rm romansch; ku kurmanji
    sr-Cyrl serbianc serbian-cyrillic serbian-cyrl; sr-Latn serbian-latin serbian-latn
    zh-Hans chinese-simplified chinese-hans; zh-Hant chinese-traditional chinese-hant
"""
_LATEX_NAMES = {name: named.split()[0] for named in re.split(r"[;\n]", _NAMED_IN_LATEX) for name in named.split()[1:]}


@cache
def is_language(tag: str) -> bool:
    """Whether `tag` is the tag of a language that CLDR has a name for, in the letters that BCP 47 recommends."""
    match = _TAG.fullmatch(tag)
    if match is None:
        return False
    names = _english()
    return (
        match["language"] in names.languages
        and (match["script"] is None or match["script"] in names.scripts)
        and (match["region"] is None or match["region"] in names.territories)
    )


def meant_language(name: str) -> str:
    """The tag that was probably meant by `name` (`french`, `fr_FR`, `FR`; `jp` of Japan), or an empty text."""
    for tag in (name.replace("_", "-"), _in_right_letters(name)):
        if is_language(tag):
            return tag
    by_name = _tags_by_name()
    if found := by_name.get(name.casefold()):
        return found
    first = re.split(r"[-_.]", _in_right_letters(name))[0]
    if is_language(first):
        return first
    if spoken := _spoken_in(first.upper()):
        return spoken
    near = nearest(name, by_name) if len(name) > 3 else ""
    return by_name.get(near, "")


def _spoken_in(country: str) -> str:
    """The language that most people speak in a country (ISO 3166): CLDR's likelySubtags; empty for what is none."""
    likely = get_global("likely_subtags").get(f"und_{country}", "") if len(country) == 2 else ""
    language = likely.split("_")[0]
    return language if is_language(language) else ""


def language_named(name: str) -> str:
    """The tag of the language that `name` is a tag, an English name or LaTeX's name of (`fr`, `French`, `naustrian`);
    empty for any other text."""
    name = name.strip().casefold()
    tag = _in_right_letters(name.replace("_", "-"))
    return tag if is_language(tag) else _LATEX_NAMES.get(name) or _tags_by_english_name().get(name, "")


def base_language(tag: str) -> str:
    """The language of a tag, without script, region and variants: `pt` of `pt-BR`."""
    return tag.split("-")[0]


def joined(items: Sequence[str], tag: str) -> str:
    """`items` as a language names several things: `Mac and Smith`, `Mac et Smith` (CLDR's list patterns)."""
    try:
        locale = cldr_locale(tag)
    except (UnknownLocaleError, ValueError):
        locale = _english()
    return format_list(items, locale=locale)


def are_kindred(tag: str, other: str) -> bool:
    """Whether two languages are so near to each other that whole sentences can be the same in both."""
    family = language_of(tag).family
    return bool(family) and family == language_of(other).family


def _in_right_letters(name: str) -> str:
    first, *rest = re.split(r"[-_.]", name)
    return "-".join([first.lower(), *map(_subtag, rest)])


def _subtag(step: str) -> str:
    """A script begins with a capital, a region is in capitals, a variant in small letters (BCP 47, 2.1.1)."""
    return step.title() if len(step) == 4 else step.upper() if len(step) in {2, 3} else step.lower()


@cache
def joined_countries() -> re.Pattern[str]:
    """The English names of countries that are two names: `Trinidad and Tobago` (CLDR, whose `&` is an "and" here)."""
    names = [str(name).replace(" & ", " and ") for name in _english().territories.values() if " & " in str(name)]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})\b")


@cache
def _english() -> Locale:
    return cldr_locale("en")


@cache
def _tags_by_name() -> dict[str, str]:
    """Tags by what languages are called, in English and by their speakers. This loads the data of all: a second."""
    found = dict(_tags_by_english_name())
    for tag in _tags_by_english_name().values():
        if own := _own_name(tag):
            found.setdefault(own.casefold(), tag)
    return found


@cache
def _tags_by_english_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for tag, name in _english().languages.items():
        if "_" not in tag:
            found.setdefault(str(name).casefold(), tag)
    return found


def _own_name(tag: str) -> str:
    try:
        return cldr_locale(tag).get_language_name() or ""
    except (UnknownLocaleError, ValueError):
        return ""


def nearest_locale(tag: str) -> Locale:
    """The data of `tag`, of its language where CLDR has none of `tag`, of English where it has neither."""
    for near in (tag, base_language(tag)):
        try:
            return cldr_locale(near)
        except (UnknownLocaleError, ValueError):
            continue
    return cldr_locale("en")
