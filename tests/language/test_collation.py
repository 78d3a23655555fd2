"""Lists are in the order of their language."""

import pytest

from paperbuild.language.collation import sort_key

ORDERS = [
    ("en", ["1984", "Ábel", "Acosta", "Öberg", "Östberg", "Zola"]),
    ("de", ["Ahrens", "Ärzte", "Azur", "Österreich", "Ostwald"]),
    ("sv", ["Ahlin", "Zorn", "Åberg", "Ärlig", "Öberg"]),
    ("da", ["Zahle", "Ægir", "Ørsted", "Ågård"]),
    ("es", ["Nava", "Nuzzi", "Ñáñez", "Ochoa"]),
    ("cs", ["Cibulka", "Čapek", "Dvořák", "Hrabal", "Chalupa", "Ibl"]),
    ("pl", ["Lis", "Łącki", "Mak"]),
    ("fr", ["Côte", "Cote d'Azur", "Élan", "Essai", "Œuvre"]),
    ("ru", ["Ёлкин", "Жуков", "Smith"]),
    ("el", ["Άλφα", "Βήτα", "Smith"]),
    ("ar", ["حداد", "ناصر", "Housing"]),
    ("zh-Hans", ["陈思远", "李文", "社区健康论坛", "周晓岚", "Health"]),
]


@pytest.mark.parametrize(("locale", "words"), ORDERS, ids=[locale for locale, _ in ORDERS])
def test_words_are_in_the_order_of_their_language(locale: str, words: list[str]) -> None:
    assert sorted(set(words), key=lambda word: sort_key(word, locale)) == words


def test_quotation_marks_and_case_do_not_count() -> None:
    assert sort_key("«état»", "fr")[:2] == sort_key("État", "fr")[:2]
