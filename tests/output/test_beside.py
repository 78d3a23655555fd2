"""The words of the pages beside the papers: which language's are taken, and what a project says otherwise."""

from __future__ import annotations

import pytest

from paperbuild.findings.source import SourceFile
from paperbuild.output.beside import words_language
from paperbuild.output.templates import BrokenTemplateError, Templates

CHOICES = {
    "fr": "fr",
    "fr-CA": "fr",
    "ar-EG": "ar",
    "pt-BR": "pt",
    "zh-Hans-SG": "zh",
    "zh-Hant": "en",  # other letters than those of `zh`
    "zh-TW": "en",
    "uz": "en",
    "x": "en",
}
SAID = "{% import 'words/de.jinja' as said %}{{ said.abstract }}, {{ said.version }}, {{ said.page_count(2) }}"


@pytest.mark.parametrize(("locale", "language"), CHOICES.items())
def test_readers_get_the_words_of_their_language_or_english_never_other_letters(locale: str, language: str) -> None:
    assert words_language({}, locale) == language


def test_a_project_adds_a_language_with_a_file_of_its_own() -> None:
    assert words_language({"words/zh-Hant.jinja": None}, "zh-Hant-HK") == "zh-Hant"
    assert words_language({"words/fr-CA.jinja": None}, "fr-CA") == "fr-CA"


def _rendered(own: str) -> str:
    texts = {"page.jinja": SAID} | ({"words/de.jinja": own} if own else {})
    return Templates({name: SourceFile(f"templates/{name}", text) for name, text in texts.items()}).render(
        "page.jinja", {}
    )


def test_a_project_says_some_words_otherwise_and_the_rest_stay() -> None:
    assert _rendered("") == "Zusammenfassung, Version, 2 Seiten"
    assert _rendered('{% set abstract = "In Kürze" %}') == "In Kürze, Version, 2 Seiten"
    assert _rendered("{% macro page_count(n) %}{{ n }} S.{% endmacro %}") == "Zusammenfassung, Version, 2 S."


def test_a_fault_in_words_of_a_project_is_told_at_its_own_line() -> None:
    with pytest.raises(BrokenTemplateError) as error:
        _rendered("{# one #}\n{% set abstract = %}")
    found = error.value.diagnostic
    assert (found.path, found.start.line) == ("templates/words/de.jinja", 2)
