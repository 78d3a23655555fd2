"""Numbers in words are read as their own language has them, and as no other."""

import pytest

from paperbuild.language.number_words import (
    edition_in_words,
    has_number_words,
    is_number_written,
    names_share,
    numbers_in_words,
    numbers_written,
    small_numbers_in_words,
)


@pytest.mark.parametrize(
    ("text", "locale", "value"),
    [
        ("thirty-five people", "en", "35"),
        ("two hundred and thirty-five", "en-US", "235"),
        ("quatre-vingt-dix", "fr", "90"),
        ("fünfunddreißigtausend", "de", "35000"),
        ("dreissig", "de-CH", "30"),
        ("treinta y cinco mil", "es", "35000"),
    ],
)
def test_a_number_above_twenty_is_read(text: str, locale: str, value: str) -> None:
    assert numbers_in_words(text, locale) == {value}


@pytest.mark.parametrize(
    ("text", "locale", "value"),
    [("a dozen", "en", "12"), ("deux douzaines, une quinzaine", "fr", "15"), ("zum ersten Mal", "de", "1")],
)
def test_a_word_for_so_many_is_a_number(text: str, locale: str, value: str) -> None:
    assert value in small_numbers_in_words(text, locale)


# In English, the premier is a minister; in French, a score is a result.
@pytest.mark.parametrize(("text", "locale"), [("the premier", "en"), ("le score", "fr"), ("a dozen", "ja")])
def test_a_word_of_another_language_is_no_number(text: str, locale: str) -> None:
    assert not small_numbers_in_words(text, locale)


@pytest.mark.parametrize(
    ("text", "locale"), [("one in five", "en"), ("un client sur cinq", "fr"), ("ein Fünftel", "de"), ("la mitad", "es")]
)
def test_a_share_is_read(text: str, locale: str) -> None:
    assert names_share(text, locale)


@pytest.mark.parametrize(("text", "locale"), [("in a hotel", "en"), ("the motel", "fr"), ("half", "ja")])
def test_a_word_that_ends_like_a_share_elsewhere_is_none(text: str, locale: str) -> None:
    assert not names_share(text, locale)


def test_a_language_whose_words_are_not_known_says_so() -> None:
    assert [has_number_words(locale) for locale in ("en-GB", "ja")] == [True, False]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", 2),
        ("2nd", 2),
        ("3rd edn", 3),
        ("2. Aufl.", 2),
        ("2. Auflage", 2),
        ("2e éd.", 2),
        ("1re édition", 1),
        ("2ème édition", 2),
        ("3.ª ed.", 3),
        ("2ª edición", 2),
        ("2 ed.", 2),
        ("Second", 2),
        ("second edition", 2),
        ("Fourth ed.", 4),
        ("twelfth", 12),
        ("Twentieth", 20),
        ("twenty-first", 21),
        ("Zweite", 2),
        ("dritte Auflage", 3),
        ("Siebte Aufl.", 7),
        ("Zwölfte", 12),
        ("zwanzigste", 20),
        ("einundzwanzigste", 21),
        ("deuxième", 2),
        ("Première édition", 1),
        ("quatrième", 4),
        ("neuvième éd.", 9),
        ("onzième", 11),
        ("Segunda edición", 2),
        ("tercera ed.", 3),
        ("décima", 10),
    ],
)
def test_an_edition_is_read_in_words_of_every_language(text: str, number: int) -> None:
    assert edition_in_words(text) == number


# Their words are printed as they stand: a number alone would lose what was changed.
@pytest.mark.parametrize(
    "text",
    [
        "",
        "revised",
        "second revised",
        "Second, revised edition",
        "2., verbesserte Auflage",
        "deuxième édition revue",
        "The fifth",
        "edition",
        "second second",
        "2019 ed. of the whole",
        "Student ed.",
        "Leute",
    ],
)
def test_an_edition_with_more_to_say_is_no_number(text: str) -> None:
    assert edition_in_words(text) == 0


@pytest.mark.parametrize(
    ("text", "locale", "wanted"),
    [
        ("Δεκατρείς δύτες", "el", {13: "Δεκατρείς"}),
        ("Дев’ятнадцять сіл", "uk", {19: "Дев’ятнадцять"}),
        ("여섯 명이 여성이었다", "ko", {6: "여섯"}),
        ("三基が稼働している", "ja", {3: "三"}),
        ("Firmaron tres jueces", "es", {3: "tres"}),
    ],
)
def test_numbers_are_read_with_the_letters_that_their_language_has(
    text: str, locale: str, wanted: dict[int, str]
) -> None:
    assert numbers_written(text, locale) == wanted


@pytest.mark.parametrize(
    ("number", "text", "locale", "wanted"),
    [
        (4, "Fourteen children", "en", False),  # which begins as `fourth` does
        (7, "Seventeen towns", "en", False),
        (4, "The fourth child", "en", True),
        (5, "חמישה ימים", "he", True),  # fifty begins so, too
    ],
)
def test_a_number_is_no_form_of_another(number: int, text: str, locale: str, wanted: bool) -> None:
    assert is_number_written(number, text, locale) is wanted
