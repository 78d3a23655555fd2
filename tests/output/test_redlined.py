"""What is inserted and deleted can be told without colour, in every language that the tool has words for."""

from __future__ import annotations

import re

import pytest

from paperbuild.app.load import default_templates_folder, template_texts
from paperbuild.language.words import languages_with_words
from paperbuild.output.templates import Templates
from paperbuild.output.text.fragments import Fragments
from paperbuild.output.text.redlined import redlined
from paperbuild.output.words import words_name

HOUSE = template_texts(default_templates_folder())
TEMPLATES = Templates(HOUSE)
LANGUAGES = [words_name(one) for one in languages_with_words()]


def fragment(html: str) -> str:
    return redlined(Fragments((html,), (), (), (), ())).parts[0]


def test_inserted_and_deleted_words_have_elements_and_signs_of_their_own() -> None:
    html = '<p>by <span class="pb-del">12</span> <span class="pb-ins">14 <em>or</em> so</span>.</p>'
    assert fragment(html) == (
        '<p>by <del class="pb-del"><span class="pb-sign">[−</span><span class="pb-words">12</span>'
        '<span class="pb-sign">]</span></del> <ins class="pb-ins"><span class="pb-sign">[+</span>'
        '<span class="pb-words">14 <em>or</em> so</span><span class="pb-sign">]</span></ins>.</p>'
    )


@pytest.mark.parametrize("html", ["<p>x</p>", '<p><span class="x-pb-ins">x</span></p>', '<div class="pb-ins">x</div>'])
def test_nothing_else_is_touched(html: str) -> None:
    assert fragment(html) == html


def test_letters_of_many_bytes_stand_where_they_stood() -> None:
    assert "é世" in fragment('<p>é世<span class="pb-ins">é世</span>é世</p>')


@pytest.mark.parametrize("name", LANGUAGES)
def test_each_language_says_all_of_it_with_the_same_places(name: str) -> None:
    english, own = (TEMPLATES.said(one, "changes") for one in ("words/en.jinja", name))
    assert {*own} == {*english}
    for key, text in english.items():
        assert sorted(re.findall(r"\{\w+\}|\|", own[key])) == sorted(re.findall(r"\{\w+\}|\|", text)), key


def test_words_that_a_language_does_not_have_are_none() -> None:
    assert TEMPLATES.said("words/en.jinja", "nosuch") == {}


def test_the_style_sheets_tell_nothing_by_colour_alone() -> None:
    for name in ("screen.css", "print.css"):
        css = HOUSE[name].text
        assert re.search(r"ins > \.pb-words \{[^}]*underline", css), name
        assert re.search(r"del > \.pb-words \{[^}]*line-through", css), name
