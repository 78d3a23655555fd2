"""Quotation marks, apostrophes and directions by language."""

import pytest

from paperbuild.language.typography import comma, direction, direction_of, with_marks

MARKS = [
    ("en", "PICUM's \"position\" in 'quotes'", "PICUM’s “position” in ‘quotes’"),
    ("en", "the '90s of workers' rights", "the ’90s of workers’ rights"),
    ("en", "\"a 'b' c\"", "“a ‘b’ c”"),
    ("fr", "L'\"État\" et l'eau", "L’«\u202fÉtat\u202f» et l’eau"),
    ("fr", "\"un 'mot' dit\"", "«\u202fun “mot” dit\u202f»"),
    ("fr-CH", '"mot"', "«mot»"),
    ("de", "Die \"große 'kleine' Frage\"", "Die „große ‚kleine‘ Frage“"),
    ("pl", '"dom"', "„dom”"),
    ("ru", "\"дом 'свой'\"", "«дом „свой“»"),
    ("zh-Hans", '"住房"', "“住房”"),
    ("zh-TW", '"住房"', "「住房」"),
    ("en", "it was “set” already’s", "it was “set” already’s"),
]


@pytest.mark.parametrize(("locale", "typed", "printed"), MARKS)
def test_straight_marks_become_those_of_the_locale(locale: str, typed: str, printed: str) -> None:
    assert with_marks(typed, locale) == printed


def test_inches_are_no_quotation() -> None:
    assert with_marks('6" x 9"', "en") == '6" x 9"'


@pytest.mark.parametrize(("locale", "written"), [("ar", "rtl"), ("he", "rtl"), ("az-Arab", "rtl"), ("zh", "ltr")])
def test_direction_is_that_of_the_script(locale: str, written: str) -> None:
    assert direction(locale) == written


@pytest.mark.parametrize(("locale", "mark"), [("en", ", "), ("ar", "، "), ("zh-Hant", "、"), ("ko", ", ")])
def test_lists_have_the_comma_of_their_script(locale: str, mark: str) -> None:
    assert comma(locale) == mark


@pytest.mark.parametrize(
    ("text", "said"),
    [("1 Tide Street", "ltr"), ("© 2026 Quay Forum", "ltr"), ("١٢ شارع", "rtl"), ("7 רחוב", "rtl"), ("2026–2027", "")],
)
def test_a_text_has_the_direction_of_its_first_letter(text: str, said: str) -> None:
    assert direction_of(text) == said
