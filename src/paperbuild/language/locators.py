"""What pandoc takes for the place in a work (`p. 4`) that follows a key, in the languages that papers are written in.

Pandoc knows the words for pages, chapters and so on of the paper's language only, in few spellings, and prints what it
does not know as it stands. The forms below were measured with pandoc 3.9; its own abbreviations of `page` are read in
every language, because citations are written so that they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from paperbuild.language.lookup import known_languages, language_of

# Single letters, with a figure close behind them, number pages (`S4`), they do not name them; but `p4` does.
_NEVER_GLUED = frozenset({"s", "n", "l", "par", "no"})

_NUMBER = r"(?:[A-Za-z]?\d[\w().:/\-–]*|(?=[ivxlc])[ivxlc]+\b)"
_LEAD = re.compile(r"\s*(?P<mark>[,:]?)\s*")
_PLACE = re.compile(rf"(?P<term>[^\W\d_]+\.?|§§?|¶¶?)\s*(?P<number>{_NUMBER})")
_GLUED = re.compile(r"(?P<term>[^\W\d_]+)(?P<number>\d[\w().:/\-–]*)")
_BARE = re.compile(r"(?P<number>\d[\w().:/\-–]*)")
ENGLISH_PAGE = re.compile(r"^(?P<lead>,?\s*)pp?\.\s*(?=[\divxlc])")
"""A page as English writes it, at the beginning of what follows a key; its number is not part of the match."""
_ROMAN = re.compile(r"(?P<number>[ivxlc]+)\W*$")


_FIGURES = re.compile(r"\d+(?:\.\d+)*[a-z]?(?![a-z])|\b[ivxlc]+\b")


def _kind(term: str, locale: str) -> str | None:
    """The kind of place that a word stands for in any language; None where it stands for none."""
    word = term.casefold().rstrip(".")
    # No other language's file is read before a word turns up that these two have not.
    return _kinds("en").get(word) or _kinds(locale).get(word) or _kinds_in_any_language().get(word)


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
    is_page = _BARE.match(body) or _ROMAN.match(body)
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
    if not forms:
        return None
    suffix = suffix.replace("\N{NO-BREAK SPACE}", " ").rstrip()
    lead = _LEAD.match(suffix)
    mark, body = (lead["mark"], suffix[lead.end() :]) if lead else ("", suffix)
    page = forms["page"].split()[0]
    if mark == ":" and _BARE.match(body):
        return Slip(suffix.strip(), f", {page} {body}")
    if roman := _ROMAN.match(body):
        return Slip(body, f"{page} {roman['number']}")
    if bare := _BARE.match(body):
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
    if not place:
        return None
    term = place["term"].casefold()
    kind = _kind(term, locale)
    if kind is None or kind not in forms or (glued and term in _NEVER_GLUED):
        return None
    known = forms[kind].casefold().split()
    if term in known and not glued:
        return None
    return Slip(place.group(), f"{_recommended(term, kind, forms)} {place['number']}")


def _recommended(term: str, kind: str, forms: Mapping[str, str]) -> str:
    """The form to write instead: one for several where `term` is (`pgs`, `paras`), where the language has one."""
    known = forms[kind].split()
    is_plural = (term.rstrip(".").endswith("s") and len(term.rstrip(".")) > 1) or term.rstrip(".") in {"pp", "nn", "ll"}
    return known[1] if is_plural and len(known) > 1 and known[1].endswith(".") else known[0]
