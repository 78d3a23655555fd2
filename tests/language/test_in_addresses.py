"""How addresses name a language, and what only looks as if it did."""

from __future__ import annotations

import pytest

from paperbuild.language.in_addresses import names_language


@pytest.mark.parametrize(
    ("tag", "names"),
    [
        ("fr", "fr FR fra fre fr-FR fr_CA french francais français"),
        ("de", "de DE deu ger de-at German deutsch"),
        ("nl", "nl nld dut nl-BE"),
        ("pt-BR", "pt pt-br pt_BR por br"),
        ("zh-Hans", "zh zh-hans zh-cn zh_CN zho chi cn chinese"),
        ("zh-Hant", "zh zh-hant zh-TW zh-hk tw"),
        ("ja", "ja jp jpn"),
        ("uk", "uk ua ukr"),
        ("cs", "cs cz ces cze"),
        ("el", "el gr ell gre"),
        ("he", "he iw heb"),
        ("nb", "nb no nob nor"),
        ("sr-Latn", "sr srp sr-latn sr-Latn-RS"),
        ("en", "en EN eng en-us en_GB english"),
    ],
)
def test_a_language_has_many_names(tag: str, names: str) -> None:
    assert [name for name in names.split() if not names_language(name, tag)] == []


@pytest.mark.parametrize(
    ("tag", "names"),
    [
        ("fr", "de f frs free french2 fr-xyzzy fr-fr-fr-fr 12"),
        ("pt-BR", "pt-pt es"),
        ("zh-Hans", "zh-tw zh-hant tw"),
        ("zh-Hant", "zh-cn zh-hans cn"),
        ("en", "e de en-"),
    ],
)
def test_what_names_another_language_or_none(tag: str, names: str) -> None:
    assert [name for name in ["", *names.split()] if names_language(name, tag)] == []


def test_the_united_nations_name_languages_by_their_english_initials() -> None:
    tags = ["en", "fr", "es", "ru", "zh-Hans", "ar"]
    assert all(map(names_language, "EFSRCA", tags, ["undocs.org"] * 6))
    assert names_language("f", "fr", "www.wto.org")
    assert not names_language("F", "fr", "notundocs.org")
