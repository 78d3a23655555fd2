"""What is wrong with a place in a work, and what is not. How each comes out: `tests/output/test_places.py`."""

from collections.abc import Mapping, Set

import pytest

from paperbuild.language.locators import in_own_words, place_of, slip, understood
from paperbuild.language.lookup import known_languages, language_of, with_region
from paperbuild.language.terms import every_term, terms_of

WITH_PLACES = [language.tag for language in known_languages() if language.places]


@pytest.mark.parametrize("language", WITH_PLACES)
def test_what_is_recommended_is_no_slip_itself(language: str) -> None:
    for words in language_of(language).places.values():
        for form in words.split():
            assert slip(f", {form} 4", language) is None
            assert slip(f" {form} 4", language) is None


def own_words(language: str) -> Mapping[str, Set[str]]:
    """By word, the kinds of place that it stands for in a language: as pandoc has it, or its file."""
    found: dict[str, set[str]] = {}
    own = language_of(language)
    for kinds in (own.places, own.places_as_typed, own.places_otherwise):
        for kind, words in kinds.items():
            for word in words.split():
                found.setdefault(word.casefold().rstrip("."), set()).add(kind)
    for kind, terms in terms_of(with_region(language)).items():
        for word in terms:
            found.setdefault(word.casefold().rstrip("."), set()).add(kind)
    return found


def words_of_all() -> Mapping[str, Set[str]]:
    """By word, the kinds of place that it stands for anywhere. Of a letter, which is anything in some language, only
    those that the files of languages name: `S. 4` in English is a German page, and no Hungarian line."""
    found: dict[str, set[str]] = {}
    for language in known_languages():
        for kind, words in [*language.places.items(), *language.places_otherwise.items()]:
            for word in words.split():
                found.setdefault(word.casefold().rstrip("."), set()).add(kind)
    for word, kind in every_term():
        known = found.setdefault(word.casefold().rstrip("."), set())
        if not known or len(word.rstrip(".")) > 1:
            known.add(kind)
    return found


EVERY_WORD = words_of_all()


@pytest.mark.parametrize("language", WITH_PLACES)
def test_no_word_is_advised_for_another_kind_of_place_than_the_one_typed(language: str) -> None:
    own, advised = own_words(language), 0
    for word, anywhere in EVERY_WORD.items():
        for form in (word, f"{word}.", word.capitalize(), f"{word.upper()}."):
            found = slip(f", {form} 4", language)
            if found is None:
                continue
            advised += 1
            read = understood(f", {found.right}", language)
            assert read is not None, (form, found.right)
            assert read.label, (form, found.right)
            assert {read.kind} == own.get(word, anywhere), (form, found.right)
            begun = {kind for known, kinds in own.items() if known.startswith(word) for kind in kinds}
            assert word in own or len(word) == 1 or begun <= {read.kind}, (form, found.right)
    assert advised > 20


@pytest.mark.parametrize(
    ("language", "typed", "kind"),
    [
        ("de", "Fn. 4", "note"),
        ("de", "Fußnote 4", "note"),
        ("de", "Bl. 12", "folio"),
        ("en", "fn. 4", "note"),
        ("nl", "voetnoot 4", "note"),
        ("pl", "przyp. 4", "note"),
        ("fr", "fol. 4", "folio"),
        ("pt", "fls. 4", "folio"),
        ("nl", "bl. 4", "page"),
    ],
)
def test_a_footnote_and_a_leaf_are_places_and_are_left_in_peace(language: str, typed: str, kind: str) -> None:
    assert slip(f", {typed}", language) is None
    read = understood(f", {typed}", language)
    assert read is not None
    assert (read.kind, place_of(f", {typed}", language).kind) == (kind, kind)


@pytest.mark.parametrize("language", WITH_PLACES)
def test_what_is_printed_as_typed_is_recommended_by_none(language: str) -> None:
    own = language_of(language)
    typed = {word for words in own.places_as_typed.values() for word in words.split()}
    assert typed.isdisjoint(word for words in own.places.values() for word in words.split())
    assert typed.isdisjoint(word for words in terms_of(with_region(language)).values() for word in words)


@pytest.mark.parametrize("typed", [", s. v. rent 4", ", s.v. 4", ", s. vv. 4", ", s.vv. 4", ", S.V. 4"])
@pytest.mark.parametrize("language", WITH_PLACES)
def test_a_word_of_two_parts_is_read_with_a_space_and_without(language: str, typed: str) -> None:
    assert slip(typed, language) is None


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
