"""What typesetters avoid is on no page: of the first paper, and of texts made of long words, in four languages."""

from __future__ import annotations

import random
from functools import cache

import pytest

from paperbuild.model.formats import Format
from tests.built import build_project, built
from tests.conftest import project_of
from tests.measured import Measured, measured, notes_by_page
from tests.places import PAPERS, ROOT

pytestmark = pytest.mark.pango

WORDS = {
    "en": "the of decriminalisation organisations undocumented with intersecting accommodation and recommendation",
    "fr": "de la décriminalisation organisations avec travailleuses intersectionnelles logement et recommandations",
    "de": "die und Aufenthaltsgenehmigung Menschenrechtsorganisationen mit Wohnungslosigkeit Rechte Diskriminierung",
    "ar": "حقوق العاملات والعاملين في الجنس من المهاجرين غير الموثقين والمنظمات مع السكن",
}
SETTINGS = 'slug = "long"\nlocale = "{}"\ndate = 2026-03-01\npublisher = {{ name = "A Publisher" }}\n'


@cache
def of_long_words(locale: str) -> Measured:
    """A text of which no two paragraphs have the same length, and every fourth is a box."""
    chance, words = random.Random(7), WORDS[locale].split()  # noqa: S311 - the same text every time
    blocks = []
    for number in range(60):
        text = " ".join(chance.choice(words) for _ in range(30 + chance.randrange(60))) + "."
        short = " ".join(chance.choice(words) for _ in range(12)) + "."
        is_box = number % 4 == 3
        blocks.append(f"::: {{.case-study}}\n### Box {number}\n\n{text}\n\n{short}\n:::" if is_box else text)
    files = {
        "content/paper.toml": SETTINGS.format(locale),
        f"content/{locale}/metadata.toml": 'title = "Long words"\n',
        f"content/{locale}/01-words.md": "# Words {#words}\n\n" + "\n\n".join(blocks) + "\n",
    }
    return measured(build_project(project_of(files), Format.PDF).artifacts[locale, Format.PDF].content)


@cache
def of_paper(name: str, locale: str) -> Measured:
    [artifact] = built(ROOT if name == "first" else PAPERS / name, Format.PDF, locale=locale).artifacts.values()
    return measured(artifact.content)


def pages_of(name: str, locale: str) -> Measured:
    return of_long_words(locale) if name == "long-words" else of_paper(name, locale)


PAGES = [
    *(pytest.param("first", code, marks=pytest.mark.slow) for code in ("en", "fr")),
    ("everything", ""),
    *(pytest.param(name, "", marks=pytest.mark.slow) for name in ("arabic", "chinese")),
    ("long-words", "en"),
    *(pytest.param("long-words", code, marks=pytest.mark.slow) for code in ("fr", "de", "ar")),
]


@pytest.mark.parametrize(("name", "locale"), PAGES)
def test_no_more_than_two_lines_in_a_row_end_with_a_divided_word(name: str, locale: str) -> None:
    assert pages_of(name, locale).longest_ladder() <= 2


@pytest.mark.parametrize(("name", "locale"), PAGES)
def test_last_word_of_no_paragraph_is_divided(name: str, locale: str) -> None:
    assert pages_of(name, locale).divided_last_words() == []


@pytest.mark.parametrize(("name", "locale"), PAGES)
def test_no_box_leaves_or_begins_a_page_with_fewer_than_three_lines(name: str, locale: str) -> None:
    assert pages_of(name, locale).shortest_part_of_a_box() >= 3


@pytest.mark.parametrize("locale", ["en", *(pytest.param(one, marks=pytest.mark.slow) for one in ("fr", "de"))])
def test_words_are_divided_all_the_same(locale: str) -> None:
    lines = [line for block in of_long_words(locale).blocks for line in block]
    assert sum(line.is_divided for line in lines) > len(lines) / 20
    assert of_long_words(locale).longest_ladder() == 2, "what is never met is not tested"
    assert any(len({line.page for line in box}) > 1 for box in of_long_words(locale).boxes)


def test_note_says_ibid_below_the_note_that_it_means_and_names_the_work_where_that_is_on_another_page() -> None:
    text = "\n\n".join(f"{WORDS['en'].capitalize() * (1 + n % 5)}.[@doe2020, p. {n}]" for n in range(1, 90))
    files = {
        "content/paper.toml": SETTINGS.format("en"),
        "content/en/01-words.md": f"# Words {{#words}}\n\n{text}\n",
        "bibliography.bib": "@book{doe2020, author = {Doe, Jane}, title = {A}, date = {2020}, publisher = {P}}",
    }
    pages = notes_by_page(build_project(project_of(files), Format.PDF).artifacts["en", Format.PDF].content)
    assert sum(map(len, pages.values())) == 89
    assert len(pages) > 3
    assert {notes[0] for notes in pages.values()} <= {"doe", "jane"}
    assert {word for notes in pages.values() for word in notes[1:]} == {"ibid"}


@pytest.mark.slow
@pytest.mark.parametrize("locale", ["en", "fr"])
def test_no_page_of_the_first_paper_begins_its_notes_with_ibid(locale: str) -> None:
    [artifact] = built(ROOT, Format.PDF, locale=locale).artifacts.values()
    pages = notes_by_page(artifact.content)
    assert "ibid" in {word for notes in pages.values() for word in notes}
    assert "ibid" not in {notes[0] for notes in pages.values()}
