"""Spaces by language: their kind where they stand, and where one is missing or too much."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperbuild.language.spacing import colon, joins_lines, misset, set_spaces

KINDS = [
    ("fr", "Quoi ? Non ; si !", "Quoi\u202f? Non\u202f; si\u202f!"),
    ("fr", "ainsi : « mot »", "ainsi\u00a0: «\u202fmot\u202f»"),
    ("fr", "de 62 % à 1 000 000 € le 24 septembre", "de 62\u00a0% à 1\u202f000\u202f000\u00a0€ le 24\u00a0septembre"),
    ("fr", "voir p. 4, n° 3 et l'art. 8", "voir p.\u00a04, n°\u00a03 et l'art.\u00a08"),
    ("fr-CA", "ainsi : « mot » ?", "ainsi\u00a0: «\u00a0mot\u00a0» ?"),
    ("fr-CH", "ainsi : quoi ?", "ainsi\u202f: quoi\u202f?"),
    ("de", "z. B. auf S. 5, i. d. R. am 3. Mai", "z.\u00a0B. auf S.\u00a05, i.\u00a0d.\u00a0R. am 3.\u00a0Mai"),
    ("de", "nach § 5 sind 5 % genug", "nach §\u00a05 sind 5\u00a0% genug"),
    ("cs", "v Praze a s kolegy", "v\u00a0Praze a\u00a0s\u00a0kolegy"),
    ("pl", "i w domu", "i\u00a0w\u00a0domu"),
    ("ru", "в 2019 г. — это с. 5", "в\u00a02019\u00a0г.\u00a0— это с.\u00a05"),
    ("en", "on 16 August, 5 kg, p. 4", "on 16\u00a0August, 5\u00a0kg, p.\u00a04"),
    ("en", "J. R. R. Tolkien, Dr. Smith", "J.\u00a0R.\u00a0R.\u00a0Tolkien, Dr.\u00a0Smith"),
    ("en", "see Table 3, figure 2, note 9", "see Table\u00a03, figure\u00a02, note\u00a09"),
    ("fr", "M. Smith, Mme Roy, J.-P. Roy", "M.\u00a0Smith, Mme\u00a0Roy, J.-P.\u00a0Roy"),
    ("fr", "voir tableau 3 et note 9", "voir tableau\u00a03 et note\u00a09"),
    ("zh-Hans", "见 p. 4", "见 p. 4"),
]


@pytest.mark.parametrize(("locale", "typed", "printed"), KINDS)
def test_a_space_is_of_the_kind_that_its_place_asks_for(locale: str, typed: str, printed: str) -> None:
    assert set_spaces(typed, locale) == printed


@pytest.mark.parametrize(("locale", "printed"), [(locale, printed) for locale, _, printed in KINDS])
def test_what_is_right_stays_as_it_is(locale: str, printed: str) -> None:
    assert set_spaces(printed, locale) == printed


@pytest.mark.parametrize("text", ["à 10:30", "https://a.example/?q=a;b", "1:2", "note[^a]: x", "2019 000 12"])
def test_what_has_no_space_before_its_mark_is_left_alone(text: str) -> None:
    assert set_spaces(text, "fr") == text


@given(st.text(alphabet=" \n\u00a0a1.%;?:«»—§vSzB"), st.sampled_from(["fr", "de", "cs", "ru", "en", "zh", "fr-CH"]))
def test_only_spaces_change_and_a_second_time_changes_nothing(text: str, locale: str) -> None:
    once = set_spaces(text, locale)
    assert once.split() == text.split()
    assert len(once) == len(text)
    assert set_spaces(once, locale) == once


def mended(text: str, locale: str) -> str:
    for fault in sorted(misset(text, locale), reverse=True):
        text = text[: fault.start] + fault.right + text[fault.end :]
    return text


@pytest.mark.parametrize(
    ("locale", "typed", "right"),
    [
        ("fr", "Quoi? Ainsi: oui;", "Quoi\u202f? Ainsi\u00a0: oui\u202f;"),
        ("fr", "un «mot» à 62,9% , ou", "un «\u202fmot\u202f» à 62,9\u00a0%, ou"),
        (
            "fr",
            "Mais *quoi?* Et **non!** (*ah!*) [voir ici!](a) *;*",
            "Mais *quoi\u202f?* Et **non\u202f!** (*ah\u202f!*) [voir ici\u202f!](a) *;*",
        ),
        ("fr", "un mot*;* à 1000€", "un mot*\u202f;* à 1000\u00a0€"),
        ("de", "nur 5% davon ; mehr", "nur 5\u00a0% davon; mehr"),
        ("en", "rents ; wages , and 5%", "rents; wages, and 5%"),
        ("zh-Hans", "房租上涨,工资不变?", "房租上涨，工资不变？"),
        ("ar", "ارتفعت الإيجارات, فماذا نفعل?", "ارتفعت الإيجارات، فماذا نفعل؟"),
    ],
)
def test_a_missing_space_and_one_too_many_and_a_borrowed_mark_are_told(locale: str, typed: str, right: str) -> None:
    assert mended(typed, locale) == right
    assert not list(misset(right, locale))


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("fr", "Quoi ? À 10:30 : 5 %, 100 %… « mot » ; (oui !) Non..."),
        ("fr-CH", "Quoi? «mot»: oui"),
        ("en", "Well ... no. 5% is .5 of it: fine?"),
        ("de", "ein 100%iger Satz: gut?"),
        ("zh-Hans", "住房（2019 年）：第 3.5 条，10:30。“好”"),
        ("es", "¿Qué? ¡Sí! 5 %: bien."),
        ("el", "Τι είναι; Ναι."),
    ],
)
def test_what_is_right_or_may_be_meant_so_is_not_told(locale: str, text: str) -> None:
    assert not list(misset(text, locale))


def test_a_line_that_ends_between_chinese_letters_ends_without_a_space() -> None:
    assert joins_lines("住", "房", "zh-Hans")
    assert joins_lines("。", "A", "zh-Hans")
    assert not joins_lines("a", "b", "zh-Hans")
    assert not joins_lines("住", "房", "en")


@pytest.mark.parametrize(
    ("locale", "mark"), [("en", ": "), ("fr", "\u00a0: "), ("fr-CH", "\u202f: "), ("ar", ": "), ("zh-Hans", "：")]
)
def test_a_colon_has_the_spaces_of_its_language(locale: str, mark: str) -> None:
    assert colon(locale) == mark
