"""Figures are read as their language writes them: the same value is the same in any of them."""

import unicodedata

import pytest

from paperbuild.language.numerals.digits import roman_numbers
from paperbuild.language.numerals.figure import Figure
from paperbuild.language.numerals.reading import figures, figures_of_code
from paperbuild.language.numerals.said import may_say, months_named
from paperbuild.language.numerals.units import has_percent


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
        ("3:30 p.m.", "en", ["time 15:30"]),
        ("12 am", "en", ["0"]),
        ("13 pm", "en", ["13"]),
        ("3 PM", "fr", ["3"]),
        ("15.30 Uhr", "de", ["time 15:30"]),
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


@pytest.mark.parametrize(
    ("locale", "text", "month"),
    [
        ("pl", "w marcu 2019 r.", 3),
        ("pl", "od stycznia do 3 lutego 2020", 2),
        ("ru", "в марте 2019 года", 3),
        ("uk", "у травні 2018-го", 5),
        ("cs", "v březnu 2021", 3),
        ("fi", "maaliskuussa 2019", 3),
        ("hu", "2018 márciusában", 3),
        ("tr", "Mart 2019’da", 3),
        ("el", "τον Μάρτιο του 2019", 3),
        ("ja", "2019年 3 月", 3),
        ("zh-Hans", "2019 年 3 月", 3),
        ("vi", "tháng 3 năm 2019", 3),
        ("pl", "14 VIII 2019", 8),
        ("ar", "آذار 2019", 3),
        ("he", "במרס 2019", 3),
    ],
)
def test_a_month_is_known_in_every_case_and_spelling(locale: str, text: str, month: int) -> None:
    assert f"month {month}" in values(text, locale)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("cs", "17 pro a 5 proti"),
        ("cs", "září 360 lamp"),
        ("pt", "Em 2018, dez cidades"),
        ("ro", "cu 30 mai mulți"),
        ("it", "3 set di dati"),
        ("tr", "Ekim 20 gün gecikti"),
        ("fr", "En 2018, mars One"),
        ("en", "In 2018, May resigned"),
        ("es", "15 mar abierto"),
    ],
)
def test_an_ordinary_word_beside_a_number_is_no_month(locale: str, text: str) -> None:
    assert not [value for value in values(text, locale) if value.startswith("month")]


@pytest.mark.parametrize(
    ("locale", "text", "value"),
    [
        ("ru", "в 20 миллионах домов", "20000000"),
        ("pl", "20 tys. osób", "20000"),
        ("cs", "20 tisících", "20000"),
        ("pt", "20 mil milhões de euros", "20000000000"),
        ("fr", "20 M€", "20000000"),
        ("de", "1,5 Mrd. Euro", "1500000000"),
        ("ja", "1億2000万円", "120000000"),
        ("ja", "6万5000戸", "65000"),
        ("ko", "3천8백만 파운드", "38000000"),
        ("ko", "4만 2천", "42000"),
        ("hi", "20 लाख", "2000000"),
        ("fa", "۵ میلیون و ۳۰۰ هزار تومان", "5300000"),
        ("sw", "milioni 20", "20000000"),
        ("en", "2½ years", "2.5"),
    ],
)
def test_words_for_sizes_multiply_the_number_before_them(locale: str, text: str, value: str) -> None:
    assert values(text, locale) == [value]


@pytest.mark.parametrize(
    ("locale", "text", "year"),
    [
        ("fa", "در سال ۱۳۹۸", "2019"),
        ("th", "พ.ศ. 2562", "2019"),
        ("he", "בשנת 5779", "2019"),
        ("ar", "عام 1440", "2019"),
    ],
)
def test_a_year_of_another_calendar_may_be_one_of_ours(locale: str, text: str, year: str) -> None:
    assert any(year in figure.values for figure in figures(text, locale))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("en", "+49 30 5557 0142"), ("de", "030/55570142")),
        (("en", "+31 20 555 0143"), ("nl", "020-5550143")),
    ],
)
def test_a_telephone_number_is_the_same_from_abroad(first: tuple[str, str], second: tuple[str, str]) -> None:
    assert values(first[1], first[0]) == values(second[1], second[0])


def test_code_has_its_figures_as_they_are_typed() -> None:
    found = figures_of_code("host 10.177.2.152 took 0.125 s")
    assert [figure.value for figure in found] == ["10.177.2.152", "0.125"]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("it", "62,9 per cento"),
        ("ar", "62.9 في المئة"),
        ("tr", "yüzde 62,9"),
        ("zh", "百分之62.9"),
        ("pl", "62,9 proc."),
    ],
)
def test_a_percentage_is_one_in_the_words_of_its_language(locale: str, text: str) -> None:
    assert [(figure.value, figure.unit) for figure in figures(text, locale)] == [("62.9", "%")]


def said(number: int, text: str, locale: str, unit: str = "") -> bool:
    return may_say(Figure(str(number), str(number), 0, unit, is_small=number <= 20, is_count=True), text, locale)


@pytest.mark.parametrize(
    ("number", "unit", "locale", "text"),
    [
        (27, "", "el", "είκοσι επτά κράτη"),
        (14, "", "pl", "czternastu sędziów"),
        (25, "%", "uk", "у чверті з них"),
        (30, "%", "en", "three in ten nurses"),
        (500_000, "", "en", "half a million people"),
        (1_500, "", "ru", "полторы тысячи человек"),
        (2019, "", "ja", "令和元年"),
        (12, "", "zh", "十二人"),
    ],
)
def test_a_figure_may_be_said_in_words(number: int, unit: str, locale: str, text: str) -> None:
    assert said(number, text, locale, unit)


@pytest.mark.parametrize(
    ("number", "unit", "locale", "text"),
    [
        (3, "%", "ru", "Почти никто не выиграл дело."),
        (27, "", "el", "τα κράτη μέλη"),
        (6_000, "EUR", "es", "La fianza está fuera del alcance de la mayoría."),
        (14, "", "zh", "2018年8月大桥坍塌"),
    ],
)
def test_a_figure_that_is_not_there_is_not_said(number: int, unit: str, locale: str, text: str) -> None:
    assert not said(number, text, locale, unit)
