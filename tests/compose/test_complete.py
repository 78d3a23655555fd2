"""What a translation lacks stands in it in the language of the source, at its place, and notes are numbered alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from paperbuild.app.load import load
from paperbuild.app.parse import parse_project
from paperbuild.compose.assemble import assemble
from paperbuild.compose.trees import attributes_of
from paperbuild.engines.pandoc_tree import attr_of, elements
from paperbuild.model.manuscript import Manuscript
from paperbuild.model.paper import Locale, Paper
from tests.compose.words import words_in
from tests.places import PAPERS

MakePaper = Callable[[dict[str, Any]], Paper]
HALF = PAPERS / "half-translated"
SOURCE = """# One {#one}

First words here.[^a]

- an item of a list
- another one[^b]
- the last of them

::: {.case-study}
## A box {#box}

Words in a box, six of them.
:::

> A quote of some words.

Last words here.

[^a]: The first note.

[^b]: The second note.
"""


def locale(paper: Paper, code: str) -> Locale:
    return next(one for one in paper.locales if one.code == code)


def translated(make_paper: MakePaper, text: str | None) -> Manuscript:
    files = {"content/en/01-one.md": SOURCE, "content/en/02-two.md": "# Two {#two}\n\nThe second section.\n"}
    files["content/fr/02-two.md"] = "# Deux {#two}\n\nLa deuxième section.\n"
    if text is not None:
        files["content/fr/01-one.md"] = text
    paper = make_paper(files)
    return assemble(paper, locale(paper, "fr"))


def foreign(manuscript: Manuscript) -> list[str]:
    """What is marked as not translated, in the order of the text."""
    found: list[str] = []

    for element in elements([part.tree for part in manuscript.parts]):
        _, classes, attributes = attr_of(element) or ("", [], [])
        if "untranslated" in classes:
            assert dict(attributes)["lang"] == "en"
            found.append(re.sub("\ue000.*?\ue001", "", words_in(element)).strip())
    return found


FRENCH = """# Un {#one}

Premiers mots ici.[^a]

- un élément de liste
- un autre[^b]
- le dernier

::: {.case-study}
## Une boîte {#box}

Des mots dans une boîte.
:::

> Une citation de quelques mots.

Derniers mots ici.

[^a]: La première note.

[^b]: La deuxième note.
"""


def test_a_whole_translation_has_nothing_foreign(make_paper: MakePaper) -> None:
    assert foreign(translated(make_paper, FRENCH)) == []


@pytest.mark.parametrize(
    ("taken", "marked"),
    [
        ("Derniers mots ici.\n", ["Last words here."]),
        ("- le dernier\n", ["the last of them"]),
        ("Premiers mots ici.[^a]\n", ["First words here."]),
        (
            "::: {.case-study}\n## Une boîte {#box}\n\nDes mots dans une boîte.\n:::\n",
            ["A box", "Words in a box, six of them."],
        ),
        ("Des mots dans une boîte.\n", ["Words in a box, six of them."]),
    ],
)
def test_a_block_that_is_missing_stands_at_its_place(make_paper: MakePaper, taken: str, marked: list[str]) -> None:
    assert taken in FRENCH
    manuscript = translated(make_paper, FRENCH.replace(taken, ""))
    assert foreign(manuscript) == marked
    assert [note.identifier for note in manuscript.notes] == ["a", "b"]
    whole = translated(make_paper, FRENCH)
    kinds = [block["t"] for block in whole.parts[0].tree]
    assert [block["t"] for block in manuscript.parts[0].tree] == kinds


def test_a_section_that_is_missing_stands_at_its_place(make_paper: MakePaper) -> None:
    manuscript = translated(make_paper, None)
    assert [part.path for part in manuscript.parts] == ["content/en/01-one.md", "content/fr/02-two.md"]
    assert "Words in a box, six of them." in foreign(manuscript)
    assert [note.identifier for note in manuscript.notes] == ["a", "b"]
    assert attributes_of(manuscript.contents[0].title[0]) == {"lang": "en"}


def test_the_first_of_several_says_that_it_is_not_translated(make_paper: MakePaper) -> None:
    tree = translated(make_paper, None).parts[0].tree
    labels = [
        f"{label}: {words_in(element)[:5]}"
        for element in elements(tree)
        if (label := attributes_of(element).get("data-label"))
    ]
    assert labels == ["Pas encore traduit: First"]


def test_quotation_marks_are_those_of_the_language_that_is_quoted_in(make_paper: MakePaper) -> None:
    paper = make_paper(
        {
            "content/en/01-one.md": '# One {#one}\n\nWords "so" here.\n',
            "content/en/02-two.md": '# Two {#two}\n\nMore "words".\n',
            "content/fr/02-two.md": '# Deux {#two}\n\nD\'autres "mots".\n',
        }
    )
    text = "".join(words_in(part.tree) for part in assemble(paper, locale(paper, "fr")).parts)
    assert "“so”" in text
    assert "«\u202fmots\u202f»" in text


def test_a_note_stands_where_it_stands_in_the_file_of_its_locale_or_where_it_is_missing() -> None:
    paper, _ = parse_project(load(HALF))
    german = locale(paper, "de")
    files = {section.path: section.file for section in (*german.sections, *paper.source.sections)}
    places = [(note.path, files[note.path].position(note.span.start).line) for note in assemble(paper, german).notes]
    cold = "content/de/02-cold.md"
    assert places[2:7] == [(cold, 4), (cold, 4), (cold, 8), (cold, 11), (cold, 20)]
    assert places[7] == ("content/en/03-steps.md", 7)


def test_the_half_translated_paper_has_every_note_of_its_source_in_order() -> None:
    paper, _ = parse_project(load(HALF))
    source, half = (assemble(paper, locale(paper, code)) for code in ("en", "de"))
    assert [note.identifier for note in half.notes] == [note.identifier for note in source.notes]
    assert [entry.identifier for entry in half.contents] == [entry.identifier for entry in source.contents]
    assert len(foreign(half)) == 12
