"""A callout that is written as a quotation, `> [!NOTE]`, is compared with its translation as any block is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from paperbuild.model.paper import Paper
from tests.compare.conftest import translation_findings

MakePaper = Callable[[Mapping[str, str]], Paper]
SOURCE = """# Rents {#rents}

> [!NOTE]
> Rents rose in every one of the towns.
>
> Wages did not rise.

After it.
"""
FRENCH = """# Loyers {#rents}

> [!NOTE]
> Les loyers ont monté dans toutes les villes.
>
> Les salaires n’ont pas suivi.

Après cela.
"""
ABOUT_BLOCKS = {"LOC004", "LOC006", "LOC007"}


def _told(make_paper: MakePaper, french: str) -> list[tuple[int, int, str]]:
    paper = make_paper({"content/en/01-a.md": SOURCE, "content/fr/01-a.md": french})
    found = [one for one in translation_findings(paper) if one.rule in ABOUT_BLOCKS]
    return [(one.start.line, one.start.column, one.message) for one in found]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[!NOTE]", "[!note]", []),
        ("[!NOTE]", "[!TIP]", [(3, 3, "`{.tip}` here, `{.note}` in content/en/01-a.md:3")]),
        ("> [!NOTE]\n", "", [(3, 3, "no attributes here, `{.note}` in content/en/01-a.md:3")]),
    ],
    ids=["as in the source", "of another kind", "a quotation"],
)
def test_its_kind_is_compared(old: str, new: str, told: list[tuple[int, int, str]], make_paper: MakePaper) -> None:
    assert _told(make_paper, FRENCH.replace(old, new)) == told


def test_a_div_is_the_same_callout(make_paper: MakePaper) -> None:
    lines = FRENCH.replace("> [!NOTE]", "::: {.note}").replace("> ", "").replace(">", "").splitlines()
    assert _told(make_paper, "\n".join([*lines[:6], ":::", *lines[6:], ""])) == []


def test_a_paragraph_of_it_that_is_missing_is_told_where_the_one_before_it_ends(make_paper: MakePaper) -> None:
    told = _told(make_paper, FRENCH.replace(">\n> Les salaires n’ont pas suivi.\n", ""))
    assert told == [(4, 47, "the paragraph of content/en/01-a.md:6 is missing here")]
