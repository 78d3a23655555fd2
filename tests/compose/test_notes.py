"""What `paperbuild notes` lists: each work in short, as its entry means it and not as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from paperbuild.compose.assemble import assemble
from paperbuild.compose.notes import listed_notes
from paperbuild.model.paper import Paper

MakePaper = Callable[[Mapping[str, str]], Paper]

LIBRARY = r"""
@xdata{hands, author = {Roe, Ann and Poe, Ben}}
@collection{whole, title = {The Whole}, editor = {Moe, Cy}, date = {1850~}}
@book{plain, title = {Tides}, author = {Garc{\'\i}a, Ana}, date = {2019-04-30}}
@book{parts, title = {Silt}, author = {family=Berg, given=Tom, prefix=van den}, year = {2005/06}}
@book{lent, title = {Sand}, author = {xdata=hands-author-2}, date = {../1999}}
@incollection{child, title = {Part}, crossref = {whole}}
@book{dated, title = {Mud}, author = {Doe, Jo}, date = {in press}}
@book{other, ids = {formerly}, title = {Clay}, author = {{Coast Alliance}}, date = {2020}}
"""


@pytest.mark.parametrize(
    ("cited", "text"),
    [
        ("plain", "García, Tides, 2019"),
        ("parts", "van den Berg, Silt, 2005"),
        ("lent", "Poe, Sand, 1999"),
        ("child", "Moe, Part, 1850"),
        ("dated", "Doe, Mud, in press"),
        ("formerly", "Coast Alliance, Clay, 2020"),
    ],
)
def test_a_work_is_listed_as_its_entry_means_it(cited: str, text: str, make_paper: MakePaper) -> None:
    paper = make_paper({"content/en/01-a.md": f"# One\n\nSo.[@{cited}]\n", "bibliography.bib": LIBRARY})
    [note] = listed_notes(assemble(paper, paper.source), paper.bibliography)
    assert note.text == text


def test_blocks_within_a_note_are_listed_with_a_space_between_them(make_paper: MakePaper) -> None:
    table = "    | A | B |\n    |---|---|\n    | 1 | 2 |\n\n    : Said\n\n"
    text = f"# One\n\nSo.[^n]\n\n[^n]: Two:\n\n    1. one;\n        a) deep\n    2. two.\n\n{table}"
    paper = make_paper({"content/en/01-a.md": text})
    [note] = listed_notes(assemble(paper, paper.source), paper.bibliography)
    assert note.text == "Two: one; deep two. Said A B 1 2"
