"""A key that was renamed in the library and the source, but not in a translation: the hint names the new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from paperbuild.checks.check import check
from paperbuild.model.paper import Paper

Make = Callable[[Mapping[str, bytes]], Paper]
LIBRARY = """
@book{mac2018a, author = {Mac, Ann}, title = {Rents}, publisher = {P}, date = {2018}}
@book{fra2020, author = {Fra, Ann}, title = {Courts}, publisher = {P}, date = {2020}}
@book{fra2019, author = {Fra, Ann}, title = {Wages}, publisher = {P}, date = {2019}}
"""


def hints(make_paper: Make, source: str, translation: str, record: str) -> list[str]:
    files = {
        "bibliography.bib": LIBRARY,
        "content/en/01-a.md": f"# Rents {{#a}}\n\nA text.\n\n{source}\n",
        "content/fr/01-a.md": f"# Loyers {{#a}}\n\nUn texte.\n\n{translation}\n",
        "content/fr/made-from/01-a.md": f"# Rents {{#a}}\n\nA text.\n\n{record}\n",
    }
    paper = make_paper({path: text.encode() for path, text in files.items()})
    return [item.hint for item in check(paper) if item.rule == "CIT001"]


def test_the_key_of_the_source_is_meant_and_not_the_nearest(make_paper: Make) -> None:
    record = "It rose.[@fra2021]"
    assert hints(make_paper, "It rose.[@mac2018a]", "Il monte.[@fra2021]", record) == ["did you mean `mac2018a`?"]


def test_of_two_keys_each_is_meant_by_its_place(make_paper: Make) -> None:
    source, translation = "It rose.[@fra2019; @mac2018a]", "Il monte.[@frb2019; @mac2018]"
    found = hints(make_paper, source, translation, "It rose.[@frb2019; @mac2018]")
    assert found == ["did you mean `fra2019`?", "did you mean `mac2018a`?"]


def test_what_both_cite_is_not_meant(make_paper: Make) -> None:
    source, translation = "It rose.[@fra2019; @mac2018a]", "Il monte.[@fra2019; @fra2018]"
    assert hints(make_paper, source, translation, source) == ["did you mean `mac2018a`?"]


def test_where_the_source_has_no_other_the_nearest_is_meant(make_paper: Make) -> None:
    assert hints(make_paper, "It rose.[@fra2019]", "Il monte.[@fra2019; @mac2018]", "It rose.") == [
        "did you mean `mac2018a`?"
    ]
    assert hints(make_paper, "It rose.[@fra2021]", "Il monte.[@fra2021]", "It rose.") == ["did you mean `fra2020`?"] * 2
