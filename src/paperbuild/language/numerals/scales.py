"""Words and signs that multiply a number: thousand, million, `Mio.`, 万, lakh."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from paperbuild.language.language import ANY_ENDING
from paperbuild.language.languages import nearest_locale
from paperbuild.language.letters import MARKS
from paperbuild.language.lookup import language_of
from paperbuild.language.numerals.digits import NUMBER_SPACES, common_beginning, folded, has_word_edges

_PLAIN = {"bn": 9, "mio": 6, "mrd": 9, "md": 9, "mln": 6, "mld": 9, "mn": 6, "млн": 6, "млрд": 9, "тыс": 3}
_OF_MONEY = {"m": 6, "k": 3, "b": 9}
_SHORT = re.compile(rf"[{NUMBER_SPACES}]?(?P<word>[^\W\d_]{{1,4}})\b")
_AFTER_MONEY = re.compile(rf"[{NUMBER_SPACES}]?[€£$¥₹₽₺₴]")
_MOST_WORDS = 3
_LONGEST_ENDING = 3  # of a word in CLDR; what is shorter by more is an abbreviation
_MYRIAD = 10_000
_MARK = re.compile(f"[{MARKS}]")
_ACCENT = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]")  # a vowel sign of India is never left out
_BEFORE_ARTICLES = ("제", "第")


@dataclass(frozen=True)
class Scaled:
    """What a number is multiplied by, and where the words for it end; `is_sure` is not said of `20m`: it may be metres.
    `start` is where a word stands that goes before its number."""

    factor: Decimal
    end: int
    is_sure: bool = True


@dataclass(frozen=True)
class _ScaleWords:
    """What the words of a language multiply by, as they are looked up; beginnings take its `endings`."""

    factors: Mapping[str, Decimal]
    stems: Mapping[str, Decimal]
    endings: re.Pattern[str]
    after: re.Pattern[str]
    before: re.Pattern[str]
    anywhere: re.Pattern[str]

    def factor(self, written: str) -> Decimal:
        """What a word multiplies by; 1 for one that only looks like one of them."""
        word = folded(written)
        if word in self.factors:
            return self.factors[word]
        stems = (stem for stem in self.stems if word.startswith(stem) and self.endings.fullmatch(word, len(stem)))
        return self.stems.get(next(stems, ""), Decimal(1))


def scale_after(text: str, start: int, end: int, locale: str) -> Scaled | None:
    """What follows the number at `start` to `end` of `text` and multiplies it: several words may (`mil milhões`)."""
    words = _words(locale)
    factor, at = Decimal(1), end
    if text[start - 1 : start] in _BEFORE_ARTICLES:
        return None
    for _ in range(_MOST_WORDS):
        match = words.after.match(text, at)
        if match is None:
            break
        factor, at = factor * words.factor(match["word"]), match.end()
    return Scaled(factor, at) if at > end else _short(text, start, end)


def counted_in_myriads(text: str, start: int, locale: str) -> tuple[Decimal, int] | None:
    """The number at `start` of `text` that counts in ten thousands, as Chinese has it, and where it ends: `1億2000万`,
    `3천8백만`, `6万5000`. None where no such sign follows."""
    signs = _myriads(locale)
    match = signs.pattern.match(text, start) if signs else None
    if match is None or not signs or text[start - 1 : start] in _BEFORE_ARTICLES:
        return None
    total = part = Decimal(0)
    number: Decimal | None = None
    least: Decimal | None = None
    end = start
    for token in signs.token.finditer(text, start, match.end()):
        factor = signs.factors.get(token.group())
        if factor is None:
            number = Decimal(token.group().replace(",", ""))
            if least is not None and number >= least:
                break
        elif factor < _MYRIAD:
            part, number = part + (number or 1) * factor, None
        elif least is not None and factor >= least:
            break
        else:
            total, part, number, least = total + (part + (number or 0)) * factor, Decimal(0), None, factor
        end = token.end()
        known = total + part + (number or 0)
    return known, end


@dataclass(frozen=True)
class _Myriads:
    factors: Mapping[str, Decimal]
    pattern: re.Pattern[str]
    token: re.Pattern[str]


@cache
def _myriads(locale: str) -> _Myriads | None:
    words = language_of(locale).scale_words
    factors = {word: Decimal(10) ** power for word, power in words.items() if len(word) == 1}
    if _MYRIAD not in factors.values():
        return None
    signs = f"[{''.join(factors)}]"
    return _Myriads(
        factors,
        re.compile(
            rf"\d[\d,.]*[{NUMBER_SPACES}]?{signs}(?:{signs}|[{NUMBER_SPACES}]?\d[\d,.]*(?![^\W\d_]*[{NUMBER_SPACES}]?%))*"
        ),
        re.compile(rf"\d+(?:,\d{{3}})*(?:\.\d+)?|{signs}"),
    )


def scale_before(text: str, start: int, locale: str) -> Decimal | None:
    """What stands before the number at `start` and multiplies it, in a language that has it so (`milioni 20`)."""
    match = _words(locale).before.search(text, max(0, start - 20), start)
    return _words(locale).factor(match["word"]) if match else None


def scales_named(text: str, locale: str) -> frozenset[Decimal]:
    """What the words of `text` that stand behind no figure multiply by: of `two and a half million`, a million."""
    words = _words(locale)
    found = (match for match in words.anywhere.finditer(text) if not text[: match.start()][-2:].strip()[-1:].isdigit())
    return frozenset(words.factor(match["word"]) for match in found)


def _short(text: str, start: int, end: int) -> Scaled | None:
    """A short word after a number that is the same in many languages: `€2bn`, `2 Mio.`, `20 M€`, `€5k`, `20m`."""
    after = _SHORT.match(text, end)
    if after is None:
        return None
    word = after["word"].casefold()
    if word in _PLAIN:
        return Scaled(Decimal(10) ** _PLAIN[word], after.end())
    if word not in _OF_MONEY:
        return None
    is_money = bool(re.search(r"[€£$¥₹₽₺₴]\s?\Z", text[max(0, start - 2) : start]))
    is_money |= bool(_AFTER_MONEY.match(text, after.end()))
    is_close = after.start("word") == end
    is_sure = is_money or (is_close and (word == "k" or after["word"] == "M"))
    return Scaled(Decimal(10) ** _OF_MONEY[word], after.end(), is_sure) if is_money or is_close else None


@cache
def _words(locale: str) -> _ScaleWords:
    language = language_of(locale)
    after, before = _of_cldr(locale)
    after |= {word.casefold(): Decimal(10) ** power for word, power in language.scale_words.items()}
    inflected = dict(_inflected(after, language.noun_endings))
    has_spaces = has_word_edges(language)
    return _ScaleWords(
        factors={folded(word): factor for word, factor in {**after, **before}.items()},
        stems={folded(stem): factor for stem, factor in inflected.items()},
        endings=re.compile(language.noun_endings or r"(?!)"),
        after=_pattern(rf"[{NUMBER_SPACES}]?", after, inflected, language.noun_endings, has_spaces=has_spaces),
        before=_pattern(r"(?<!\w)", before, {}, "", rf"[{NUMBER_SPACES}]\Z", has_spaces=has_spaces),
        anywhere=_pattern(
            r"(?<!\w)" if has_spaces else "", after, inflected, language.noun_endings, has_spaces=has_spaces
        ),
    )


def _of_cldr(locale: str) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    """CLDR's words for sizes with what they multiply by: those after a number, and those before it."""
    after: dict[str, Decimal] = {}
    before: dict[str, Decimal] = {}
    for width, kinds in nearest_locale(locale).compact_decimal_formats.items():
        for patterns in kinds.values():
            for size, pattern in patterns.items():
                shown = str(getattr(pattern, "pattern", pattern)).split(";")[0].replace("'", "")
                zeros, is_after = shown.count("0"), shown.strip("\u200f\u200e ").startswith("0")
                for word in _writings(shown.replace("0", "")):
                    if zeros and (len(word) > 1 or not word.isascii()) and (width == "long" or len(word) > 2):
                        (after if is_after else before).setdefault(word, Decimal(int(size)) / 10 ** (zeros - 1))
    return after, before


def _writings(shown: str) -> Iterator[str]:
    word = " ".join(shown.strip(f"{NUMBER_SPACES}\u200f\u200e.").casefold().split())
    if word:
        yield word
        yield unicodedata.normalize("NFD", word)
        bare = _ACCENT.sub("", word)
        if not word.isascii() and bare:
            yield bare


def _inflected(words: Mapping[str, Decimal], endings: str) -> Iterator[tuple[str, Decimal]]:
    """The beginnings of the words of a language that has endings, the longest first."""
    if not endings:
        return
    by_factor: dict[Decimal, list[str]] = {}
    for word, factor in words.items():
        if len(word) > 3 and _MARK.sub("", word).isalpha() and unicodedata.is_normalized("NFC", word):
            by_factor.setdefault(factor, []).append(word)
    stems: dict[str, Decimal] = {}
    for factor, forms in by_factor.items():
        longest = max(forms, key=len)
        alike = [form for form in forms if form[:3] == longest[:3] and len(form) > len(longest) - _LONGEST_ENDING]
        stem = common_beginning(alike)
        if len({*alike}) == 1 and endings != ANY_ENDING:
            stem = re.sub(rf"(?<=\w\w\w)(?:{endings})\Z", "", stem, count=1)
        if len(stem) > 2:
            stems[stem] = factor
    yield from sorted(stems.items(), key=lambda item: -len(item[0]))


def _pattern(
    lead: str,
    words: Mapping[str, Decimal],
    stems: Mapping[str, Decimal],
    endings: str,
    end: str = "",
    *,
    has_spaces: bool,
) -> re.Pattern[str]:
    if not words:
        return re.compile(r"(?P<word>(?!))")
    either = sorted((re.escape(word).replace(r"\ ", r"\s") for word in words), key=len, reverse=True)
    either += [rf"{re.escape(stem)}(?:{endings})" for stem in stems]
    edge = end or (r"(?!\w)" if has_spaces else "")
    return re.compile(rf"{lead}(?P<word>{'|'.join(either)}){edge}", re.IGNORECASE)
