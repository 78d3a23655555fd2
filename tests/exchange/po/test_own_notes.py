"""Translators' notes travel: out with what they say, and back changed or new."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from paperbuild.model.translation import State
from tests.exchange.po.conftest import Exchange, Files, MakePaper, small
from tests.exchange.po.test_merge import FIRST, FRENCH, PATH, RECORD, SECOND, SOURCE, changed

Make = Callable[[Files], Exchange]
OWN = changed(FRENCH, "euros.[^paid]", "euros.[^paid][^tn-euro]") + "\n[^tn-euro]: Soit 1 000 francs.\n"
NOTE = "01-rent.md[^tn-euro]"
NEW = "Qui a demandé<note:tn-qui>En <i>anglais</i>, *nobody* [sic].</note:tn-qui> pourquoi ?"


def test_a_note_goes_out_with_its_text_and_comes_back_unchanged(exchange: Make) -> None:
    out = exchange(small(SOURCE, OWN))
    assert (out.entry(NOTE).msgstr, out.entry(NOTE).fuzzy) == ("Soit 1 000 francs.", False)
    assert "the translation's own" in out.entry(NOTE).comment
    assert out.back().files == {}


def test_a_note_is_changed_in_its_entry_and_nothing_else_is(exchange: Make) -> None:
    out = exchange(small(SOURCE, OWN))
    out.translate({NOTE: "Environ 6 000 francs."})
    after = out.taken()
    assert after[PATH].decode() == changed(OWN, "Soit 1 000", "Environ 6 000")
    assert after[RECORD].decode() == SOURCE


def test_a_new_note_is_written_where_its_call_stands(exchange: Make, make_paper: MakePaper) -> None:
    out = exchange(small(SOURCE, FRENCH))
    out.translate({SECOND: NEW})
    after = out.taken()
    french = changed(FRENCH, "Personne n'a demandé pourquoi.", "Qui a demandé[^tn-qui] pourquoi ?")
    assert after[PATH].decode() == french + "\n[^tn-qui]: En *anglais*, \\*nobody\\* [sic].\n"
    assert {state for _, state in make_paper(after).translations[0].sections[0].states} <= {State.FRESH, State.BROKEN}
    assert exchange(after).entry("01-rent.md[^tn-qui]").msgstr == "En <i>anglais</i>, *nobody* [sic]."
    out.files = after
    assert out.back().files == {}  # the file still has it in the text


def test_a_new_note_may_be_in_a_section_that_is_new(exchange: Make) -> None:
    out = exchange({"content/en/01-rent.md": SOURCE.encode()})
    out.translate({SECOND: NEW})
    assert out.taken()[PATH].endswith(b"\n\n[^tn-qui]: En *anglais*, \\*nobody\\* [sic].\n")


def test_the_lines_of_a_new_note_end_as_those_of_its_file(exchange: Make) -> None:
    lines = "Voici un alinéa qui est écrit\nen lignes courtes."
    french = changed(FRENCH, "Personne n'a demandé pourquoi.", lines).replace("\n", "\r\n")
    out = exchange(small(SOURCE, french))
    out.translate({FIRST: "Le loyer.{note:paid}<note:tn-mot>Ce mot a plus de sens qu'en anglais.</note:tn-mot>"})
    assert out.taken()[PATH].decode().endswith("[^tn-mot]: Ce mot a plus de\r\n    sens qu'en anglais.\r\n")


@pytest.mark.parametrize(
    ("translation", "message"),
    [
        ("Le loyer.{note:paid}<note:tn-euro>Autre chose.</note:tn-euro>", "there is a note `tn-euro` already"),
        ("Le loyer.{note:paid}<note:tn-mot>Voir {note:paid}.</note:tn-mot>", "the note `tn-mot` has placeholders"),
        ("Le loyer.{note:paid}{note:tn-euro}<note:tn-mot>Voir", "`<note:tn-mot>` is not opened or closed"),
    ],
)
def test_a_note_that_cannot_be_written_down_is_told(exchange: Make, translation: str, message: str) -> None:
    out = exchange(small(SOURCE, OWN))
    out.translate({FIRST: translation})
    merged = out.back()
    assert [item.message for item in merged.findings if item.message.startswith(message)]
    assert not merged.files
