"""The account names what has changed: every block once, with its words, and what has only moved as such."""

from __future__ import annotations

import pytest

from paperbuild.compare.editions.excerpts import excerpt
from paperbuild.model.changes import ChangeKind
from tests.compare.editions.conftest import LIBRARY, Compare, changes

LONG = "Rents rose in every town of the region, and wages did not follow them at all."
OTHER = "Nobody asked the tenants what they thought of it, nor did anyone write it down."
THIRD = "The board met in the spring and decided to look into all of this once more."


def told(old: str, new: str) -> list[tuple[str, str, str]]:
    return [(one.kind.value, one.what, one.new_text or one.old_text) for one in changes(old, new).blocks]


def test_two_words_that_begin_a_line_do_not_run_together() -> None:
    (block,) = changes("# A\n\nThe opinions differ.", "# A\n\nSome opinions differ.").blocks
    assert block.words[:2] == (("gone", "The"), ("come", "Some"))
    assert excerpt(block.words)[:3] == [("gone", "The"), ("same", " "), ("come", "Some")]
    assert block.new_text == "Some opinions differ."


def test_nothing_has_changed_where_only_lines_were_broken_elsewhere() -> None:
    assert changes(f"# A\n\n{LONG}", f"# A\n\n{LONG.replace(' and', chr(10) + 'and')}").is_empty


def test_a_changed_paragraph_is_told_with_its_words() -> None:
    (block,) = changes(f"# A\n\n{LONG}\n\n{OTHER}", f"# A\n\n{LONG.replace('rose', 'fell')}\n\n{OTHER}").blocks
    assert (block.kind, block.what) == (ChangeKind.CHANGED, "paragraph")
    assert [piece for piece in block.words if piece[0] != "same"] == [("gone", "rose"), ("come", "fell")]
    assert block.new is not None
    assert (block.new.path, block.new.line) == ("content/en/01-a.md", 3)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (f"# A\n\n{LONG}", f"# A\n\n{LONG}\n\n{OTHER}", ("added", "paragraph", OTHER)),
        (f"# A\n\n{LONG}\n\n{OTHER}", f"# A\n\n{LONG}", ("removed", "paragraph", OTHER)),
        (f"# A\n\n- one\n- {LONG}", f"# A\n\n- one\n- {LONG}\n- three", ("added", "list item", "three")),
        ("# A\n\n```\na = 1\n```", "# A\n\n```\na = 2\n```", ("changed", "block of code", "a = 2")),
        ("# A\n\n## B\n\nx", "# A\n\n## C\n\nx", ("changed", "heading", "C")),
        ("# A\n\n> quoted once", "# A\n\n> quoted twice", ("changed", "paragraph", "quoted twice")),
        ("# A\n\nA [page](https://a.eu)", "# A\n\nA [page](https://b.eu)", ("changed", "paragraph", "A page")),
        ("# A\n\nA *word* here", "# A\n\nA **word** here", ("changed", "paragraph", "A word here")),
        ("# A\n\n$x^2$ is it", "# A\n\n$x^3$ is it", ("changed", "paragraph", "x^3 is it")),
    ],
)  # fmt: skip
def test_each_kind_of_block_is_named(old: str, new: str, found: tuple[str, str, str]) -> None:
    assert told(old, new) == [found]


@pytest.mark.parametrize(
    ("old", "new", "what", "line"),
    [
        (
            "| a | b |\n|---|---|\n| One | 1 |\n",
            "| a | b |\n|---|---|\n| One | 1 |\n| Two | 2 |\n",
            "row of a table",
            6,
        ),
        ("Term\n:   Said.\n", "Term\n:   Said.\n\nOther\n:   Said of it.\n", "list item", 6),
    ],
)
def test_what_is_no_block_of_its_own_has_its_line(old: str, new: str, what: str, line: int) -> None:
    (block,) = changes(f"# A\n\n{old}", f"# A\n\n{new}").blocks
    assert block.new is not None
    assert (block.kind, block.what, block.new.line) == (ChangeKind.ADDED, what, line)


TABLE = "| Year | Rent |\n|---|---:|\n| 2018 | 690 |\n| 2024 | 930 |\n\n: Rents {#tbl-rents}\n"


def test_a_table_with_a_caption_has_the_line_of_its_first_row() -> None:
    other = TABLE.replace("Rents", "Homes").replace("rents", "homes").replace("Rent", "Home")
    (block,) = changes(f"# A\n\n{LONG}\n\n{TABLE}", f"# A\n\n{LONG}\n\n{TABLE}\n{other}").blocks
    assert block.new is not None
    assert (block.kind, block.what, block.new.line) == (ChangeKind.ADDED, "table", 12)


def test_a_figure_corrected_in_a_table_is_a_changed_row_and_a_figure() -> None:
    before = f"# A\n\nThe rent of 2024 was 930 euros.\n\n{TABLE}"
    found = changes(before, before.replace("| 930 |", "| 940 |"))
    (block,) = found.blocks
    assert block.old is not None
    assert block.new is not None
    assert (block.kind, block.what, block.old.line, block.new.line) == (ChangeKind.CHANGED, "row of a table", 8, 8)
    assert [piece for piece in block.words if piece[1].strip()] == [("same", "2024"), ("gone", "930"), ("come", "940")]
    assert [(one.old, one.new) for one in found.figures] == [(("930",), ("940",))]


def test_numbers_that_the_build_counts_are_no_figures() -> None:
    first = TABLE.replace("rents", "first").replace("Year", "Town")
    text = (
        f"# A\n\nIn 2024 the rent was 930 euros, see @tbl-rents and section [](#b).\n\n{TABLE}\n\n# B {{#b}}\n\n{LONG}"
    )
    found = changes(text, text.replace("930 euros", "940 euros").replace("| Year", f"{first}\n| Year"))
    assert [(one.old, one.new) for one in found.figures] == [(("930",), ("940",))]


def test_a_paragraph_that_has_moved_is_one_line() -> None:
    old, new = (
        f"# A\n\n{LONG}\n\n{OTHER}\n\n{THIRD} {OTHER} {LONG}",
        f"# A\n\n{OTHER}\n\n{THIRD} {OTHER} {LONG}\n\n{LONG}",
    )
    (block,) = changes(old, new).blocks
    assert (block.kind, block.count, block.is_changed) == (ChangeKind.MOVED, 1, False)
    assert block.old is not None
    assert block.new is not None
    assert (block.old.line, block.new.line) == (3, 7)


def test_what_was_changed_on_the_way_has_moved_and_changed() -> None:
    old, new = (
        f"# A\n\n{LONG}\n\n{OTHER}\n\n{THIRD} {OTHER} {LONG}",
        f"# A\n\n{OTHER}\n\n{THIRD} {OTHER} {LONG}\n\n{LONG.replace('rose', 'fell')}",
    )
    (block,) = changes(old, new).blocks
    assert (block.kind, block.is_changed) == (ChangeKind.MOVED, True)
    assert ("come", "fell") in block.words


def test_a_part_of_a_section_that_moved_with_its_heading_is_one_line() -> None:
    one, two = f"## B\n\n{LONG}\n\n{OTHER}\n\n", f"## C\n\n{THIRD}\n\n{THIRD} {LONG}\n\n{THIRD} {OTHER} {LONG}\n\n"
    (block,) = changes(f"# A\n\n{one}{two}", f"# A\n\n{two}{one}").blocks
    assert (block.kind, block.what, block.count) == (ChangeKind.MOVED, "heading", 3)


def test_sections_that_changed_places_are_one_line(compare: Compare) -> None:
    first, second = f"# B\n\n{LONG}\n\n{OTHER}", f"# C\n\n{THIRD}\n\n{THIRD} {LONG}"
    old = {"content/en/01-a.md": "# A\n\nx", "content/en/02-b.md": first, "content/en/03-c.md": second}
    new = {"content/en/01-a.md": "# A\n\nx", "content/en/02-c.md": second, "content/en/03-b.md": first}
    found = compare(old, new).account.locales[0]
    assert [(one.kind, one.new_title) for one in found.sections] == [(ChangeKind.MOVED, "B")]
    assert (found.sections[0].old_after, found.sections[0].new_after) == ("A", "C")
    assert found.blocks == ()


def test_sections_that_are_new_gone_and_renamed_are_told_as_such(compare: Compare) -> None:
    old = {"content/en/01-a.md": f"# A {{#a}}\n\n{LONG}", "content/en/02-b.md": f"# B\n\n{OTHER}"}
    new = {"content/en/01-a.md": f"# An A {{#a}}\n\n{LONG}", "content/en/02-c.md": f"# C\n\n{THIRD}"}
    found = compare(old, new).account.locales[0].sections
    assert {(one.kind.value, one.old_title, one.new_title) for one in found} == {
        ("renamed", "A", "An A"),
        ("removed", "B", ""),
        ("added", "", "C"),
    }


def test_notes_are_added_removed_and_renumbered() -> None:
    old = "# A\n\nOne[^a] and two[^b] and three[^c].\n\n[^a]: First.\n[^b]: Second.\n[^c]: Third."
    new = "# A\n\nOne[^a] and[^n] two and three[^c].\n\n[^a]: First.\n[^n]: New.\n[^c]: Third, changed."
    found = {one.identifier: (one.kind.value, one.old_number, one.new_number) for one in changes(old, new).notes}
    assert found == {"n": ("added", 0, 2), "b": ("removed", 2, 0), "c": ("changed", 3, 3)}


def test_a_note_with_another_number_says_what_it_said() -> None:
    old, new = "# A\n\nOne[@doe2019].", "# A\n\nZero[@roe2020] one[@doe2019]."
    found = [(one.kind.value, one.old_number, one.new_number) for one in changes(old, new).notes]
    assert found == [("added", 0, 1), ("renumbered", 1, 2)]


def test_another_place_in_a_work_is_a_change_of_its_note() -> None:
    (note,) = changes("# A\n\nOne[@doe2019, p. 4].", "# A\n\nOne[@doe2019, p. 5].").notes
    assert (note.kind, [piece for piece in note.words if piece[0] != "same"]) == (
        ChangeKind.CHANGED,
        [("gone", "4"), ("come", "5")],
    )


def test_figures_that_changed_are_told_by_their_values() -> None:
    found = changes("# A\n\nRents rose by 12.5 per cent.", "# A\n\nRents rose by 14 per cent, at last.").figures
    assert [(one.old, one.new) for one in found] == [(("12.5",), ("14",))]
    assert changes("# A\n\nIt was 1,000 euro.", "# A\n\nIt was 1000 euro.").figures == ()


def test_a_work_that_was_amended_is_told_field_by_field(compare: Compare) -> None:
    text = {"content/en/01-a.md": "# A\n\nOne[@doe2019]."}
    old = {**text, "bibliography.bib": "@book{doe2019, author = {Doe, Jane}, title = {Rents}, date = {2019}}"}
    new = {**text, "bibliography.bib": "@book{doe2019, author = {Doe, Jane}, title = {The rents}, date = {2020}}"}
    account = compare(old, new).account
    (work,) = account.works
    assert {(one.name, one.old, one.new) for one in work.fields} == {
        ("title", "Rents", "The rents"),
        ("issued", "2019", "2020"),
    }
    assert [one.kind for one in account.locales[0].notes] == [ChangeKind.CHANGED]


def test_works_that_nobody_cites_are_no_change(compare: Compare) -> None:
    text = {"content/en/01-a.md": "# A\n\nx"}
    assert compare({**text, "bibliography.bib": ""}, text).account.is_empty


def test_blocks_that_the_update_makes_stale_are_told(compare: Compare) -> None:
    french = {
        "content/fr/01-a.md": "# Un {#a}\n\nLes loyers montent.\n\nPersonne n'a rien dit.",
        "content/fr/made-from/01-a.md": "# A {#a}\n\nRents rise.\n\nNobody said a thing.",
        "content/fr/metadata.toml": 'title = "Un cas"\n',
    }
    old = {**french, "content/en/01-a.md": "# A {#a}\n\nRents rise.\n\nNobody said a thing."}
    new = {**french, "content/en/01-a.md": "# A {#a}\n\nRents fall.\n\nNobody said a thing."}
    found = compare(old, new).account.stale
    assert [(one.locale, one.line, one.old, one.new) for one in found] == [("fr", 3, "Rents rise.", "Rents fall.")]
    assert compare(new, new).account.stale == ()  # it was stale before


def test_settings_that_readers_see_are_told(compare: Compare) -> None:
    text = {"content/en/01-a.md": "# A\n\nx"}
    settings = 'slug = "case"\nlocale = "en"\ndate = {}\nnumber-depth = {}\n[publisher]\nname = "The Housing Forum"\n'
    old = {**text, "content/paper.toml": settings.format("2026-01-01", 1)}
    new = {**text, "content/paper.toml": settings.format("2027-01-01", 2)}
    assert [(one.name, one.old, one.new) for one in compare(old, new).account.settings] == [
        ("date", "2026-01-01", "2027-01-01")
    ]


def test_languages_that_one_side_has_are_named(compare: Compare) -> None:
    text = {"content/en/01-a.md": "# A\n\nx"}
    account = compare(text, {**text, "content/de/01-a.md": "# A\n\nx"}).account
    assert (account.added, account.removed) == (("de",), ())


@pytest.mark.parametrize(("old", "new"), [("这是一本书。", "这是一支笔。"), ("これは本です。", "これは筆です。")])
def test_languages_without_spaces_are_compared_by_letters(compare: Compare, old: str, new: str) -> None:
    settings = {"content/paper.toml": 'slug = "case"\nlocale = "zh"\ndate = 2026-01-01\n[publisher]\nname = "X"\n'}
    sides = [{**settings, "content/zh/01-a.md": f"# 一\n\n{text}"} for text in (old, new)]
    (block,) = compare(*sides).account.locales[0].blocks
    assert ("same", old[:2]) == (block.words[0][0], block.words[0][1][:2])
    assert block.new_text == new


SPACED = "Er zahlt 12\u00a0% von 3\u202f500\u00a0€ für „vier Wände“ -- oder nicht, z.\u00a0B. in § 5"


def test_spaces_that_hold_words_together_stay_in_the_account() -> None:
    (block,) = changes(f"# A\n\n{SPACED}", f"# A\n\n{SPACED.replace('500', '600').replace('12', '13')}").blocks
    printed = SPACED.replace("--", "–")
    assert block.old_text == printed
    assert block.new_text == printed.replace("500", "600").replace("12", "13")
    assert ("gone", "12") in block.words
    (added,) = changes("# A\n\nx", f"# A\n\nx\n\n{SPACED}").blocks
    assert added.new_text == printed


def notes_told(old: str, new: str) -> list[tuple[str, str, str, int, int]]:
    told = changes(old, new)
    assert told.blocks == ()
    return [(one.kind.value, one.old_identifier, one.identifier, one.old_number, one.new_number) for one in told.notes]


SAID = "The law of 2003 says otherwise, as the court found in 2011."


def test_a_note_with_another_name_was_renamed() -> None:
    old = f"# A\n\nOne.[^a] Two.[^b]\n\n[^a]: {SAID}\n\n[^b]: Other words.\n"
    assert notes_told(old, old.replace("[^a]", "[^law]")) == [("renamed", "a", "law", 1, 1)]
    found = notes_told(old, old.replace("[^a]", "[^law]").replace("2011", "2012"))
    assert found == [("changed", "a", "law", 1, 1)]


def test_a_renamed_note_that_stands_elsewhere_has_both_numbers() -> None:
    old = f"# A\n\n{LONG}[^a]\n\n{OTHER}[^b]\n\n[^a]: {SAID}\n\n[^b]: Other words.\n"
    new = f"# A\n\n{OTHER}[^b]\n\n{LONG}[^law]\n\n[^law]: {SAID}\n\n[^b]: Other words.\n"
    notes = [(one.kind.value, one.identifier, one.old_number, one.new_number) for one in changes(old, new).notes]
    assert notes == [("renumbered", "b", 2, 1), ("renamed", "law", 1, 2)]


def test_a_work_under_another_key_gives_its_notes_another_name(compare: Compare) -> None:
    text = "# A\n\nOne.[@doe2019, p. 4] Two.[@doe2019] Three.[^n]\n\n[^n]: As @doe2019 [p. 7] says.\n"
    path, library = "content/en/01-a.md", LIBRARY.replace("doe2019", "doe-rents")
    found = compare({path: text}, {path: text.replace("doe2019", "doe-rents"), "bibliography.bib": library})
    (told,) = found.account.locales
    assert told.blocks == ()
    names = [(one.kind.value, one.old_identifier, one.identifier) for one in told.notes]
    assert names == [("renamed", "doe2019", "doe-rents"), ("renamed", "doe2019-2", "doe-rents-2")]
    assert [(one.kind.value, one.key) for one in found.account.works] == [("renamed", "doe-rents")]


def test_one_more_note_of_a_work_renames_none() -> None:
    found = changes("# A\n\nOne[@doe2019].", "# A\n\nNew[@doe2019, p. 1]. One[@doe2019].").notes
    assert [(one.kind.value, one.old_identifier) for one in found] == [("added", ""), ("renumbered", "")]


def test_a_citation_in_the_place_of_another_makes_its_note_another() -> None:
    old = f"# A\n\n{LONG}[@doe2019, p. 3] {OTHER}[@doe2019; @roe2020] {THIRD}[@doe2019]"
    notes = changes(old, old.replace("@doe2019", "@roe2020")).notes
    told = [(one.kind.value, one.old_number, one.new_number, one.old_identifier, one.identifier) for one in notes]
    assert told == [
        ("changed", 1, 1, "doe2019", "roe2020"),
        ("changed", 2, 2, "doe2019-2", "roe2020-2"),
        ("changed", 3, 3, "doe2019-3", "roe2020-3"),
    ]
    assert (notes[1].old_keys, notes[1].new_keys) == (("doe2019", "roe2020"), ("roe2020", "roe2020"))
