"""The source goes on while a PO file is with a translator: nothing of their work is lost, and nothing is called right
that was made from an older text."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from paperbuild.model.translation import State
from tests.exchange.po.conftest import Exchange, Files, MakePaper, small
from tests.exchange.po.test_merge import FIRST, FRENCH, NEWER, PATH, RECORD, SECOND, SOURCE, changed

Make = Callable[[Files], Exchange]
SOURCE_PATH = "content/en/01-rent.md"
ITEM = "01-rent.md#rent/list-item-1"
FIRST_NEW = "Le loyer coûtait 900 euros.{note:paid}"


def states(files: Files, make_paper: MakePaper) -> list[State]:
    """How it stands with each text of the section."""
    return [state for _, state in make_paper(files).translations[0].sections[0].states]


def test_a_translation_of_the_recorded_text_is_taken_over_and_stays_stale(
    exchange: Make, make_paper: MakePaper
) -> None:
    out = exchange(small(SOURCE, FRENCH))
    out.translate({FIRST: FIRST_NEW})
    out.change_paper(SOURCE_PATH, "900", "950")
    merged = out.back()
    assert (merged.findings, merged.changed, merged.behind, merged.accepted) == ((), 1, 1, 0)
    after = out.taken()
    assert after[PATH].decode() == changed(FRENCH, "était de", "coûtait")
    assert after[RECORD].decode() == SOURCE
    assert states(after, make_paper).count(State.STALE) == 1
    assert exchange(after).entry(FIRST).previous_msgid == "The rent was 900 euros.{note:paid}"


def test_what_was_to_be_translated_is_recorded_with_the_text_that_it_was_translated_from(
    exchange: Make,
) -> None:
    out = exchange({SOURCE_PATH: SOURCE.encode()})
    out.translate({FIRST: FIRST_NEW, SECOND: "Personne n'a demandé pourquoi."})
    out.change_paper(SOURCE_PATH, "900", "950")
    after = out.taken()
    assert b"Le loyer co\xc3\xbbtait 900 euros.[^paid]\n\nPersonne" in after[PATH]
    assert after[RECORD].decode() == SOURCE
    again = exchange(after)
    assert again.entry(FIRST).previous_msgid == "The rent was 900 euros.{note:paid}"
    assert not again.entry(SECOND).fuzzy


def test_a_paragraph_that_a_translation_lacks_is_put_in_and_recorded_as_it_was(exchange: Make) -> None:
    before = changed(SOURCE, "Nobody asked why.\n\n", "")
    french = changed(FRENCH, "Personne n'a demandé pourquoi.\n\n", "")
    out = exchange(small(SOURCE, french, record=before))
    out.translate({SECOND: "Personne n'a demandé pourquoi."})
    out.change_paper(SOURCE_PATH, "Nobody asked why.", "Nobody asked us why.")
    after = out.taken()
    assert after[PATH].decode() == FRENCH
    assert after[RECORD].decode() == SOURCE


def test_a_version_between_is_recorded_as_what_it_was_made_from(exchange: Make) -> None:
    out = exchange(small(NEWER, FRENCH, record=SOURCE))
    out.translate({FIRST: "Le loyer était de 950 euros.{note:paid}"})
    out.change_paper(SOURCE_PATH, "950 euros", "980 euros")
    after = out.taken()
    assert after[PATH].decode() == changed(FRENCH, "900", "950")
    assert after[RECORD].decode() == NEWER
    assert exchange(after).entry(FIRST).previous_msgid == "The rent was 950 euros.{note:paid}"


def test_what_the_paper_has_changed_since_is_a_conflict_all_the_same(exchange: Make) -> None:
    out = exchange(small(SOURCE, FRENCH))
    out.translate({FIRST: FIRST_NEW})
    out.change_paper(SOURCE_PATH, "900", "950")
    out.change_paper(PATH, "900", "950")
    assert [item.rule for item in out.back().findings] == ["LOC037"]


LINKS = "# Rent {#rent}\n\nSee [one](https://example.org/1) of the towns where the rents rose, and the law.\n"
FRENCH_LINKS = "# Loyer {#rent}\n\nVoir [une](https://example.org/1) des villes où les loyers ont monté.\n"
ONE, BOTH = "See [one](https://example.org/1)", "See [two](https://example.org/2) or [one](https://example.org/1)"


def test_a_link_that_had_another_number_leads_where_it_led(exchange: Make) -> None:
    out = exchange(small(LINKS, FRENCH_LINKS))
    out.translate({FIRST: "Voyez <a:1>une</a:1> des villes."})
    out.change_paper(SOURCE_PATH, ONE, BOTH)
    assert out.taken()[PATH].decode() == "# Loyer {#rent}\n\nVoyez [une](https://example.org/1) des villes.\n"


def test_other_numbers_of_placeholders_are_no_change_in_the_paper(exchange: Make) -> None:
    out = exchange(small(LINKS, FRENCH_LINKS))
    out.translate({FIRST: "Voyez <a:1>une</a:1> des villes."})
    out.change_paper(SOURCE_PATH, ONE, BOTH)
    assert exchange(out.files).entry(FIRST).msgstr.startswith("Voir <a:2>une</a:2>")
    assert not out.back().findings


def test_without_a_record_a_link_with_a_number_is_told_and_not_guessed(exchange: Make) -> None:
    out = exchange({SOURCE_PATH: LINKS.encode()})
    out.translate({FIRST: "Voyez <a:1>une</a:1> des villes."})
    out.change_paper(SOURCE_PATH, ONE, BOTH)
    assert [item.rule for item in out.back().findings] == ["LOC036"]


def test_a_note_that_has_come_since_is_not_missing_from_an_earlier_translation(exchange: Make) -> None:
    out = exchange(small(SOURCE, FRENCH))
    out.translate({SECOND: "Qui a demandé pourquoi ?"})
    out.change_paper(SOURCE_PATH, "Nobody asked why.", "Nobody asked why.[^why]")
    out.change_paper(SOURCE_PATH, "[^paid]: Each month.", "[^paid]: Each month.\n\n[^why]: Who knows?")
    assert out.taken()[PATH].decode() == changed(FRENCH, "Personne n'a demandé pourquoi.", "Qui a demandé pourquoi ?")


def test_a_damaged_placeholder_is_told_by_the_text_that_was_translated(exchange: Make) -> None:
    out = exchange(small(SOURCE, FRENCH))
    out.translate({FIRST: "Le loyer coûtait 900 euros."})
    out.change_paper(SOURCE_PATH, "900 euros.[^paid]", "950 euros.[^paid] [^paid2]")
    out.change_paper(SOURCE_PATH, "[^paid]: Each month.", "[^paid]: Each month.\n\n[^paid2]: Who knows?")
    assert {item.message for item in out.back().findings} == {"`{note:paid}` is missing"}


def test_a_cell_of_the_recorded_text_is_taken_over(exchange: Make) -> None:
    table = "# Rent {#rent}\n\n| Town  | The rent  |\n|-------|-----------|\n| North | was high  |\n"
    french = changed(changed(table, "The rent ", "Le loyer "), "was high ", "est haut ")
    out = exchange(small(table, french))
    out.translate({"01-rent.md#rent/table-1/cell-2.2": "fut haut"})
    out.change_paper(SOURCE_PATH, "was high", "was low ")
    after = out.taken()
    assert after[PATH].decode() == changed(french, "est haut", "fut haut")
    assert after[RECORD].decode() == table


# Another name, another place, no name


def renamed(files: Files, name: str) -> Files:
    """`files` with the section under another name, in every language."""
    return {path.replace("01-rent.md", name): content for path, content in files.items()}


def test_a_renamed_section_is_followed(exchange: Make) -> None:
    out = exchange(small(SOURCE, FRENCH))
    out.translate({FIRST: FIRST_NEW, ITEM: "Il est monté.", "01-rent.md#rent": "Le loyer"})
    want = out.back().files[PATH]
    out.files = renamed(out.files, "05-rents.md")
    merged = out.back()
    assert (merged.findings, merged.absent) == ((), 0)
    assert merged.files == {"content/fr/05-rents.md": want}


def test_a_renamed_section_is_followed_where_another_has_taken_its_name(exchange: Make) -> None:
    out = exchange(small(SOURCE, FRENCH))
    out.translate({FIRST: FIRST_NEW})
    want = out.back().files[PATH]
    other = small("# Other {#other}\n\nWords of another section.\n", "# Autre {#other}\n\nD'autres mots.\n")
    out.files = {**other, **renamed(out.files, "02-rent.md")}
    assert out.taken()["content/fr/02-rent.md"].decode() == want


def test_a_section_of_another_text_is_not_taken_for_a_renamed_one(exchange: Make) -> None:
    out = exchange(small(SOURCE, FRENCH))
    out.translate({SECOND: "Qui a demandé pourquoi ?"})
    words = "# Other {#other}\n\nWords of another section.\n\nMore of them.\n\nAnd more.\n"
    out.files = renamed(small(words, words), "02-other.md")
    assert [item.rule for item in out.back().findings] == ["LOC036"]


def without_names(text: str) -> str:
    """A PO file of a program that drops `msgctxt` and comments."""
    return re.sub(r"(?m)^(?:msgctxt .*|#[.:,].*)\n", "", text)


def test_a_file_without_names_is_matched_by_its_texts(exchange: Make) -> None:
    out = exchange(small(SOURCE, FRENCH))
    out.translate({FIRST: FIRST_NEW, ITEM: "Il est monté."})
    want = out.back().files
    out.text = without_names(out.text)
    merged = out.back()
    assert (merged.findings, merged.absent, merged.files) == ((), 0, want)


TWICE = "# Rent {#rent}\n\nIt rose.\n\nIt fell.\n\nIt rose.\n"


@pytest.mark.parametrize("is_reduced", [False, True])
def test_one_translation_is_for_all_texts_that_say_the_same(exchange: Make, is_reduced: bool) -> None:
    out = exchange(small(TWICE, TWICE))
    out.translate({FIRST: "Il monta.", "01-rent.md#rent/paragraph-3": "" if is_reduced else "Il monta."})
    if is_reduced:
        out.text = out.text[: out.text.rindex("\n\n#. paragraph")] + "\n"
    out.text = without_names(out.text)
    assert out.taken()[PATH].decode() == TWICE.replace("It rose.", "Il monta.")


def test_several_translations_of_one_text_are_for_it_in_their_order(exchange: Make) -> None:
    out = exchange(small(TWICE, TWICE))
    out.translate({FIRST: "Il monta.", "01-rent.md#rent/paragraph-3": "Il est monté."})
    out.text = without_names(out.text)
    assert out.taken()[PATH].decode() == "# Rent {#rent}\n\nIl monta.\n\nIt fell.\n\nIl est monté.\n"


def test_a_file_that_lost_its_names_and_marks_says_of_no_text_that_it_is_up_to_date(exchange: Make) -> None:
    out = exchange(small(NEWER, FRENCH, record=SOURCE))
    out.text = without_names(out.text)
    merged = out.back()
    assert (merged.files, merged.accepted) == ({}, 0)
