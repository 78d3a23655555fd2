"""The tool's own words: each language has all of them, in that language, with the values that they take."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

import pytest

from paperbuild.language import data, words
from paperbuild.language.cldr import cldr_locale
from paperbuild.language.files import language_file
from paperbuild.language.labels import labels_of
from paperbuild.language.plurals import number_kind, ordinal_kind
from paperbuild.language.scripts import ways_of
from paperbuild.language.typography import script
from paperbuild.language.words import PARAMETERS, languages_with_words, pages_of, said_in, strings_of, words_language
from paperbuild.model.settings import Strings

ALL = "ar bn cs da de el en es fa fi fr he hi it ja ko nl pl pt ru sv tr uk vi zh"
OTHERS = [language for language in languages_with_words() if language != "en"]
LABELS = {"table", "figure", "formula", "list_of_tables", "list_of_figures"}  # `language.labels` says them
COUNTED = {"edition": ordinal_kind, "page_count": number_kind}

# What is the same as in English, as that language has the same word.
ALIKE = {
    "cs": {"fax", "licence", "credit.software", "changes.text"},
    "da": {"fax", "note", "version", "changes.note", "changes.field_version"},
    "de": {"fax", "version", "credit.software", "changes.text", "changes.field_version"},
    "fr": {"notes", "note", "fax", "page", "formats", "corrections", "licence", "version"}
    | {"credit.supervision", "credit.validation", "page_count.one", "page_count.other"}
    | {"changes.sections", "changes.notes", "changes.note", "changes.field_date", "changes.field_version"}
    | {"changes.field_page", "changes.field_description"},
    "it": {"fax", "credit.software"},
    "nl": {"fax", "credit.software"},
    "pt": {"fax"},
    "es": {"fax"},
    "sv": {"fax", "version", "changes.text", "changes.field_version"},
    "vi": {"fax"},
}


def _texts(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text, by its name with those of what it is in."""
    if isinstance(value, str):
        yield name, value
    else:
        pairs = value.items() if isinstance(value, Mapping) else enumerate(value)
        for key, one in pairs:
            yield from _texts(one, f"{name}.{key}" if name else str(key))


def _all(language: str) -> dict[str, str]:
    return {**strings_of(language), **dict(_texts(pages_of(language)))}


def _shape(value: Any) -> Any:
    """What must be alike in every language: how many texts, by which names."""
    if isinstance(value, Mapping):
        return sorted(value)
    return len(value) if isinstance(value, tuple) else "text"


def test_the_tool_speaks_the_languages_that_it_says_it_does() -> None:
    assert " ".join(languages_with_words()) == ALL


def test_each_language_is_one_that_the_tool_knows_more_of() -> None:
    assert all(language_file(data.__name__, language) for language in languages_with_words())


def test_a_paper_can_say_each_word_otherwise_and_no_others() -> None:
    assert {one.name for one in fields(Strings)} == strings_of("en").keys() | LABELS


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_says_all_that_english_says(language: str) -> None:
    assert strings_of(language).keys() == strings_of("en").keys()
    english, own = pages_of("en"), pages_of(language)
    assert list(own) == list(english)
    assert {name: _shape(own[name]) for name in own if name not in COUNTED} == {
        name: _shape(english[name]) for name in english if name not in COUNTED
    }


@pytest.mark.parametrize("language", OTHERS)
def test_no_word_is_english(language: str) -> None:
    english = _all("en")
    same = {name for name, text in _all(language).items() if english.get(name, "").casefold() == text.casefold()}
    assert same == ALIKE.get(language, set()) | {"changes.field_DOI"}


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_in_other_letters_has_no_latin_words_but_names(language: str) -> None:
    if script(language) == "Latn":
        return
    names = {"AA", "WCAG", "EPUB", "Accessibility", "PDF", "HTML", "A", "UA", "ibid", "SHA", "Ibid", "DOI"}
    for name, text in _all(language).items():
        found = set(re.findall(r"[A-Za-z]+", re.sub(r"\{\w+\}|A-3a", "", text)))
        assert found <= names, (name, text)


@pytest.mark.parametrize("language", languages_with_words())
def test_a_text_takes_the_values_that_it_is_given_and_no_others(language: str) -> None:
    for name, value in pages_of(language).items():
        if name == "changes":  # each text takes values of its own
            continue
        wanted = set(PARAMETERS.get(name, ()))
        for key, text in _texts(value, name):
            taken = {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}
            kind = key.rpartition(".")[2]
            says_number = name in COUNTED and not taken and kind != "other"  # "one page", in words
            assert taken == wanted or says_number, (language, key, text)
    assert not any("{" in text for text in strings_of(language).values())


@pytest.mark.parametrize("language", languages_with_words())
def test_a_text_of_a_redline_takes_each_value_of_the_english_one_once(language: str) -> None:
    own, english = (pages_of(one)["changes"] for one in (language, "en"))
    for name, text in own.items():
        assert sorted(re.findall(r"\{.*?\}", text)) == sorted(re.findall(r"\{.*?\}", english[name])), (language, name)
        assert text.count("|") == (2 if name == "legend" else 0), (language, name)


@pytest.mark.parametrize("language", languages_with_words())
def test_each_kind_of_number_has_a_form_and_each_form_is_of_a_kind(language: str) -> None:
    rules = {"page_count": cldr_locale(language).plural_form.tags, "edition": cldr_locale(language).ordinal_form.tags}
    for name, tags in rules.items():
        forms = pages_of(language)[name]
        if isinstance(forms, Mapping):
            kinds = {kind for kind in forms if not kind.isdecimal()}
            assert "other" in kinds
            assert kinds <= tags | {"other"}, (language, name)
            if name == "page_count":
                assert kinds == tags | {"other"}, (language, "a kind of number without a form")


def test_a_number_takes_the_form_of_its_kind() -> None:
    assert [number_kind(number, "ru") for number in (1, 2, 5, 11, 21)] == ["one", "few", "many", "many", "one"]
    assert [ordinal_kind(number, "en") for number in (1, 2, 3, 11, 22)] == ["one", "two", "few", "other", "two"]


@pytest.mark.parametrize("language", languages_with_words())
def test_what_the_tool_says_is_set_as_text_of_that_language_is(language: str) -> None:
    """No straight marks are left, no space is doubled, and no text ends in one; nor is there any markup."""
    for name, text in _all(language).items():
        assert not re.search(r"[\"'<>&]|\s\s|\A\s|\s\Z", text), (language, name, text)
        if ways_of(script(language)).has_wide_marks:
            assert not re.search(r"[\u3040-\u30ff\u4e00-\u9fff][,.;:]", text), (language, name, text)


@pytest.mark.parametrize("language", languages_with_words())
def test_the_word_for_a_table_is_that_of_its_captions(language: str) -> None:
    assert strings_of(language)["table"] in labels_of(language).words["table"]


def test_a_language_without_words_has_english_ones_and_what_pandoc_knows() -> None:
    assert words_language("zu") is None
    assert strings_of("zu") == {}
    assert said_in("zu") == strings_of("en")
    assert said_in("hu") == {**strings_of("en"), "table": "táblázat"}


def test_only_the_language_that_is_asked_for_is_read() -> None:
    import subprocess
    import sys

    program = (
        "import sys; from paperbuild.language.words import strings_of; strings_of('de');"
        "print(*sorted(name for name in sys.modules if name.startswith('paperbuild.language.words.')))"
    )
    read = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert read.stdout.split() == [f"{words.__name__}.de"]
