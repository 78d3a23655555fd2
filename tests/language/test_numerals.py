"""Figures are read as their language writes them: the same value is the same in any of them."""

import unicodedata

import pytest

from paperbuild.language.numerals import figures, has_percent, months_named, roman_numbers


def values(text: str, locale: str) -> list[str]:
    return [figure.value for figure in figures(text, locale)]


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("1,234.5", "en"),
        ("1 234,5", "fr"),
        ("1\N{NARROW NO-BREAK SPACE}234,5", "fr"),
        ("1\N{NO-BREAK SPACE}234,5", "pl"),
        ("1.234,5", "de"),
        ("1’234.5", "de-CH"),
        ("1.234,5", "es"),
        ("١٬٢٣٤٫٥", "ar"),
        ("۱٬۲۳۴٫۵", "fa"),
        ("१,२३४.५", "hi"),
        ("1,234.5", "zh"),
    ],
)
def test_a_number_has_one_value_in_every_writing(text: str, locale: str) -> None:
    assert values(text, locale) == ["1234.5"]


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("16 August 2018", "en"),
        ("16th of August, 2018", "en"),
        ("August 16, 2018", "en-US"),
        ("16/8/2018", "en"),
        ("8/16/2018", "en-US"),
        ("2018-08-16", "en"),
        ("16 août 2018", "fr"),
        ("16.8.2018", "de"),
        ("16. August 2018", "de"),
        ("16 de agosto de 2018", "es"),
        ("16. 8. 2018", "cs"),
        ("16 sierpnia 2018", "pl"),
        ("16 августа 2018", "ru"),
        ("١٦ أغسطس ٢٠١٨", "ar"),
        ("2018年8月16日", "zh"),
        ("二〇一八年八月十六日", "zh"),
        ("2018년 8월 16일", "ko"),
    ],
)
def test_a_day_has_the_same_figures_in_every_writing(text: str, locale: str) -> None:
    assert sorted(values(text, locale)) == ["16", "2018", "month 8"]


@pytest.mark.parametrize(
    ("text", "locale", "wanted"),
    [
        ("1st and 4th", "en", ["1", "4"]),
        ("le 1er et la 4e", "fr", ["1", "4"]),
        ("2 million", "en", ["2000000"]),
        ("2 millions", "fr", ["2000000"]),
        ("2 Millionen", "de", ["2000000"]),
        ("200万", "zh", ["2000000"]),
        ("1.5 billion", "en", ["1500000000"]),
        ("1,5 milliard", "fr", ["1500000000"]),
        ("section 8.3.1.1", "en", ["8.3.1.1"]),
        ("1, 2 and 3; 4,5,6", "en", ["1", "2", "3", "4", "5", "6"]),
        ("in 2018 400 of them", "fr", ["2018", "400"]),
        ("24–26, 2016-2017, 2016/17", "en", ["24", "26", "2016", "2017", "2016", "17"]),
        ("the 1970s, COVID-19", "en", ["1970", "19"]),
        ("We may go; €1,000 may follow; marching in 2018", "en", ["1000", "2018"]),
        ("three of them, quatre", "fr", []),
        ("", "en", []),
        ("٪ % . ,", "ar", []),
    ],
)
def test_figures_are_these(text: str, locale: str, wanted: list[str]) -> None:
    assert values(text, locale) == wanted


def test_a_place_in_the_text_is_told() -> None:
    found = figures("From 62.9% to €1,000 on 3 May", "en")
    assert [(figure.offset, figure.written, figure.unit) for figure in found] == [
        (5, "62.9", "%"),
        (15, "1,000", "EUR"),
        (24, "3", ""),
        (26, "May", ""),
    ]


@pytest.mark.parametrize(
    ("text", "locale"),
    [("5%", "en"), ("5 per cent", "en"), ("5 %", "fr"), ("5 pour cent", "fr"), ("5 Prozent", "de"), ("٥٪", "ar")],
)
def test_a_percentage_is_known_by_its_sign_or_its_words(text: str, locale: str) -> None:
    assert has_percent(text, locale)


def test_what_is_no_percentage_is_none() -> None:
    assert not has_percent("5 of 100, in the century", "en")


def test_months_and_roman_numbers_are_found_where_they_are_words() -> None:
    assert months_named("d'août à septembre", "fr") == {"month 8", "month 9"}
    assert "20" in roman_numbers("au XXe siècle")
    assert "19" in roman_numbers("el siglo XIX,")


def test_numbers_that_may_be_words_are_told_from_those_that_may_not() -> None:
    small = {figure.written for figure in figures("3, 20, 30, 100, 87, 2018, 1.5, 250", "en") if figure.is_small}
    assert small == {"3", "20", "30", "100"}


@pytest.mark.parametrize("locale", ["", "x", "zz-ZZ", "tlh", "en-Latn-GB-x-y"])
def test_a_language_that_nobody_knows_is_read_as_english(locale: str) -> None:
    assert values("1,234.5", locale) == ["1234.5"]


@pytest.mark.parametrize(
    ("text", "locale", "wanted"),
    [
        ("3:30 p.m.", "en", ["15", "30"]),
        ("12 am", "en", ["0"]),
        ("13 pm", "en", ["13"]),
        ("3 PM", "fr", ["3"]),
        ("15.30 Uhr", "de", ["15", "30"]),
        ("€2bn, £3m, 4k and 5 m", "en", ["2000000000", "3000000", "4000", "5"]),
        ("2 Mio. und 3 Mrd.", "de", ["2000000", "3000000000"]),
        ("le XXIe siècle, Henri IV", "fr", ["21"]),
        ("el siglo XIX", "es", ["19"]),
    ],
)
def test_times_short_words_for_sizes_and_centuries_have_values(text: str, locale: str, wanted: list[str]) -> None:
    assert values(text, locale) == wanted


@pytest.mark.parametrize(
    ("text", "locale", "unit"),
    [
        ("$10", "en", "USD"),
        ("10 dollars", "fr", "USD"),
        ("5 millions d'euros", "fr", "EUR"),
        ("5 Millionen US-Dollar", "de", "USD"),
        ("10美元", "zh", "USD"),
        ("10 livres", "fr", ""),
    ],
)
def test_a_currency_is_known_by_its_sign_and_by_its_name(text: str, locale: str, unit: str) -> None:
    assert [figure.unit for figure in figures(text, locale)] == [unit]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "13 April 2016 and 5 May 2018"),
        ("el", "13 Απριλίου 2016 και 5 Μαΐου 2018"),
        ("fa", "۱۳ آوریل ۲۰۱۶ و ۵ مهٔ ۲۰۱۸"),
        ("fa", "۱۳ آوریل ۲۰۱۶ و ۵ مه ۲۰۱۸"),
        ("he", "13 באפריל 2016 ו-5 במאי 2018"),
        ("hi", "13 अप्रैल 2016 और 5 मई 2018"),
        ("fr", unicodedata.normalize("NFD", "13 avril 2016 et 5 mai 2018")),
        ("de", "13. April 2016 und 5. Mai 2018"),
    ],
)
def test_months_are_read_whatever_marks_and_prefixes_they_have(locale: str, text: str) -> None:
    assert [figure.value for figure in figures(text, locale)] == ["13", "month 4", "2016", "5", "month 5", "2018"]


def test_month_in_letters_taken_apart_is_read() -> None:
    text = unicodedata.normalize("NFD", "13 août 2016, 5 décembre 2018")
    assert [figure.value for figure in figures(text, "fr")] == ["13", "month 8", "2016", "5", "month 12", "2018"]
