"""The same words in two sections, and the same name of a note: each section has its own, and no link is unclear."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from paperbuild.compose.assemble import assemble
from paperbuild.engines.pandoc_tree import elements
from paperbuild.model.formats import Format
from paperbuild.model.identifiers import section_names
from paperbuild.model.manuscript import Manuscript
from paperbuild.model.paper import Paper
from paperbuild.model.project import Project
from tests.output.markup import built, html_of, tree_of

MakePaper = Callable[[Mapping[str, bytes]], Paper]
MakeProject = Callable[[Mapping[str, str | bytes]], Project]

SETTINGS = 'slug = "a"\nlocale = "en"\ndate = 2026-01-02\n[publisher]\nname = "P"\n'


def files(**sections: str) -> dict[str, str]:
    """A paper of sections by their names, with `-` for `_`."""
    found = {f"content/en/{name.replace('_', '-')[1:]}.md": text for name, text in sections.items()}
    return {
        "content/paper.toml": SETTINGS,
        "content/en/metadata.toml": 'title = "T"\n',
        "bibliography.bib": "",
        **found,
    }


def made(make_paper: MakePaper, **sections: str) -> Manuscript:
    paper = make_paper({path: text.encode() for path, text in files(**sections).items()})
    return assemble(paper, paper.source)


def identifiers(manuscript: Manuscript) -> list[str]:
    return [entry.identifier for entry in manuscript.contents]


def targets(manuscript: Manuscript) -> list[str]:
    trees = [*(part.tree for part in manuscript.parts), *(note.blocks for note in manuscript.notes)]
    return [one["c"][2][0] for tree in trees for one in elements(tree) if one["t"] == "Link"]


def test_the_same_words_in_two_sections_are_told_apart_by_the_section(make_paper: MakePaper) -> None:
    manuscript = made(make_paper, _01_rents="# A\n\n## Background\n", _02_wages="# B\n\n## Background\n")
    assert identifiers(manuscript) == ["a", "background", "b", "wages.background"]


def test_an_identifier_that_is_given_stays_whatever_stands_before_it(make_paper: MakePaper) -> None:
    manuscript = made(make_paper, _01_rents="# A\n\n## Background\n", _02_wages="# B\n\n## Why {#background}\n")
    assert identifiers(manuscript) == ["a", "rents.background", "b", "background"]


def test_a_section_between_two_changes_no_address(make_paper: MakePaper) -> None:
    first, last = "# A\n\n## Background\n", "# B\n\n## Background\n"
    before = made(make_paper, _01_rents=first, _02_wages=last)
    after = made(make_paper, _01_rents=first, _02_homes="# C\n\n## Background\n", _03_wages=last)
    assert set(identifiers(before)) < set(identifiers(after))


def test_a_link_leads_to_the_heading_of_its_own_section(make_paper: MakePaper) -> None:
    manuscript = made(
        make_paper,
        _01_rents="# A\n\n## Background\n\n[x](#background)\n",
        _02_wages="# B\n\n[x](#background) [y](#background.p1) [z](01-rents.md#background)[^n]\n\n"
        "## Background\n\nP.\n\n[^n]: [x](#background)\n",
        _03_homes="# C\n\n[x](02-wages.md#background)\n",
    )
    assert targets(manuscript) == [
        "#background",
        "#wages.background",
        "#wages.background.p1",
        "01-rents.md#background",
        "#wages.background",
        "#wages.background",
    ]


def test_boxes_under_headings_of_the_same_words_have_addresses_of_their_own(make_paper: MakePaper) -> None:
    box = "## Background\n\n::: {.case-study}\n### A case\n\nText.\n:::\n"
    manuscript = made(make_paper, _01_rents=f"# A\n\n{box}", _02_wages=f"# B\n\n{box}")
    boxes = [one["c"][0][0] for part in manuscript.parts for one in elements(part.tree) if one["t"] == "Div"]
    assert boxes == ["background.c1", "wages.background.c1"]


def test_names_of_files_that_are_one_without_their_numbers_keep_them() -> None:
    names = section_names(
        ["content/en/01-aims.md", "content/en/02-aims.md", "content/en/03-a b.md", "content/en/04.md"]
    )
    assert list(names.values()) == ["01-aims", "02-aims", "a-b", "04"]


def test_each_file_has_notes_of_its_own_and_their_addresses_name_it(make_project: MakeProject) -> None:
    text = "# {0}\n\nText.[^1] More.[^{0}] See [that](#note.1).\n\n[^1]: In {0}.\n\n[^{0}]: Only here.\n"
    paper = files(_01_rents=text.format("A"), _02_wages=text.format("B"))
    page = html_of(built(make_project(paper), (Format.HTML,)))
    found = [one.get("id") for one in tree_of(page).iter("a") if one.get("class") == "note-number"]
    assert found == ["note.rents.1", "note.A", "note.wages.1", "note.B"]
    assert [page.count(f'<a href="#note.{name}.1">that</a>') for name in ("rents", "wages")] == [1, 1]


def test_a_reference_to_a_note_of_a_shared_name_is_to_that_of_its_own_file(make_paper: MakePaper) -> None:
    text = "# A\n\nText.[^1] See [](#note.1) and [](01-rents.md#note.1).\n\n[^1]: A.\n"
    manuscript = made(make_paper, _01_rents=text, _02_wages=text.replace("# A", "# B"))
    assert [one.identifier for one in manuscript.references] == [
        "note.rents.1",
        "note.rents.1",
        "note.wages.1",
        "note.rents.1",
    ]
    assert [str(one.words[0]["c"])[-1] for one in manuscript.references] == ["1", "1", "2", "1"]
