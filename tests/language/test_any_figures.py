"""No text makes the reading of figures fail, and every figure lies in its text, whatever the language."""

from __future__ import annotations

import random

import pytest

from paperbuild.language.lookup import known_languages
from paperbuild.language.number_words import is_number_written, names_share, names_time, numbers_written
from paperbuild.language.numerals.reading import figures
from paperbuild.language.numerals.said import may_say, months_named
from paperbuild.language.numerals.scales import scales_named
from tests.thorough import tries

PIECES = (
    *("2", "1,234.5", "1 234,5", "3/5/2018", "1/2", "16.8.", "2018-08-16", "2018. 5. 9.", "½", "2½", "12.345", "1.2.3"),
    *(" million", " Mio.", "万", "亿", "千", "百年", " and ", " et ", " ", "\u00a0", "%", " %", "yüzde ", "百分之"),
    *("March", "mars", "марта", "3月", "tháng 3", "14 VIII 2019", "+49 30 5557 0142", "3:30 p.m.", "15.45", "24:00"),
    *("0", "00", "1e5", "٣", "۱۳۹۸", "תשע״ט", "令和元年", "平成30年", "民國108年", "€", "$", "20m"),
    *("20 M€", "-", "–", ".", ",", "half"),
    *("XIX век", "XXe siècle", "9" * 40, "五", "十二人", "三分之二", "\n", "제27조", "आध", "1,00,000"),
    *("9" * 5_000, "2 ½", "হাজার", "on bir", "tjuetre", "fireogtyve"),
    *("1800-talet", "9割", "²"),
)  # fmt: skip
TAGS = [*(language.tag for language in known_languages()), "pt-BR", "en-US", "zh-Hans", "sw", "zz", ""]


@pytest.mark.parametrize("seed", range(4))
def test_every_mixture_is_read_to_its_end(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    for _ in range(tries(1_500, 50_000)):
        text, other = ("".join(chance.choices(PIECES, k=chance.randint(1, 6))) for _ in range(2))
        tag = chance.choice(TAGS)
        for figure in figures(text, tag):
            assert figure.value
            assert 0 <= figure.offset <= figure.end <= len(text), (text, tag, figure)
            may_say(figure, other, tag)
        for number in numbers_written(other, tag):
            is_number_written(number, text, tag)
        names_share(text, tag)
        names_time(text, tag)


@pytest.mark.parametrize(
    ("text", "locale", "wanted"),
    [
        ("2 million 1/2", "en", ["2000000", "1", "2"]),
        ("1,00,000 en Inde", "fr", ["100000"]),
        ("9" * 40, "en", ["9" * 40]),
        ("百年", "zh", []),
    ],
)
def test_what_ended_in_a_traceback_or_at_a_wrong_place_is_read(text: str, locale: str, wanted: list[str]) -> None:
    assert [figure.value for figure in figures(text, locale)] == wanted


@pytest.mark.parametrize("tag", [language.tag for language in known_languages()])
def test_no_letter_that_is_the_same_without_regard_to_capitals_is_another(tag: str) -> None:
    for text in ("20 MAYIS 2019", "20 BİN", "20 marſ 2019", "5 tysİąc 2019", "MİLYON", "3 ΜΑΪ́ΟΥ", "20 miljooNAN"):
        figures(text, tag)
        months_named(text, tag)
        scales_named(text, tag)


@pytest.mark.parametrize(
    ("text", "locale", "wanted"),
    [
        ("20 MAYIS 2019", "tr", ["20", "month 5", "2019"]),
        ("20 BİN", "tr", ["20000"]),
        ("20 miljoonan", "fi", ["20000000"]),
        ("20 miljoniem", "lv", ["20000000"]),
    ],
)
def test_capitals_and_cases_are_read(text: str, locale: str, wanted: list[str]) -> None:
    assert [figure.value for figure in figures(text, locale)] == wanted


@pytest.mark.parametrize(
    ("word", "locale", "number"),
    [
        ("пяти", "ru", 5),
        ("семи", "ru", 7),
        ("pięciu", "pl", 5),
        ("ośmiu", "pl", 8),
        ("шести", "uk", 6),
        ("семи", "uk", 7),
    ],
)
def test_short_number_words_have_their_cases(word: str, locale: str, number: int) -> None:
    assert numbers_written(word, locale) == {number: word}
