"""Which names are languages, and which language is meant by a name that is none."""

import pytest

from paperbuild.language.languages import base_language, is_language, joined, meant_language


@pytest.mark.parametrize(
    "tag", ["en", "fr", "pt-BR", "zh-Hant", "zh-Hant-TW", "es-419", "sr-Latn", "de-CH-1996", "gsw"]
)
def test_these_are_languages(tag: str) -> None:
    assert is_language(tag)


@pytest.mark.parametrize("tag", ["", "french", "FR", "fr_FR", "pt-br", "xx", "fr-XX", "images", "zh-Xxxx", "en-", "-"])
def test_these_are_none(tag: str) -> None:
    assert not is_language(tag)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("french", "fr"),
        ("jp", "ja"),
        ("UA", "uk"),
        ("cz", "cs"),
        ("français", "fr"),
        ("Deutsch", "de"),
        ("fr_FR", "fr-FR"),
        ("FR", "fr"),
        ("pt-br", "pt-BR"),
        ("zh_hant", "zh-Hant"),
        ("en-UK", "en"),
        ("engilsh", "en"),
        ("xx", ""),
        ("", ""),
    ],
)
def test_what_was_meant_is_guessed(name: str, meant: str) -> None:
    assert meant_language(name) == meant


def test_the_language_of_a_tag_is_its_first_part() -> None:
    assert base_language("zh-Hant-TW") == "zh"


@pytest.mark.parametrize(
    ("tag", "wanted"),
    [("en", "Mac and Smith"), ("fr-CH", "Mac et Smith"), ("zh-Hans", "Mac和Smith"), ("xx-unknown", "Mac and Smith")],
)
def test_two_names_are_joined_as_the_language_joins_them(tag: str, wanted: str) -> None:
    assert joined(["Mac", "Smith"], tag) == wanted
