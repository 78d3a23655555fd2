"""What is wrong with a place in a work, and what is not. How each comes out: `tests/output/test_places.py`."""

import pytest

from paperbuild.language.locators import in_own_words, slip
from paperbuild.language.lookup import known_languages, language_of

WITH_PLACES = [language.tag for language in known_languages() if language.places]


@pytest.mark.parametrize("language", WITH_PLACES)
def test_what_is_recommended_is_no_slip_itself(language: str) -> None:
    for words in language_of(language).places.values():
        for form in words.split():
            assert slip(f", {form} 4", language) is None
            assert slip(f" {form} 4", language) is None


@pytest.mark.parametrize(
    ("suffix", "right"),
    [
        (", pg. 4", "p. 4"),
        (", pgs 4-6", "pp. 4-6"),
        (" p 4", "p. 4"),
        (", p\N{NO-BREAK SPACE}4", "p. 4"),
        (", page4", "p. 4"),
        (", 2019, p. 4", "p. 4"),
        (": 47", ", p. 47"),
        (", Seite 4", "p. 4"),
        (", Kap. 3", "chap. 3"),
    ],
)
def test_a_slip_names_the_right_form(suffix: str, right: str) -> None:
    found = slip(suffix, "en-GB")
    assert found is not None
    assert found.right == right


@pytest.mark.parametrize(
    "suffix",
    [
        "",
        ",",
        ".",
        ", citing TAMPEP",
        ", art. 6",
        ", S4",
        ", p. 4, n. 3",
        ", and 4 others",
        ", xii",
        ", § 5",
        ", s. 12",
        ", s 12(3)",
        ", s.v. rent",
        ", p. 3)",
    ],
)
def test_what_names_no_place_is_left_in_peace(suffix: str) -> None:
    assert slip(suffix, "en") is None


def test_a_language_whose_words_are_unknown_is_left_in_peace() -> None:
    assert slip(", pg. 4", "ja") is None


@pytest.mark.parametrize(
    ("locale", "typed", "printed"),
    [
        ("de", "p. 4", "S. 4"),
        ("de", ", pp. 4-5", ", S. 4-5"),
        ("de", "S. 4", "S. 4"),
        ("de", "p. p.", "p. p."),
        ("pl", "p. 4", "s. 4"),
        ("fr", "pp. 4-5", "pp. 4-5"),
        ("en", "p. 4", "p. 4"),
        ("ja", "p. 4", "p. 4"),
    ],
)
def test_an_english_page_is_shown_in_the_words_of_the_language(locale: str, typed: str, printed: str) -> None:
    assert in_own_words(typed, locale) == printed
