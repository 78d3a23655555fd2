"""Finds the names of months in a text: in any case of the language, in full and in short.

CLDR has two forms of each name, as part of a date and alone. What they have in common at their beginning may have any
ending that the language knows (`noun_endings`): `marca`, `marzec` and so `marcu`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from babel import Locale

from paperbuild.language.language import ANY_ENDING, Language
from paperbuild.language.languages import nearest_locale
from paperbuild.language.letters import MARKS
from paperbuild.language.lookup import language_of
from paperbuild.language.numerals.digits import NUMBER_SPACES, common_beginning, folded, has_word_edges

_ORDINAL = r"(?:-?[^\W\d_]{1,2}|[ºª])?"
_OF = rf"(?:(?:of|de|del|di|d|do|da|den|van|der|the|le)\b[{NUMBER_SPACES}]*|d['’])?"
_DAY_BEFORE = re.compile(rf"(?<![\d.,])\d{{1,2}}\.?{_ORDINAL}[{NUMBER_SPACES},.]{{0,3}}{_OF}\Z")
_YEAR_BEFORE = re.compile(r"\d{4}[.\s]{0,2}(?:[^\W\d_]{1,5}\.?\s)?\Z")
_BETWEEN = rf"[{NUMBER_SPACES},.]{{0,3}}(?:['’]?[^\W\d_]{{1,7}}[.'’]?[{NUMBER_SPACES}]{{1,2}})?"
_NUMBER_AFTER = re.compile(rf"{_BETWEEN}(?P<number>[12]\d{{3}}|3[01]|[12]\d|0?[1-9])(?![\d%])")
_YEAR_AFTER = re.compile(
    rf"[{NUMBER_SPACES},.]{{0,3}}{_OF}(?:\d{{1,2}}{_ORDINAL}[{NUMBER_SPACES},.]{{1,3}})?[12]\d{{3}}(?!\d)"
)
_TO_NEXT = re.compile(rf"[{NUMBER_SPACES},./–-]{{1,3}}(?:[^\W\d_]{{1,5}}[{NUMBER_SPACES}])?\Z")
_AROUND = 32  # letters of a text in which a day or a year stands with its month
_WIDTHS = ("wide", "abbreviated")
_FEWEST_LETTERS = 3  # with vowel signs, of a beginning that may have any ending
_LEFT_OUT = (0, 0, 0, 0, 0, 1, 2, 3)  # so many letters at the end of a name of so many may change: აგვისტო, ოქტომბრის
_ACCENTS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f"  # what is often left out; a vowel sign of India never is
_LEFT, _RIGHT = rf"(?<![\w{MARKS}])", rf"(?![\w{MARKS}])"


@dataclass(frozen=True)
class Mention:
    """One month where it is named. `number` is from 1; `is_whole` says that it is no abbreviation and no word that is
    as often something else, which `is_ordinary` says. `is_dated` says that a day or a year stands with it."""

    number: int
    start: int
    end: int
    is_whole: bool
    is_dated: bool = False
    is_ordinary: bool = False


@dataclass(frozen=True)
class _Names:
    """The names of a language: whole ones, short ones, beginnings that take endings; all in small letters. `roots` is
    what any form of a month begins with, each in a group of its own."""

    whole: Mapping[str, int]
    short: Mapping[str, int]
    stems: Mapping[str, int]
    endings: re.Pattern[str]
    pattern: re.Pattern[str]
    roots: re.Pattern[str]
    has_capitals: bool
    is_year_first: bool
    ordinary: frozenset[str]


def month_mentions(text: str, locale: str) -> tuple[Mention, ...]:
    """The months that `text`, in plain digits, names, in its order; `may` is none where months begin with a capital."""
    names = _names(locale)
    found = [mention for match in names.pattern.finditer(text) if (mention := _mention(match, names))]
    dated = [_with_date(mention, text, names) for mention in found]
    return tuple(_chained(dated, text))


def months_perhaps_named(text: str, locale: str) -> frozenset[int]:
    """The months, from 1, as whose forms words of `text` begin, whatever they end in."""
    found = _names(locale).roots.finditer(text)
    return frozenset(int(match.lastgroup[1:]) for match in found if match.lastgroup)


def named_days(text: str, mention: Mention) -> Iterator[int]:
    """Where the days of a month stand in `text`: before its name or after it."""
    before = _DAY_BEFORE.search(text, max(0, mention.start - _AROUND), mention.start)
    if before:
        yield before.start()
    after = _NUMBER_AFTER.match(text, mention.end)
    if after and len(after["number"]) <= 2:
        yield after.start("number")


def _mention(match: re.Match[str], names: _Names) -> Mention | None:
    if match["numbered"]:
        number = int(re.sub(r"\D", "", match["numbered"]))
        return Mention(number, match.start(), match.end(), is_whole=True, is_dated=True)
    written = match["name"]
    word = folded(written)
    if names.has_capitals and not written[0].isupper():
        return None
    if number := names.whole.get(word, 0):
        return Mention(number, match.start("name"), match.end("name"), is_whole=True)
    if number := names.short.get(word, 0):
        is_ordinary = word in names.ordinary
        return Mention(number, match.start("name"), match.end("name"), is_whole=False, is_ordinary=is_ordinary)
    stems = (stem for stem in names.stems if word.startswith(stem) and names.endings.fullmatch(word, len(stem)))
    stem = next(stems, "")
    return Mention(names.stems[stem], match.start("name"), match.end("name"), is_whole=True) if stem else None


def _with_date(mention: Mention, text: str, names: _Names) -> Mention:
    """`mention`, with whether it stands in a date: a whole name needs a day or a year, another a year."""
    if mention.is_dated:
        return mention
    start = max(0, mention.start - _AROUND)
    if mention.is_whole:
        is_dated = (
            _DAY_BEFORE.search(text, start, mention.start)
            or _NUMBER_AFTER.match(text, mention.end)
            or (names.is_year_first and _YEAR_BEFORE.search(text, start, mention.start))
        )
    else:
        is_name = names.has_capitals and mention.is_ordinary
        is_dated = _YEAR_AFTER.match(text, mention.end) or (is_name and _DAY_BEFORE.search(text, start, mention.start))
    return _dated(mention) if is_dated else mention


def _chained(mentions: list[Mention], text: str) -> Iterator[Mention]:
    """`mentions`, where the first of `March and April 2019` is dated as the second is."""
    for number, mention in enumerate(mentions):
        following = mentions[number + 1] if number + 1 < len(mentions) else None
        is_joined = following is not None and following.is_dated and mention.is_whole and following.is_whole
        if is_joined and following and _TO_NEXT.fullmatch(text, mention.end, following.start):
            yield _dated(mention)
        else:
            yield mention


def _dated(mention: Mention) -> Mention:
    return replace(mention, is_dated=True)


@cache
def _names(locale: str) -> _Names:
    language = language_of(locale)
    cldr = nearest_locale(locale)
    forms = {number: _forms(cldr, number) for number in range(1, 13)}
    ordinary = {*language.ordinary_months.split()}
    whole: dict[str, int] = {}
    short: dict[str, int] = {}
    stems: dict[str, int] = {}
    for number, (full, abbreviated) in forms.items():
        others = language.months_otherwise[number - 1].split("/") if language.months_otherwise else []
        for name in [*full, *filter(None, others)]:
            (short if name in ordinary else whole).setdefault(name, number)
        for name in abbreviated:
            if name not in whole:
                short.setdefault(name, number)
        for stem in _stems([*full, *others], language.noun_endings) if language.noun_endings and full else ():
            stems.setdefault(stem, number)
    has_spaces = has_word_edges(language)
    return _Names(
        whole={folded(name): number for name, number in whole.items()},
        short={folded(name): number for name, number in short.items()},
        stems={folded(stem): stems[stem] for stem in sorted(stems, key=len, reverse=True)},
        endings=re.compile(language.noun_endings or r"(?!)"),
        pattern=_pattern({**short, **whole}, stems, language.noun_endings, language.month_prefixes, has_spaces),
        roots=_roots({number: full for number, (full, _) in forms.items()}, language),
        has_capitals=str(cldr.months["format"]["wide"][5])[:1].isupper(),
        is_year_first=cldr.date_formats["long"].pattern.lstrip("'").startswith("y"),
        ordinary=frozenset(map(folded, ordinary)),
    )


def _forms(cldr: Locale, number: int) -> tuple[list[str], list[str]]:
    """The names of a month in full, and in short, in small letters, with and without marks and full stops."""
    months = cldr.months
    widths = ([str(months[context][width][number]) for context in ("format", "stand-alone")] for width in _WIDTHS)
    full, short = ([form for name in names for form in _writings(name)] for names in widths)
    return [*dict.fromkeys(full)], [name for name in dict.fromkeys(short) if name not in full]


def _writings(name: str) -> Iterator[str]:
    word = name.lower().rstrip(".")  # casefold() takes letters apart: those of Μαΐου are six
    bare = re.sub(f"[{_ACCENTS}]", "", word)
    letters = re.sub(f"[ {MARKS}]", "", word)
    is_word = letters.isalpha() and len(word) > (2 if word.isascii() else 1)
    if is_word or any(letter.isdigit() for letter in word):
        yield word
        yield unicodedata.normalize("NFD", word)
        if not word.isascii():
            yield bare


def _stems(forms: Sequence[str], endings: str) -> list[str]:
    """What the forms of a month begin with; where they are one, also without an ending that it seems to have: `mär` and
    `märts`. None of them is too short to be known by."""
    plain = [form for form in forms if form[:3] == forms[0][:3] and unicodedata.is_normalized("NFC", form)]
    if endings == ANY_ENDING:
        return _root(plain)
    stem = common_beginning(plain) if plain else ""
    stems = [stem]
    if len({*plain}) == 1:
        stems.append(re.sub(rf"(?<=\w\w)(?:{endings})\Z", "", stem, count=1))
    return [stem for stem in dict.fromkeys(stems) if len(stem) > 1]


def _root(forms: Sequence[str]) -> list[str]:
    """What a month begins with in any language with endings: without its last letters, which may change before them:
    `октябр` of `октябрь`. None where so little is left that other words begin so, too."""
    stem = re.sub(rf"[{MARKS}]+\Z", "", common_beginning(forms)) if forms else ""
    letters = sum(letter.isalpha() for letter in stem)
    root = stem[: len(stem) - _LEFT_OUT[min(letters, len(_LEFT_OUT) - 1)]]
    return [root] if len(root) >= _FEWEST_LETTERS else []


def _roots(forms: Mapping[int, Sequence[str]], language: Language) -> re.Pattern[str]:
    """Matches each word that begins as a month may in any of its cases, in a group `m1` to `m12`."""
    found = []
    for number, full in forms.items() if has_word_edges(language) else ():
        plain = [form for form in full if unicodedata.is_normalized("NFC", form)]
        found += [(root, rf"(?P<m{number}>{re.escape(root)})") for root in _root(plain)]
    either = "|".join(group for _, group in sorted(found, key=lambda each: -len(each[0])))
    prefix = f"[{language.month_prefixes}]?" if language.month_prefixes else ""
    return re.compile(rf"{_LEFT}{prefix}(?:{either})" if either else r"(?!)", re.IGNORECASE)


def _pattern(
    names: Mapping[str, int], stems: Mapping[str, int], endings: str, prefixes: str, has_spaces: bool
) -> re.Pattern[str]:
    """Matches each name as a word; `numbered` are those that have their number in them, such as `3月`."""
    numbered = [name for name in names if any(letter.isdigit() for letter in name)]
    words = sorted((re.escape(name) for name in names if name not in numbered), key=len, reverse=True)
    words += [rf"{re.escape(stem)}(?:{endings})" for stem in sorted(stems, key=len, reverse=True)]
    signs = dict.fromkeys(re.sub(r"\d+", "\0", re.escape(name)) for name in numbered)
    with_number = [
        sign.replace("\0", rf"[{NUMBER_SPACES}]?(?:1[0-2]|0?[1-9])(?!\d)[{NUMBER_SPACES}]?") for sign in signs
    ]
    prefix = f"[{prefixes}]?" if prefixes else ""
    left, right = (_LEFT, _RIGHT) if has_spaces else ("", "")
    # A digit before would be part of the number: 13月 names no month.
    either = [rf"(?P<numbered>(?<!\d)(?:{'|'.join(with_number)}))" if with_number else r"(?P<numbered>(?!))"]
    either += [rf"{left}{prefix}(?P<name>{'|'.join(words)}){right}" if words else r"(?P<name>(?!))"]
    return re.compile("|".join(either), re.IGNORECASE)
