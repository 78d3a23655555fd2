"""Takes apart what follows a key (`, p. 4, note 3`): the place in the work that it names, and the rest.

Pandoc knows the words for pages, chapters and so on of one language, in few spellings. Here they are those that pandoc
reads in the language around (`terms`) and those of its file that people write besides; what is understood is given to
pandoc in a form that it reads in any language (`output.text.places`). Its way of reading numbers was measured with
pandoc 3.9: `tests/output/test_places.py` holds that what it reads comes out as it prints it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from babel import UnknownLocaleError

from paperbuild.language.cldr import cldr_locale
from paperbuild.language.lookup import known_languages, language_of, with_region
from paperbuild.language.terms import every_term, terms_of

SIGNS = frozenset({"§", "§§", "¶", "¶¶", "c.", "cc."})
"""Signs of a section, a paragraph or a chapter, which are printed as they are typed. `c.` may as well be "circa"."""

# Single letters, with a figure close behind them, number pages (`S4`), they do not name them; but `p4` does.
_NEVER_GLUED = frozenset({"s", "n", "l", "par", "no"})

_LEAD = re.compile(r"\s*(?P<mark>[,:]?)\s*")
_BRACES = re.compile(r"\{(?P<content>[^{}]*)\}")
_ROMAN = r"(?:(?=[ivxlcdm])m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))(?![^\W_])"
_UNIT_END = r"(?:\.(?=\w)|[\w()\[\]–/—'’-])*"
_FIGURE = rf"(?:(?=[\w(\[]{{0,3}}\d)[\w(\[]{_UNIT_END})"
_ROMANS = rf"(?:[(\[]?{_ROMAN}[)\]]?(?:[-–][(\[]?{_ROMAN}[)\]]?)*)"
_UNIT = rf"(?:{_ROMANS}|{_FIGURE})"
_NEXT = rf"(?:,?[ ]?(?:{_FIGURE}|{_ROMANS}(?!\.)))"
_NUMBERS = re.compile(rf"{_UNIT}{_NEXT}*", re.IGNORECASE)
_FIGURES_ONLY = re.compile(rf"{_FIGURE}(?:,?[ ]?{_FIGURE})*")
_JOINED = re.compile(rf"\s+(?P<joint>&|[^\W\d_]+)\s+(?P<next>{_UNIT}{_NEXT}*)", re.IGNORECASE)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\b")
_SMALL_ROMAN = r"(?=[ivxl])(?!l\b)x{0,3}l?x{0,3}(?:ix|iv|v?i{0,3})"
_BARE_ROMAN = re.compile(rf"{_SMALL_ROMAN}(?:[-–]{_SMALL_ROMAN})?(?=[.,;\s]*$)")
_WORD_BEHIND = re.compile(r"\d[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # Chinese, Japanese, Korean
_ASCII_GLUED = re.compile(r"[A-Za-z]{0,1}[(\[]?\d")

_PLACE = re.compile(r"(?P<term>[^\W\d_]+\.?|§§?|¶¶?)\s*(?P<number>(?:[A-Za-z]?\d[\w().:/\-–]*|(?=[ivxlc])[ivxlc]+\b))")
_GLUED = re.compile(r"(?P<term>[^\W\d_]+)(?P<number>\d[\w().:/\-–]*)")
_BARE = re.compile(r"(?P<number>\d[\w().:/\-–]*)")
ENGLISH_PAGE = re.compile(r"^(?P<lead>,?\s*)pp?\.\s*(?=[\divxlc])")
"""A page as English writes it, at the beginning of what follows a key; its number is not part of the match."""
_LAST_ROMAN = re.compile(r"(?P<number>[ivxlc]+)\W*$")
_AFTER_NUMBER = re.compile(r"\s+(§+|(?:[A-Z]\.){2,}|[^\W\d_]+\.?)")
_SUB_VERBO = re.compile(r"s\.\s?vv?\b", re.IGNORECASE)
_OF_LAW = frozenset({"chapter", "section", "paragraph"})
_FIGURES = re.compile(r"\d+(?:\.\d+)*[a-z]?(?![a-z])|\b[ivxlc]+\b")


class Understood(NamedTuple):
    """A place in a work as it is typed: its `kind` (CSL's locators), empty where it is to be printed as it stands; the
    `label` before its `number`, empty where that stands alone; and `end`, where what follows it begins."""

    kind: str
    label: str
    number: str
    end: int


def understood(suffix: str, locale: str) -> Understood | None:
    """The place that the text after a key begins with; None where it begins with none, or with one that pandoc would
    misread. `locale` is the language around it, whose words are known; those of English for pages are in all."""
    suffix = suffix.replace("\N{NO-BREAK SPACE}", " ")
    lead = _LEAD.match(suffix)
    start = lead.end() if lead else 0
    if lead and lead["mark"] == ":":
        return None
    if braces := _BRACES.match(suffix, start):
        within = _named(braces["content"].strip(), 0, locale)
        kind, label = (within.kind, within.label) if within else ("", "")
        return Understood(kind, label, braces["content"].strip()[len(label) :].strip(), braces.end())
    return _named(suffix, start, locale) or _bare(suffix, start, locale)


def _named(suffix: str, start: int, locale: str) -> Understood | None:
    """A number that a word of the language names."""
    match = _words_pattern(locale).match(suffix, start)
    number = _number(_NUMBERS, suffix, match.end()) if match else ""
    if match is None or not number:
        return None
    label = match["word"]
    number = _with_joined(suffix, match.end(), number, locale)
    return Understood(_by_letters(locale)[_letters(label)], label, number, match.end() + len(number))


def _bare(suffix: str, start: int, locale: str) -> Understood | None:
    """A number that stands alone: a page."""
    if roman := _BARE_ROMAN.match(suffix, start):
        return Understood("page", "", roman[0], roman.end())
    number = _number(_FIGURES_ONLY, suffix, start)
    if not number or not _may_stand_alone(suffix[start:], number, locale):
        return None
    number = _with_joined(suffix, start, number, locale)
    return Understood("page", "", number, start + len(number))


def _with_joined(suffix: str, start: int, number: str, locale: str) -> str:
    """The `number` at `start` with those that an "and" joins to it: `5 and 7`, which are several."""
    end = start + len(number)
    joined = _JOINED.match(suffix, end)
    if joined is None or joined["joint"].casefold() not in {"&", _and(locale)}:
        return number
    following = _number(_NUMBERS, suffix, joined.start("next"))
    return suffix[start : joined.start("next")] + following if following else number


@cache
def _and(locale: str) -> str:
    """The word between the last two of a list; empty where the language has none that stands by itself."""
    try:
        pattern = cldr_locale(with_region(locale)).list_patterns["standard"]["2"]
    except (UnknownLocaleError, ValueError, KeyError):
        return ""
    return str(pattern).removeprefix("{0} ").removesuffix(" {1}").casefold()


def _may_stand_alone(body: str, number: str, locale: str) -> bool:
    """Whether a number is one of a page: not `3rd`, `p4`, `page4`, `第4页`, `4页`, nor a year before the page."""
    is_number = _ASCII_GLUED.match(body) and not body.startswith("p") and not _ORDINAL.match(body)
    if not is_number or _WORD_BEHIND.search(number) or _year_before_page(body, number, locale):
        return False
    return not _is_of_law(body[len(number) :], locale)


def _is_of_law(after: str, locale: str) -> bool:
    """Whether what comes after a number makes it one of a law: `3 kap. 4 §`, `42 U.S.C. § 1983`."""
    match = _AFTER_NUMBER.match(after)
    if match is None:
        return False
    word = match[1]
    return word[0] == "§" or "." in word[:-1] or (_kind(word, locale) or "") in _OF_LAW


def _number(pattern: re.Pattern[str], suffix: str, start: int) -> str:
    """The numbers at `start`, up to a bracket that was opened before them; empty where there are none, or where one is
    opened and not closed in them."""
    match = pattern.match(suffix, start)
    depth = 0
    for at, letter in enumerate(match[0] if match else ""):
        depth += (letter in "([") - (letter in ")]")
        if depth < 0:
            return suffix[start : start + at]
    return match[0] if match and not depth else ""


def _folded(word: str) -> str:
    """A word in small letters; `ß` stays one, as a pattern that does not ask for the case has to have it."""
    return " ".join(word.lower().split())


def _letters(word: str) -> str:
    """A word as it is looked up: `s. v.` is typed `s.v.`, too."""
    return _folded(word).replace(" ", "")


@cache
def _by_letters(locale: str) -> Mapping[str, str]:
    return {_letters(word): kind for word, kind in _words(locale).items()}


@cache
def _as_typed(locale: str) -> Mapping[str, str]:
    """By word, the kind of place that it stands for, of those that are printed as they are typed."""
    kinds = language_of(locale).places_as_typed.items()
    return {_folded(word): kind for kind, words in kinds for word in words.split()}


def is_as_typed(label: str, locale: str) -> bool:
    """Whether the word before a number is printed as it stands: a sign, or a good form that is not the style's."""
    return label in SIGNS or _folded(label) in _as_typed(locale)


@cache
def _words(locale: str) -> Mapping[str, str]:
    """By word, the kind of place that it stands for in the language around it."""
    found = {_folded(word): kind for kind, words in terms_of(with_region(locale)).items() for word in words}
    places = language_of(locale).places.items()
    own = {_folded(word): kind for kind, words in places for word in words.split()}
    return {"p.": "page", "pp.": "page"} | own | found | dict(_as_typed(locale))


@cache
def _words_pattern(locale: str) -> re.Pattern[str]:
    """A word of the language, and the spaces after it; without any after a letter, it would be part of the number."""
    words = sorted(_words(locale), key=len, reverse=True)
    alternatives = "|".join(re.escape(word).replace(r"\ ", " ?") for word in words)
    return re.compile(rf"(?P<word>{alternatives})(?:\s+|(?<=[^\w\s]))(?=\S)", re.IGNORECASE)


def words_for_places(locale: str) -> tuple[str, ...]:
    """The words that stand before numbers of pages, chapters and so on in a language, as they are typed."""
    found = (word for words in terms_of(with_region(locale)).values() for word in words)
    own = (word for words in language_of(locale).places.values() for word in words.split())
    return tuple(dict.fromkeys((*found, *own)))


def kind_of_word(word: str, locale: str) -> str:
    """The kind of place that a word stands for in any language; empty where it stands for none."""
    return _kind(word, locale) or ""


def _kind(term: str, locale: str) -> str | None:
    """The kind of place that a word stands for in any language; None where it stands for none."""
    word = term.casefold().rstrip(".")
    # No other language's file is read before a word turns up that these two have not.
    return (
        _own_kinds(locale).get(word)
        or _kinds("en").get(word)
        or _kinds(locale).get(word)
        or _kinds_in_any_language().get(word)
    )


@cache
def _own_kinds(locale: str) -> Mapping[str, str]:
    """The words that are read in a language, without their full stops."""
    return {word.casefold().rstrip("."): kind for word, kind in _words(locale).items()}


@cache
def _kinds_meant() -> Mapping[str, frozenset[str]]:
    """By word, the kinds of place that it stands for in the languages that are known, by their files or by pandoc."""
    found: dict[str, set[str]] = {}
    typed = ((word, kind) for language in known_languages() for word, kind in _as_typed(language.tag).items())
    for word, kind in (*_kinds_in_any_language().items(), *typed, *every_term()):
        found.setdefault(word.casefold().rstrip("."), set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


@cache
def _kinds_in_any_language() -> Mapping[str, str]:
    return {word: kind for language in known_languages() for word, kind in _kinds(language.tag).items()}


@cache
def _kinds(locale: str) -> Mapping[str, str]:
    language = language_of(locale)
    return {
        word.casefold().rstrip("."): kind
        for kinds in (language.places, language.places_otherwise)
        for kind, words in kinds.items()
        for word in words.split()
    }


class Locator(NamedTuple):
    """A place in a work: its `kind` (`page`), empty where no language's words tell, and its `numbers`."""

    kind: str
    numbers: tuple[str, ...]


def place_of(suffix: str, locale: str) -> Locator:
    """The place that the text after a key names, the same whatever language it is written in.

    `locale` is the language around it, whose words are looked at first.
    """
    plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in suffix)
    lead = _LEAD.match(plain)
    body = plain[lead.end() :].replace("\N{NO-BREAK SPACE}", " ") if lead else plain
    numbers = tuple(_FIGURES.findall(body.casefold()))
    if place := _PLACE.match(body) or _GLUED.match(body):
        return Locator((_kind(place["term"], locale) or ""), numbers)
    is_page = _BARE.match(body) or _LAST_ROMAN.match(body)
    return Locator("page" if is_page else "", numbers if is_page else tuple(n for n in numbers if n[0].isdigit()))


def in_own_words(suffix: str, locale: str) -> str:
    """The text after a key as it is printed: an English `p. 4` with the language's own abbreviation of `page`."""
    forms = language_of(locale).places
    page = forms["page"].split()[0] if forms else "p."
    return suffix if page == "p." else ENGLISH_PAGE.sub(rf"\g<lead>{page} ", suffix)


class Slip(NamedTuple):
    """A place that is not read as one: as it is `written`, and as it would be `right`."""

    written: str
    right: str


def slip(suffix: str, locale: str) -> Slip | None:
    """What is wrong with the text after a key as a place in the work; None where nothing is, or no place is meant.

    Languages whose words are not known here are left in peace.
    """
    forms = language_of(locale).places
    if not forms or understood(suffix, locale):
        return None
    suffix = suffix.replace("\N{NO-BREAK SPACE}", " ").rstrip()
    lead = _LEAD.match(suffix)
    mark, body = (lead["mark"], suffix[lead.end() :]) if lead else ("", suffix)
    bare = _BARE.match(body)
    if bare and mark == ":":
        return Slip(suffix.strip(), f", {forms['page'].split()[0]} {body}")
    if bare:
        return _year_before_page(body, bare["number"], locale)
    return _misspelt(body, forms, locale)


def _year_before_page(body: str, number: str, locale: str) -> Slip | None:
    """A figure comes first and is read as a page, and then comes the page."""
    following = re.compile(r",\s*").match(body, len(number))
    place = _PLACE.match(body, following.end()) if following else None
    if place and _kind(place["term"], locale) == "page":
        return Slip(body[: place.end()], place.group())
    return None


def _misspelt(body: str, forms: Mapping[str, str], locale: str) -> Slip | None:
    glued = _GLUED.match(body)
    place = glued or _PLACE.match(body)
    if not place or _SUB_VERBO.match(body):
        return None
    term = place["term"].casefold()
    kind = _meant(term, locale)
    if kind is None or kind not in forms or (glued and term in _NEVER_GLUED):
        return None
    if _may_be_own(place["term"], locale) or is_as_typed(f"{term.rstrip('.')}.", locale):
        return None
    return Slip(place.group(), f"{_recommended(term, kind, forms)} {place['number']}")


def _meant(term: str, locale: str) -> str | None:
    """The kind of place that a word surely stands for: the language's own, or another language's where no language has
    it for a second kind, and where it begins no word for one here (`bl.` is a page in Dutch, "Blatt" a leaf in German).
    """
    word = term.rstrip(".")
    own = {**_kinds(locale), **_own_kinds(locale)}
    if word in own:
        return own[word]
    kind = _kind(term, locale)
    if len(word) == 1:  # in one language or another, a letter is anything
        return kind
    begun = {other for known, other in own.items() if known.startswith(word)}
    return kind if kind and {*_kinds_meant().get(word, ()), *begun} <= {kind} else None


def _may_be_own(term: str, locale: str) -> bool:
    """Whether a word is of one small letter, and none of the language's: what is a page in another language may be
    something in this one, like the `s. 12` of an act."""
    word = term.rstrip(".")
    return len(word) == 1 and word.islower() and word not in _kinds(locale)


def _recommended(term: str, kind: str, forms: Mapping[str, str]) -> str:
    """The form to write instead: one for several where `term` is (`pgs`, `paras`), where the language has one."""
    known = forms[kind].split()
    is_plural = (term.rstrip(".").endswith("s") and len(term.rstrip(".")) > 1) or term.rstrip(".") in {"pp", "nn", "ll"}
    return known[1] if is_plural and len(known) > 1 and known[1].endswith(".") else known[0]
