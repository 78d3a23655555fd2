"""The words of the pages beside the papers: which language's are taken, and that each language has all of them."""

from __future__ import annotations

from typing import Any

import pytest

from paperbuild.app.load import load
from paperbuild.output.beside import words_language
from paperbuild.output.sandbox import BoundedEnvironment
from tests.output.markup import EVERYTHING

LANGUAGES = ("ar", "de", "en", "es", "fr", "zh")
# Words that a language has in common with English.
ALIKE = {"fr": {"corrections", "licence", "version"}, "de": {"version"}}
CHOICES = {
    "fr": "fr",
    "fr-CA": "fr",
    "ar-EG": "ar",
    "zh-Hans-SG": "zh",
    "zh-Hant": "en",  # other letters than those of `zh`
    "zh-TW": "en",
    "it": "en",
    "x": "en",
}


@pytest.mark.parametrize(("locale", "language"), CHOICES.items())
def test_readers_get_the_words_of_their_language_or_english_never_other_letters(locale: str, language: str) -> None:
    assert words_language({f"words/{code}.jinja": None for code in LANGUAGES}, locale) == language


def test_a_project_adds_a_language_with_a_file_of_its_own() -> None:
    assert words_language({"words/en.jinja": None, "words/zh-Hant.jinja": None}, "zh-Hant-HK") == "zh-Hant"


def _said(language: str) -> dict[str, Any]:
    text = load(EVERYTHING).templates[f"words/{language}.jinja"].text
    module: Any = BoundedEnvironment().from_string(text).module
    return {name: getattr(module, name) for name in dir(module) if not name.startswith("_")}


def _shape(value: Any) -> Any:
    """What must be alike in every language: how many sentences, by which names, of how many values."""
    if callable(value):
        return tuple(sorted(value.arguments))
    if isinstance(value, dict):
        return sorted(value)
    return len(value) if isinstance(value, list) else "text"


def test_the_languages_are_those_that_there_are_templates_for() -> None:
    names = [name for name in load(EVERYTHING).templates if name.startswith("words/")]
    assert sorted(names) == [f"words/{code}.jinja" for code in LANGUAGES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_all_that_english_says(language: str) -> None:
    english, own = _said("en"), _said(language)
    assert {name: _shape(value) for name, value in own.items()} == {
        name: _shape(value) for name, value in english.items()
    }


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_no_sentence_was_left_in_english(language: str) -> None:
    same = [name for name, value in _said("en").items() if isinstance(value, str) and _said(language)[name] == value]
    assert set(same) == ALIKE.get(language, set())


def test_a_macro_says_every_value_that_it_is_given() -> None:
    for language in LANGUAGES:
        for name, value in _said(language).items():
            if callable(value):
                given = [1001 + number for number in range(len(value.arguments))]
                assert all(str(one) in value(*given) for one in given), (language, name)
