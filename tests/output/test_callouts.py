"""Callouts and the classes of pages, in every format: titles, roles, order, and what print does with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdfium2
import pytest

from paperbuild.app.load import load
from paperbuild.model.classes import CALLOUTS
from paperbuild.model.formats import Format
from paperbuild.model.project import Project
from tests.output.markup import built, html_of, text_of, tree_of, with_attribute

MakeProject = Callable[[Mapping[str, str | bytes]], Project]
SETTINGS = 'slug = "a"\nlocale = "{}"\ndate = 2026-01-02\n[publisher]\nname = "P"\n'


def _page(make_project: MakeProject, text: str, locale: str = "en") -> ET.Element:
    files = {"content/paper.toml": SETTINGS.format(locale), f"content/{locale}/01-a.md": f"# A {{#a}}\n\n{text}\n"}
    made = built(make_project(files), (Format.HTML,))
    return tree_of(made.artifacts[locale, Format.HTML].content.decode())


def _callout(page: ET.Element) -> ET.Element:
    return next(one for one in page.iter() if "pb-callout" in one.get("class", "").split())


@pytest.mark.parametrize(
    ("kind", "role", "english", "french"),
    [
        ("note", "note", "Note", "Note"),
        ("tip", "note", "Tip", "Conseil"),
        ("warning", "doc-notice", "Warning", "Avertissement"),
        ("important", "doc-notice", "Important", "Important"),
        ("caution", "doc-notice", "Caution", "Attention"),
    ],
)
def test_a_callout_has_a_role_and_a_title_in_the_language_of_the_paper(
    kind: str, role: str, english: str, french: str, make_project: MakeProject
) -> None:
    for locale, title in (("en", english), ("fr", french)):
        for written in (kind, f"callout-{kind}"):
            box = _callout(_page(make_project, f"::: {{.{written}}}\nText.\n:::", locale))
            assert (box.get("role"), box.get("aria-label")) == (role, title)
            assert text_of(box).split() == [title, "Text."]
            assert f"callout-{kind}" in box.get("class", "").split()


@pytest.mark.parametrize("kind", CALLOUTS)
def test_a_callout_of_github_is_the_same_as_a_div(kind: str, make_project: MakeProject) -> None:
    inside = "Text with *emphasis*.\n\n- An item"
    quoted = "\n".join(f"> {line}".rstrip() for line in [f"[!{kind.upper()}]", *inside.split("\n")])
    written = (f"{quoted}\n\nAfter.", f"::: {{.{kind}}}\n{inside}\n:::\n\nAfter.")
    own, other = (ET.tostring(_callout(_page(make_project, text))) for text in written)
    assert own == other


@pytest.mark.parametrize("mark", ["    > [!TIP]\n    > In a note.", "    ::: {.tip}\n    In a note.\n    :::"])
def test_a_callout_in_a_note_has_them_too(mark: str, make_project: MakeProject) -> None:
    callout = _callout(_page(make_project, f"One.[^a]\n\n[^a]: A note.\n\n{mark}\n"))
    assert (callout.get("role"), callout.get("aria-label")) == ("note", "Tip")
    assert " ".join(text_of(callout).split()) == "Tip In a note."


@pytest.mark.parametrize("lines", ["| > [!TIP]   |\n| > In one.  |", "| :::: tip   |\n| In one.    |\n| ::::       |"])
def test_a_callout_in_a_cell_has_them_too(lines: str, make_project: MakeProject) -> None:
    edge = "+------------+"
    page = _page(make_project, f"{edge}\n| Head       |\n{edge.replace('-', '=')}\n{lines}\n{edge}\n\n: A table.\n")
    callout = _callout(page)
    assert (callout.get("role"), callout.get("aria-label")) == ("note", "Tip")
    assert " ".join(text_of(callout).split()) == "Tip In one."


def test_every_kind_of_callout_is_tried() -> None:
    assert CALLOUTS == ("note", "tip", "warning", "important", "caution")


@pytest.mark.parametrize(
    "written",
    ["::: {.tip}\n## Look 'here'\n\nText.\n:::", "::: {.tip title=\"Look 'here'\"}\nText.\n:::"],
    ids=["a heading", "an attribute"],
)
def test_an_authors_title_stands_in_the_place_of_the_kind_which_is_still_read_aloud(
    written: str, make_project: MakeProject
) -> None:
    box = _callout(_page(make_project, written))
    assert text_of(box).split() == ["Look", "‘here’", "Text."]
    assert box.get("aria-label") in {"Tip: Look ‘here’", "Tip: Look here"}
    assert "title" not in box.attrib


def test_a_callout_in_a_list_is_one_and_a_span_or_a_heading_of_that_class_is_none(make_project: MakeProject) -> None:
    page = _page(make_project, "1. One\n\n   ::: note\n   In it.\n   :::\n\nA [word]{.note}.\n\n## B {.note}\n\nEnd.")
    assert text_of(_callout(page)).split() == ["Note", "In", "it."]
    assert len(list(with_attribute(page, "class", "x-note"))) == 2


def test_the_heading_of_a_callout_has_one_address_in_every_language(make_project: MakeProject) -> None:
    words = {"en": "A hint", "fr": "Un conseil"}
    boxes = [_callout(_page(make_project, f"::: tip\n## {words[code]}\n\nT.\n:::", code)) for code in words]
    assert [box.get("id") for box in boxes] == ["a.n1", "a.n1"]
    headings = [next(one for one in box.iter() if one.tag.endswith("h3")) for box in boxes]
    assert len({heading.get("id") for heading in headings}) == 1


PAGES = """# A {#a}

Before.

::: landscape
Turned.
:::

After.

::: pagebreak
:::

Third.

::: {.page-break}
Fourth.
:::

::: warning
## Its title

Text of it.
:::
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("paper")
    (folder / "content/en").mkdir(parents=True)
    (folder / "content/paper.toml").write_text(SETTINGS.format("en"))
    (folder / "content/en/01-a.md").write_text(PAGES)
    (folder / "bibliography.bib").touch()
    return folder


@pytest.mark.pango
def test_landscape_and_a_page_break_are_pages_of_print_and_nothing_in_other_formats(folder: Path) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    made = built(load(folder), (Format.PDF, Format.HTML))
    content = made.artifacts["en", Format.PDF].content
    pages = [(page.extract_text(), page.mediabox) for page in PdfReader(BytesIO(content)).pages]
    found = {
        word: (number, box.width > box.height)
        for word in ("Before.", "Turned.", "After.", "Third.", "Fourth.", "Its title")
        for number, (text, box) in enumerate(pages)
        if word in text
    }
    first = found["Before."][0]
    assert found == {
        "Before.": (first, False),
        "Turned.": (first + 1, True),
        "After.": (first + 2, False),
        "Third.": (first + 3, False),
        "Fourth.": (first + 4, False),
        "Its title": (first + 4, False),
    }
    assert "Before. Turned. After. Third. Fourth." in " ".join(text_of(tree_of(html_of(made))).split())


def test_where_a_page_ends_is_not_compared_with_the_source(make_paper: Callable[[Mapping[str, str]], object]) -> None:
    from paperbuild.checks.check import check

    text = {"en": "# A {#a}\n\nOne.\n\n::: pagebreak\n:::\n\nTwo.\n", "fr": "# Un {#a}\n\nPremier.\n\nDeuxième.\n"}
    paper = make_paper({f"content/{code}/01-a.md": said for code, said in text.items()})
    assert not [one for one in check(paper) if "div" in one.message]  # type: ignore[arg-type]


@pytest.mark.pango
def test_the_texts_of_all_callouts_begin_at_one_line_however_heavy_their_rules_are(make_project: MakeProject) -> None:
    text = "\n\n".join(f"::: {{.{kind}}}\nWords of it.\n:::" for kind in CALLOUTS)
    files = {"content/paper.toml": SETTINGS.format("en"), "content/en/01-a.md": f"# A {{#a}}\n\n{text}\n"}
    made = built(make_project(files), (Format.PDF,)).artifacts["en", Format.PDF].content
    found = []
    with pypdfium2.PdfDocument(made) as pdf:
        for page in pdf:
            words = page.get_textpage()
            search = words.search("Words of it")
            while at := search.get_next():
                found.append(words.get_charbox(at[0], loose=True)[0])
    assert len(found) == len(CALLOUTS)
    assert found == pytest.approx([found[0]] * len(found), abs=0.05)
