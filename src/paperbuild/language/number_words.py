"""Reads numbers that are written as words: what is `35` in one language may be `thirty-five` in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from paperbuild.language.language import ANY_ENDING, NumberWords
from paperbuild.language.languages import base_language
from paperbuild.language.letters import MARKS
from paperbuild.language.lookup import known_languages, language_of
from paperbuild.language.scripts import ways_of

# In Cyrillic an apostrophe is a part of a word: `дев'ять`.
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{MARKS}]|(?<=[\u0400-\u04ff])['’ʼ](?=[\u0400-\u04ff]))*")
_APOSTROPHES = str.maketrans("’ʼ", "''")
_FIGURE = re.compile(r"(\d{1,4})(?:\.?(?:st|nd|rd|th|er|ère|re|nde?|ème|e|de|te|[ªºao])|\.[ªº]?)?")
_MANY_FORMS = 3
_FEW = 20
_CJK = "〇一二三四五六七八九十"
_COUNTED = re.compile(
    "(?<![〇一二三四五六七八九十百千万億亿第])(?P<number>三|十?[四五六七八九]|十)(?=[名人个個件基隻只台本艘座校社条])"
)
_KNOWN_WORDS = 20_000  # most words of a paper come again
_JOINT = 6  # letters between the words of a number: `twenty and five`
_HUNDRED = 100
_MOST_DIGITS = 4  # of the number of an edition
_LONGEST_ENDING = 3


def has_number_words(locale: str) -> bool:
    """Whether the number words of a language are read here."""
    return language_of(locale).number_words is not None


def numbers_in_words(text: str, locale: str) -> frozenset[str]:
    """The values of the numbers above twenty that `text` has in words; none in a language that is not known here."""
    words = language_of(locale).number_words
    if words is None:
        return frozenset()
    return frozenset(str(value) for run in _runs(text.casefold(), words) if (value := _value(run, words)) > 20)


def small_numbers_in_words(text: str, locale: str) -> frozenset[str]:
    """The values of all the numbers that `text` may have in words: of `vingt et trente` each, and a score is 20."""
    words = language_of(locale).number_words
    if words is None:
        return frozenset()
    runs = list(_runs(text.casefold(), words))
    values = {*(_value(run, words) for run in runs), *(number for run in runs for number in run)}
    together = _groups(words.collectives)
    values |= {together[word] for word in _WORD.findall(text.casefold()) if word in together}
    return frozenset(map(str, values))


def names_share(text: str, locale: str) -> bool:
    """Whether `text` has a share in words, which may be a percentage elsewhere: `half`, `one in five`."""
    language = language_of(locale)
    shares = language.number_words.shares if language.number_words else language.shares
    edge = r"\b" if ways_of(language.script).has_word_spaces else ""
    is_named = bool(shares) and re.search(rf"{edge}(?:{shares}){edge}", text, re.IGNORECASE) is not None
    return is_named or _has_out_of(text, locale)


def _has_out_of(text: str, locale: str) -> bool:
    """Whether `text` has one small number of another: `three in ten`, `1 of every 4`."""
    between = language_of(locale).out_of
    if not between:
        return False
    pattern = rf"(?P<part>[^\W_]+)(?: [^\W\d_]+)? (?:{between}) (?P<whole>[^\W_]+)"
    found = re.finditer(pattern, text, re.IGNORECASE)
    return any(all(_is_small_number(match[name], locale) for name in ("part", "whole")) for match in found)


def _is_small_number(word: str, locale: str) -> bool:
    if word.isdecimal():
        return len(word) <= _MANY_FORMS and int(word) <= _HUNDRED
    word = word.casefold()
    return word in _own_words(locale) or any(
        word[: max(2, len(form[0]) - 2)] == form[0][: max(2, len(form[0]) - 2)]
        for number in (*range(1, 11), 20, 100)
        for form in _words_of(number, locale)
        if len(form) == 1
    )


def is_in_words(number: int, text: str, locale: str) -> bool:
    """Whether `text` may have `number` in words of `locale`, in any case: each of its words has the beginning of one.

    The words are those of num2words; of a language that it does not know, every text may have a number up to twenty.
    One and two and three have so many forms (`both`, `вдвое`) that every text may have them, too.
    """
    forms = _words_of(number, locale)
    if number <= _MANY_FORMS:
        return True
    if not forms and language_of(locale).number_words is not None:
        forms = tuple((word,) for word, value in _own_words(locale).items() if value == number)
    if not forms:
        return number <= _FEW and ways_of(language_of(locale).script).has_word_spaces
    text = text.casefold()
    if not ways_of(language_of(locale).script).has_word_spaces or language_of(locale).joins_words:
        return any("".join(form) in text.replace(" ", "") for form in forms)
    found = _WORD.findall(text)
    return any(all(any(_may_be(word, part) for word in found) for part in form) for form in forms)


def _own_words(locale: str) -> Mapping[str, int]:
    """The single words of a language's own table, with their numbers."""
    words = language_of(locale).number_words
    return {**_values(words), **_groups(words.collectives)} if words is not None else {}


def is_number_said(number: int, text: str, locale: str) -> bool:
    """Whether `text` may have `number` in words, by the table of its language or by the words of num2words."""
    known = small_numbers_in_words(text, locale) | numbers_in_words(text, locale)
    return str(number) in known or is_in_words(number, text, locale)


def names_time(text: str, locale: str) -> bool:
    """Whether `text` says a time of the day in words: `half past two`."""
    times = language_of(locale).times
    return bool(times) and re.search(times, text, re.IGNORECASE) is not None


def _may_be(word: str, part: str) -> bool:
    """Whether there may be a number's word in a word: `ezer` in `kétezer`, `dwadzie` in `dwadzieścioro`."""
    kept = part[: max(3, len(part) - (3 if len(part) > 6 else 2))]
    return kept in word if len(part) > 3 else word.startswith(kept)


@cache
def _words_of(number: int, locale: str) -> tuple[tuple[str, ...], ...]:
    """The words of a cardinal and of an ordinal number, each without those that join them; empty if nobody knows."""
    from num2words import CONVERTER_CLASSES, num2words  # only a text whose numbers differ needs it

    names = (locale.replace("-", "_"), base_language(locale), language_of(locale).num2words_name)
    name = next((name for name in names if name in CONVERTER_CLASSES), "")
    found = []
    for kind in ("cardinal", "ordinal") if name else ():
        try:
            words = num2words(number, lang=name, to=kind).casefold()
        except (NotImplementedError, KeyError, IndexError, ValueError, TypeError, AttributeError, OverflowError):
            continue  # what it does not know of a language it does not say in one way
        found.append(
            tuple(word.translate(_APOSTROPHES) for word in _WORD.findall(words) if len(word) > 1 or not word.isascii())
        )
    return tuple(form for form in found if form)


def edition_in_words(text: str) -> int:
    """The number of an edition that stands in the words or the figures of any language whose number words are read,
    with or without its word for "edition" (`Second`, `zweite Auflage`, `2ª ed.`); 0 for others (`second, revised`)."""
    text = " ".join(text.casefold().split())
    if text.isdecimal():  # no language has to be asked
        return int(text) if len(text) <= _MOST_DIGITS else 0
    known = (language.number_words for language in known_languages())
    return next((number for words in known if words and (number := _edition(text, words))), 0)


def _edition(text: str, words: NumberWords) -> int:
    match = re.fullmatch(rf"(?P<number>.+?)(?: ?(?:{words.edition}))?", text)
    number = match["number"].strip() if match else ""
    figure = _FIGURE.fullmatch(number)
    return int(figure[1]) if figure else _ordinal(number, words)


def _ordinal(text: str, words: NumberWords) -> int:
    """The number of an ordinal: 2 of `second`, 21 of `twenty-first`; 0 for other words."""
    irregular = _groups(words.ordinals)
    before, _, last = text.replace(" ", "-").rpartition("-")
    tens = _values(words).get(before, 0) if before else 0
    if before and not 20 <= tens <= 90:
        return 0
    stem = re.fullmatch(rf"(?P<stem>\w+?)(?:{words.ordinal_endings})", last)
    found = irregular.get(last) or (_cardinal(stem["stem"], words) if stem else 0)
    return tens + found if found else 0


def _cardinal(stem: str, words: NumberWords) -> int:
    """The number of a word that may have lost its last letter before an ending; 0 for other words."""
    values = _values(words)
    whole = next((values[word] for word in values if stem == word or (len(word) > 2 and stem == word[:-1])), 0)
    parts = list(_parts(stem, words)) if words.is_one_word else []
    is_number = all(part in values or part == words.between for part in parts)
    return whole or (_value([values[part] for part in parts if part in values], words) if is_number else 0)


@cache
def _values(words: NumberWords) -> Mapping[str, int]:
    """What each word of a language stands for."""
    numbers = [*range(20), *range(20, 100, 10), 100, 1000, 1_000_000]
    named = [*words.units.split(), *words.tens.split(), words.hundred, words.thousand, words.million]
    # Greek words end in another sigma in dictionaries than in what is compared without regard to capitals.
    return {word.casefold(): number for number, names in zip(numbers, named, strict=True) for word in names.split("/")}


@cache
def _groups(named: str) -> Mapping[str, int]:
    """What each word of `12:dozen/dozens 20:score/scores` stands for."""
    groups = (group.partition(":") for group in named.split())
    return {word.casefold(): int(number) for number, _, names in groups for word in names.split("/")}


def _runs(text: str, words: NumberWords) -> Iterator[list[int]]:
    """The numbers that words stand for, in stretches that are one number."""
    values = _values(words)
    run: list[int] = []
    for word in _parts(text, words):
        if word in values:
            run.append(values[word])
        elif not (run and word == words.between):
            if run:
                yield run
            run = []
    if run:
        yield run


def _parts(text: str, words: NumberWords) -> Iterator[str]:
    for match in _WORD.finditer(text):
        parts = _compound(words).findall(match.group()) if words.is_one_word else []
        yield from parts if parts and "".join(parts) == match.group() else [match.group()]


@cache
def _compound(words: NumberWords) -> re.Pattern[str]:
    """The words within one such as `fünfunddreißigtausend`."""
    return re.compile("|".join(sorted({*_values(words), words.between}, key=len, reverse=True)))


def _value(run: list[int], words: NumberWords) -> int:
    """The number that the numbers of a run are together: 4 20 10 is 90, 2 100 35 is 235, 35 1000 is 35,000. In one word
    4 20 is 24: `vierundzwanzig`."""
    total = part = 0
    for number in run:
        if number == 20 and part % 100 == 4 and not words.is_one_word:
            part += 76
        elif number == 100:
            part = max(part, 1) * 100
        elif number > 100:
            total, part = total + max(part, 1) * number, 0
        else:
            part += number
    return total + part


def numbers_written(text: str, locale: str) -> Mapping[int, str]:
    """The numbers from 3 to 99 that `text` has in words, each as it is written there: `twenty-five`, `двадцати пяти`;
    and a pair that is a word of its own, as Hebrew and Arabic have them.

    By the table of its language, or by the words of num2words in any case: a word counts that begins as one of those
    does, and is not much longer. Chinese numerals count before the words that count things.
    """
    found: dict[int, str] = {}
    if ways_of(language_of(locale).script).has_wide_marks:
        counted = ((match["number"], match.group()) for match in _COUNTED.finditer(text))
        found = {_CJK.index(number[-1]) + 10 * number.startswith("十"): whole for number, whole in counted}
    else:
        tens, start, at, before = 0, 0, 0, ""
        for match in _WORD.finditer(text):
            word = match.group().casefold().translate(_APOSTROPHES)
            is_near = len(text[at : match.start()]) < _JOINT
            if pair := _pair(before, word, locale) if is_near and before else 0:
                found.pop(pair // 10 * 10, None)
                found[pair] = text[start : match.end()]
                tens, before = 0, ""
                continue
            number = _number_of(word, locale)
            is_joined = 20 <= tens < 100 and 0 < number < 10 and is_near
            if number:
                found.pop(tens if is_joined else 0, None)
                start = start if is_joined else match.start()
                found[tens + number if is_joined else number] = text[start : match.end()]
            tens, at = (number if number % 10 == 0 else 0, match.end()) if number else (tens, at)
            before = word if number else ""
    pairs = {word for word, number in _groups(language_of(locale).number_forms).items() if number > 1}
    return {
        number: written
        for number, written in found.items()
        if _MANY_FORMS <= number < _HUNDRED or written.casefold() in pairs
    }


def _pair(first: str, second: str, locale: str) -> int:
    """The number from 11 to 99 whose two words these are, the second in any case: `on bir` of Azerbaijani; else 0."""
    found = _by_pairs(locale).get(first, {})
    return max((number for word, number in found.items() if second.startswith(word)), default=0)


@cache
def _by_pairs(locale: str) -> Mapping[str, Mapping[str, int]]:
    """The numbers from 11 to 99 that are two words of num2words, by the first and then by the second."""
    found: dict[str, dict[str, int]] = {}
    for number in range(11, _HUNDRED) if language_of(locale).number_words is None else ():
        for form in _words_of(number, locale):
            if len(form) == 2:
                found.setdefault(form[0], {})[form[1]] = number
            elif parts := _parted(form, number, locale):
                found.setdefault(parts[0], {})[parts[1]] = number
    return found


def _parted(form: Sequence[str], number: int, locale: str) -> tuple[str, str] | None:
    """The words of a number that is written in one or in two: `oniki` and `on iki` in Turkish."""
    ten, unit = (_words_of(part, locale)[:1] for part in (number // 10 * 10, number % 10))
    parts = (*ten[0], *unit[0]) if number % 10 and ten and unit else ()
    return (parts[0], parts[1]) if len(parts) == 2 and "".join(parts) == "".join(form) else None


def is_number_written(number: int, text: str, locale: str) -> bool:
    """Whether `text` surely has `number` in words, alone or as part of a larger one, or as a share or a half."""
    if str(number) in small_numbers_in_words(text, locale) | numbers_in_words(text, locale):
        return True
    found = numbers_written(text, locale)
    if number in found:
        return True
    larger = [written for written in found if written > _FEW]
    is_within = any(number in {written % 10, written // 10 * 10} for written in larger)
    forms = [form[0] for form in _words_of(number, locale) if len(form) == 1]
    words = [word.translate(_APOSTROPHES) for word in _WORD.findall(text.casefold())]
    language = language_of(locale)
    joins = language.joins_words or (language.number_words is not None and language.number_words.is_one_word)
    is_joined = joins and any(form in word for form in forms for word in words if len(form) > _MANY_FORMS)
    # A word that is another number is no form of this one: `fourteen` begins as `fourth` does.
    maybe = [word for word in words if _number_of_whole(word, locale) in {0, number}]
    is_case = any(_begins_alike(word, form) or _is_inflected(word, form, locale) for form in forms for word in maybe)
    is_case |= any(_groups(language.number_forms).get(word) == number for word in words)
    return is_within or is_joined or is_case


def is_often_another_word(word: str, locale: str) -> bool:
    """Whether what may be a number's word is as often another one: Turkish `onun` is of ten, or his."""
    others = language_of(locale).ordinary_numbers
    return bool(others) and re.fullmatch(others, word.casefold().translate(_APOSTROPHES)) is not None


def is_number_word(word: str, locale: str) -> bool:
    """Whether a word is that of a number, letter by letter, and not only one that begins so."""
    is_cjk = ways_of(language_of(locale).script).has_wide_marks
    return is_cjk or _number_of_whole(word.casefold().translate(_APOSTROPHES), locale) > 0


def _number_of_whole(word: str, locale: str) -> int:
    """The number whose word this is, letter by letter; 0 for other words."""
    words = language_of(locale).number_words
    if named := _groups(language_of(locale).number_forms).get(word):
        return named
    if words is None:
        return _by_words(locale).get(word, 0)
    run = [_values(words)[part] for part in _parts(word, words) if part in _values(words)]
    return _value(run, words) if run and "".join(_parts(word, words)) == word else 0


@lru_cache(_KNOWN_WORDS)
def _number_of(word: str, locale: str) -> int:
    """The number that a word stands for, in any case; 0 for other words, and where two would do."""
    whole = _number_of_whole(word, locale)
    if whole or language_of(locale).number_words is not None:
        return whole
    known = _by_words(locale)
    if number := next((known[form] for form in known if _is_inflected(word, form, locale)), 0):
        return number
    alike = [form for form in known if _begins_alike(word, form) and (len(form) > 4 or word.startswith(form))]
    alike = [form for form in alike if word.startswith(form)] or alike
    longest = max(map(len, alike), default=0)
    numbers = {known[form] for form in alike if len(form) == longest}
    return numbers.pop() if len(numbers) == 1 else 0


def _begins_alike(word: str, form: str) -> bool:
    """Whether a word may be another case of a number's word: `dziesięciu` of `dziesięć`."""
    kept = len(form) - (2 if len(form) > 5 else 1)
    is_cut = len(word) == kept == _MANY_FORMS  # three letters are another word: Italian `non` is none of `nono`
    return kept > 2 and word[:kept] == form[:kept] and len(word) - len(form) <= _LONGEST_ENDING and not is_cut


def _is_inflected(word: str, form: str, locale: str) -> bool:
    """Whether a word is a short one for a number, with an ending that its language has: `hétben` of `hét`."""
    if len(form) > _MANY_FORMS or not word.startswith(form):
        return False
    endings = _endings(locale)
    return endings is not None and endings.fullmatch(word, len(form)) is not None


@cache
def _endings(locale: str) -> re.Pattern[str] | None:
    endings = language_of(locale).noun_endings
    return re.compile(endings) if endings and endings != ANY_ENDING else None


@cache
def _by_words(locale: str) -> Mapping[str, int]:
    """The numbers from 3 to 99 that are one word in a language, by their words."""
    forms = ((form, number) for number in range(_MANY_FORMS, _HUNDRED) for form in _words_of(number, locale))
    return {form[0]: number for form, number in forms if len(form) == 1}
