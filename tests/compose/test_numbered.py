"""Tables, figures and formulas with an identifier are numbered through the paper, and texts refer to them by it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from paperbuild.compose.assemble import assemble
from paperbuild.compose.notes import listed_notes
from paperbuild.engines.pandoc_tree import elements
from paperbuild.language.language import NO_BREAK
from paperbuild.model.manuscript import REFERENCE_MARK, Manuscript
from paperbuild.model.paper import Paper

MakePaper = Callable[[Mapping[str, bytes]], Paper]

TABLE = "| a |\n|---|\n| 1 |\n\n"
FIGURE = "![{}](images/a.png){{#{}}}\n\n"


def made(
    make_paper: MakePaper, *texts: str, locale: str = "en", strings: str = "", library: str = "", settings: str = ""
) -> Manuscript:
    """The manuscript of sections with these `texts`."""
    files = {f"content/{locale}/{number:02}-s{number}.md": text.encode() for number, text in enumerate(texts, 1)}
    files["content/paper.toml"] = (
        f'slug = "p"\nlocale = "{locale}"\ndate = 2026-01-01\npublisher = {{ name = "P" }}\n{settings}'.encode()
    )
    files[f"content/{locale}/metadata.toml"] = f'title = "T"\n[strings]\n{strings}\n'.encode()
    files["bibliography.bib"] = library.encode()
    paper = make_paper(files)
    return assemble(paper, paper.source)


def words(tree: object, manuscript: Manuscript) -> str:
    """The words of a tree, each reference as what stands in its place."""

    def said(part: object) -> str:
        texts = (str(one["c"]) if one["t"] == "Str" else " " for one in elements(part) if one["t"] in {"Str", "Space"})
        return "".join(texts)

    references = [said(list(one.words)) for one in manuscript.references]
    return REFERENCE_MARK.sub(lambda mark: references[int(mark[1])], said(tree)).replace(NO_BREAK, " ")


def text_of(manuscript: Manuscript) -> str:
    return words([part.tree for part in manuscript.parts], manuscript)


def referred(make_paper: MakePaper, reference: str, **values: str) -> str:
    """What `reference` prints in a paper with two tables, two figures, a formula and a note."""
    text = (
        f"# One {{#sec-one}}\n\n@@{reference}@@\n\n{TABLE}: A {{#tbl-a}}\n\n{FIGURE.format('A', 'fig-a')}"
        f"{TABLE}: B {{#tbl:b}}\n\n{FIGURE.format('B', 'fig-b')}"
        "$$x$$ {#eq-x}\n\nText.[^why]\n\n[^why]: Because.\n\n## Two {#two}\n\nText.\n"
    )
    return text_of(made(make_paper, text, **values)).split("@@")[1]


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("@tbl-a", "Table 1"),
        ("[@tbl-a]", "Table 1"),
        ("@tbl:b", "Table 2"),
        ("[-@tbl:b]", "2"),
        ("[Tab. @tbl:b]", "Tab. 2"),
        ("[@tbl:b, column 3]", "Table 2, column 3"),
        ("@tbl:b [column 3]", "Table 2 [column 3]"),
        ("[@fig-b; @tbl-a]", "Figure 2 and Table 1"),
        ("[@fig-a; @fig-b; @tbl-a]", "Figure 1, Figure 2 and Table 1"),
        ("@eq-x", "equation (1)"),
        ("@Eq-x", "Equation (1)"),
        ("@sec-one", "section 1"),
        ("[](#tbl-a)", "Table 1"),
        ("[](#sec-one)", "section 1"),
        ("[](01-s1.md)", "section 1"),
        # A heading without a number is called by its title.
        ("[](#two)", "“Two”"),
        ("[](#note.why)", "note 1"),
        # Words of its own stay.
        ("[the rents](#tbl-a)", "the rents"),
    ],
)
def test_a_reference_prints_the_number(reference: str, said: str, make_paper: MakePaper) -> None:
    assert referred(make_paper, reference) == said


@pytest.mark.parametrize(
    ("locale", "table", "section"),
    [("fr", "tableau 1", "section 1"), ("ar", "الجدول 1", "القسم 1"), ("hu", "1. táblázat", "1. szakasz")],
)
def test_a_reference_is_in_the_words_of_the_language(
    locale: str, table: str, section: str, make_paper: MakePaper
) -> None:
    assert referred(make_paper, "@tbl-a", locale=locale) == table
    assert referred(make_paper, "@sec-one", locale=locale) == section


def test_a_paper_says_what_its_figures_are_called(make_paper: MakePaper) -> None:
    assert referred(make_paper, "@fig-b", strings='figure = "Chart"') == "Chart 2"
    assert referred(make_paper, "@fig-b", locale="fr", strings='figure = "Graphique"') == "graphique 2"


def test_the_english_words_of_a_new_locale_are_not_said_to_readers(make_paper: MakePaper) -> None:
    assert referred(make_paper, "@tbl-a", locale="fr", strings='table = "Table"') == "tableau 1"


@pytest.mark.parametrize(
    ("depth", "numbers"),
    [
        (1, ["1", "", "", "", "", "2", ""]),
        (2, ["1", "1.1", "", "1.2", "", "2", "2.1"]),
        (3, ["1", "1.1", "1.1.1", "1.2", "", "2", "2.1"]),
    ],
)
def test_headings_have_numbers_down_to_a_depth(depth: int, numbers: list[str], make_paper: MakePaper) -> None:
    first = "# A\n\n## B\n\n### C\n\n## D {#d}\n\n## E {.unnumbered}\n\nSee [](#d).\n"
    manuscript = made(make_paper, first, "# F\n\n## G\n", settings=f"number-depth = {depth}\n")
    assert [entry.number for entry in manuscript.contents] == numbers
    said = "section 1.2" if depth > 1 else "“D”"
    assert f"See {said}." in text_of(manuscript)


def test_a_reference_makes_no_note_and_cites_nothing(make_paper: MakePaper) -> None:
    manuscript = made(make_paper, f"# A\n\nSee @tbl-a.\n\n{TABLE}: A {{#tbl-a}}\n")
    assert (manuscript.notes, manuscript.clusters) == ((), ())


def test_a_reference_beside_a_work_stands_before_the_note(make_paper: MakePaper) -> None:
    text = f"# A\n\nSee [@tbl-a; @doe].\n\n{TABLE}: A {{#tbl-a}}\n"
    manuscript = made(make_paper, text, library="@book{doe, title = {T}}")
    assert [note.keys for note in manuscript.notes] == [("doe",)]
    assert "See Table 1.\ue000n1" in text_of(manuscript)


def test_numbers_go_through_all_sections_each_kind_by_itself(make_paper: MakePaper) -> None:
    manuscript = made(
        make_paper,
        f"# A\n\n{TABLE}: A {{#tbl-a}}\n\n{FIGURE.format('A', 'fig-a')}",
        f"# B\n\n> {FIGURE.format('B', 'fig-b')}\n\n::: {{.case-study}}\n## C\n\n"
        f"{TABLE}: B {{#tbl-b}}\n:::\n\n$$x$$ {{#eq-x}}\n",
    )
    assert [(one.identifier, one.label.replace(NO_BREAK, " "), one.part) for one in manuscript.numbered] == [
        ("tbl-a", "Table 1", 0),
        ("fig-a", "Figure 1", 0),
        ("fig-b", "Figure 2", 1),
        ("tbl-b", "Table 2", 1),
        ("eq-x", "(1)", 1),
    ]


def test_what_has_no_identifier_for_it_is_not_numbered(make_paper: MakePaper) -> None:
    text = f"# A\n\n{TABLE}: A\n\n{TABLE}: B {{#rents}}\n\n{FIGURE.format('A', 'map')}$$x$$\n"
    assert made(make_paper, text).numbered == ()


def test_figures_in_a_numbered_one_have_letters(make_paper: MakePaper) -> None:
    inner = FIGURE.format("Left", "fig-l") + FIGURE.format("Right", "fig-r")
    text = f"# A\n\n@fig-r @fig-pair\n\n::: {{#fig-pair}}\n{inner}Both\n:::\n"
    manuscript = made(make_paper, text)
    assert [one.number for one in manuscript.numbered] == ["1", "1a", "1b"]
    said = text_of(manuscript)
    assert "Figure 1b Figure 1" in said
    assert all(label in said for label in ("Figure 1a. Left", "Figure 1b. Right", "Figure 1. Both"))


def test_a_div_round_a_table_gives_it_its_number_and_its_last_paragraph_is_the_caption(make_paper: MakePaper) -> None:
    text = f"# A\n\n::: {{#tbl-a}}\n{TABLE}The rents\n:::\n"
    assert "Table 1. The rents" in text_of(made(make_paper, text))


def test_the_identifier_behind_a_formula_is_not_printed(make_paper: MakePaper) -> None:
    for written in ("$$x$$ {#eq-x}", "$$x$${#eq-x}", "$$x$$\n{#eq-x}", "So $$x$$ {#eq:x}, and"):
        text = text_of(made(make_paper, f"# A\n\n{written}\n"))
        assert "(1)" in text
        assert "eq" not in text


def test_what_is_no_identifier_of_a_formula_stays(make_paper: MakePaper) -> None:
    text = text_of(made(make_paper, "# A\n\n$x$ {#eq-x} and $$x$$ {#x} and $$x$$ {#eq-}\n"))
    assert text.count("{#") == 3


def test_a_reference_in_a_note_a_caption_and_a_heading_is_one(make_paper: MakePaper) -> None:
    text = f"# As @tbl-a says\n\nText.[^n]\n\n[^n]: See @tbl-a and [](#tbl-a).\n\n{TABLE}: A, and @tbl-a {{#tbl-a}}\n"
    manuscript = made(make_paper, text)
    assert words(manuscript.notes[0].blocks, manuscript) == "See Table 1 and Table 1."
    assert words(list(manuscript.contents[0].title), manuscript) == "As Table 1 says"
    assert "Table 1. A, and Table 1" in text_of(manuscript)


def test_a_note_is_listed_with_what_its_references_print(make_paper: MakePaper) -> None:
    files = {
        "content/paper.toml": b'slug = "p"\nlocale = "en"\ndate = 2026-01-01\npublisher = { name = "P" }\n',
        "content/en/metadata.toml": b'title = "T"\n',
        "content/en/01-a.md": f"# A\n\nText.[^n]\n\n[^n]: See @tbl-a.\n\n{TABLE}: A {{#tbl-a}}\n".encode(),
        "bibliography.bib": b"",
    }
    paper = make_paper(files)
    (note,) = listed_notes(assemble(paper, paper.source), paper.bibliography)
    assert (note.text.replace(NO_BREAK, " "), note.citations) == ("See Table 1.", ())


def test_a_reference_to_nothing_is_broken_where_it_stands(make_paper: MakePaper) -> None:
    (reference,) = made(make_paper, "# A\n\nSee @tbl-a.\n").references
    assert reference.identifier == ""
    assert "broken-reference" in str(reference.words)


def test_a_page_is_asked_for_by_a_class(make_paper: MakePaper) -> None:
    text = f"# A\n\n[](#tbl-a){{.page}} [](#tbl-a)\n\n{TABLE}: A {{#tbl-a}}\n"
    pages = [one.page.replace(NO_BREAK, " ") for one in made(make_paper, text).references]
    assert pages == ["page {}", ""]
