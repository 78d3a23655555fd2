"""Every heading, paragraph, list item, box, quotation, table and work has an address that is no locale's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from paperbuild.model.formats import Format
from paperbuild.model.project import Project
from tests.output.markup import built, by_id, everything, html_of, text_of, tree_of

MakeProject = Callable[[Mapping[str, str | bytes]], Project]


def _texts(make_project: MakeProject, *sections: str, locale: str = "en", bibliography: str = "") -> dict[str, str]:
    """The text of everything in the running text that has an identifier, by that."""
    settings = f'slug = "a"\nlocale = "{locale}"\ndate = 2026-01-02\n[publisher]\nname = "P"\n'
    files = {f"content/{locale}/{number:02}-s.md": text for number, text in enumerate(sections, 1)}
    made = built(
        make_project({"content/paper.toml": settings, "bibliography.bib": bibliography, **files}), (Format.HTML,)
    )
    root = tree_of(made.artifacts[locale, Format.HTML].content.decode())
    main = next(root.iter("main"))
    return {name: text_of(element) for name, element in by_id(main).items()}


def test_paragraphs_are_counted_under_their_heading(make_project: MakeProject) -> None:
    found = _texts(
        make_project, "# A {#a}\n\nOne.\n\nTwo.\n\n## B {#b}\n\n> Three.\n\n## No identifier {#c}\n\nFour.\n"
    )
    assert [found[name] for name in ("a.p1", "a.p2", "b.p1", "c.p1")] == ["One.", "Two.", "Three.", "Four."]


def test_items_are_counted_through_the_lists_under_a_heading_and_those_within_one_after_it(
    make_project: MakeProject,
) -> None:
    found = _texts(
        make_project, "# A {#a}\n\n1. One\n    - Within\n    - it\n2. Two\n\nText.\n\n- Loose\n\n    more\n\n- x\n"
    )
    assert {name: found[name] for name in found if ".i" in name} == {
        "a.i1": "One Within it",
        "a.i1.1": "Within",
        "a.i1.2": "it",
        "a.i2": "Two",
        "a.i3": "Loose more",
        "a.i4": "x",
    }
    assert found["a.p1"] == "Text."


@pytest.mark.parametrize("item", ["- - Twice a list\n", "- # A heading\n", "- ```\n  code\n  ```\n", "- > A quote\n"])
def test_item_that_begins_with_another_block_has_an_address_too(make_project: MakeProject, item: str) -> None:
    assert "a.i1" in _texts(make_project, f"# A {{#a}}\n\n{item}")


def test_what_stands_in_a_box_stands_under_the_box(make_project: MakeProject) -> None:
    box = "::: {#case .case-study}\n## Words {name}\n\nIn it.\n:::\n\nAfter it.\n"
    found = _texts(make_project, "# A {#a}\n\nBefore.\n\n" + box.replace("{name}", ""))
    assert (found["case.p1"], found["a.p2"]) == ("In it.", "After it.")
    assert "words" not in found, "in another language it would be another"
    assert found["case.title"].startswith("Words")
    found = _texts(make_project, "# A {#a}\n\n" + box.replace("{name}", "{#given}"))
    assert found["given.p1"] == "In it."


def test_box_without_an_identifier_is_counted_and_a_heading_that_is_linked_keeps_its_own(
    make_project: MakeProject,
) -> None:
    box = "::: {.case-study}\n## Words\n\nIn it.\n:::\n"
    found = _texts(make_project, f"# A {{#a}}\n\n{box}")
    assert found["a.c1.p1"] == "In it."
    assert "a.c1.title" in found
    assert "words" in _texts(make_project, f"# A {{#a}}\n\n[See](#words).\n\n{box}")


def test_what_an_author_has_named_keeps_its_name(make_project: MakeProject) -> None:
    pinned = "# A {#a}\n\n::: {#kept}\nPinned.\n:::\n\n[]{#a.p2}Also.\n\n![A](p.png){#map}\n\n[Third.]{#third}\n"
    found = _texts(make_project, pinned)
    assert found["kept"] == "Pinned."
    assert {"a.p2", "a.p2-2", "third"} <= set(found)


def test_tables_figures_terms_and_pull_quotes_have_addresses(make_project: MakeProject) -> None:
    text = "# A {#a}\n\n| H |\n|---|\n| c |\n\nTerm\n:   Said.\n\n::: {.pull-quote}\nQuoted.\n:::\n\nText.\n"
    found = _texts(make_project, text)
    assert {"a.t1", "a.d1", "a.q1", "a.p1"} <= set(found)
    assert found["a.p1"] == "Text.", "a quotation moves no paragraph's address"


def test_work_in_a_list_is_found_by_its_key(make_project: MakeProject) -> None:
    entry = "@report{mac:2018, title = {Homes}, author = {{X}}, institution = {X}, date = {2018}, keywords = {a}}\n"
    listed = '::: {.bibliography keyword="a"}\n:::\n'
    found = _texts(make_project, f"# A {{#a}}\n\n{listed}\n# B {{#b}}\n\n{listed}", bibliography=entry)
    assert "Homes" in found["work.mac:2018"]


def test_section_without_a_heading_gives_its_name_to_what_stands_in_it(make_project: MakeProject) -> None:
    assert _texts(make_project, "Only text.\n")["section-01-s.p1"] == "Only text."


def test_addresses_are_the_same_in_every_locale(make_project: MakeProject) -> None:
    english = (
        "# Homes {#a}\n\nText.\n\n::: {#case .case-study}\n## A case\n\nIn it.\n:::\n\n- One\n\n[^n]\n\n[^n]: N.\n"
    )
    arabic = "# بيوت {#a}\n\nنص.\n\n::: {#case .case-study}\n## حالة\n\nفيها.\n:::\n\n- واحد\n\n[^n]\n\n[^n]: م.\n"
    assert set(_texts(make_project, english)) == set(_texts(make_project, arabic, locale="ar"))


def test_no_mark_is_left_in_what_is_built() -> None:
    assert "\ue000" not in html_of(everything())
