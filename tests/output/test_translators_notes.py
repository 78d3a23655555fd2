"""A translator's own note has a mark of its own, and takes no number from the notes that all languages have."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pypdf
import pytest

from paperbuild.app.build import build
from paperbuild.app.load import load
from paperbuild.app.parse import parse_project
from paperbuild.compose.assemble import assemble
from paperbuild.core.timings import Stopwatch
from paperbuild.model.formats import Format
from paperbuild.model.manuscript import Manuscript, anchored_number, note_anchor, note_mark
from paperbuild.model.paper import Paper
from tests.conftest import project_of
from tests.layouts import layouts
from tests.places import ROOT

LIBRARY = """
@book{doe, author = {Doe, Jane}, title = {Four cities}, date = {2019}}
@book{roe, author = {Roe, Jim}, title = {Open doors}, date = {2020}}
"""
ENGLISH = "# Rents {#rents}\n\nOne.[@doe, p. 4] Two.[^two] Three.[@roe] Four.[@doe, p. 4]\n\n[^two]: The second.\n"
FRENCH = (
    "# Loyers {#rents}\n\nUn.[@doe, p. 4] Mot.[^tn-mot] Deux.[^two] Autre.[^tn-autre] Trois.[@roe] "
    "Quatre.[@doe, p. 4]\n\n"
    "[^two]: La deuxième.\n\n[^tn-mot]: Le mot est de l'original.\n\n[^tn-autre]: Voir @roe [p. 9].\n"
)


@cache
def paper() -> Paper:
    files = {"content/en/01-a.md": ENGLISH, "content/fr/01-a.md": FRENCH, "bibliography.bib": LIBRARY}
    return parse_project(replace(project_of(files), templates=load(ROOT).templates))[0]


def manuscript(code: str) -> Manuscript:
    return assemble(paper(), next(locale for locale in paper().locales if locale.code == code))


@cache
def made() -> Mapping[str, bytes]:
    """The French files, by their suffixes; building them notices nothing."""
    french = next(locale for locale in paper().locales if locale.code == "fr")
    with layouts() as pool:
        built = build(paper(), [french], list(Format), pool, Stopwatch())
    assert not built.diagnostics
    return {form.value: artifact.content for (_, form), artifact in built.artifacts.items()}


def test_a_note_that_all_languages_have_has_its_number_in_all_of_them() -> None:
    numbers = {
        code: {note.identifier: note.number for note in manuscript(code).notes if note.number > 0}
        for code in ("en", "fr")
    }
    assert numbers["fr"] == numbers["en"] == {"doe": 1, "two": 2, "roe": 3, "doe-2": 4}


def test_translators_notes_are_counted_apart_in_their_order() -> None:
    assert [note.identifier for note in manuscript("fr").notes if note.number < 0] == ["tn-mot", "tn-autre"]


@pytest.mark.parametrize(
    ("number", "mark", "anchor"), [(7, "7", "7"), (-1, "a", "tn-1"), (-26, "z", "tn-26"), (-27, "aa", "tn-27")]
)
def test_a_translators_note_is_marked_by_a_letter(number: int, mark: str, anchor: str) -> None:
    assert (note_mark(number), note_anchor(number), anchored_number(anchor)) == (mark, anchor, number)


@pytest.mark.pango
def test_each_format_shows_its_letter_with_what_it_is_and_leads_there_and_back() -> None:
    html = made()["html"].decode()
    with zipfile.ZipFile(io.BytesIO(made()["epub"])) as book:
        chapter = next(book.read(name).decode() for name in book.namelist() if b"note-tn-1" in book.read(name))
    for text in (html, chapter):
        assert re.search(r'href="#note-tn-1"[^>]*>a</a>', text)
        assert re.search(r'id="note-tn-1".*?<span class="note-kind">Note de traduction\.</span>', text, re.DOTALL)
        assert 'href="#call-tn-1"' in text
        assert re.search(r'aria-label="Note de traduction a"', text)
    names = pypdf.PdfReader(io.BytesIO(made()["pdf"])).named_destinations
    assert {"note-tn-1", "call-tn-1", "note-tn-2", "call-tn-2"} <= names.keys()


@pytest.mark.pango
def test_no_short_form_in_print_refers_to_a_translators_note() -> None:
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made()["pdf"])).pages)
    notes = " ".join(text.split()).replace("\u202f", " ").replace("\u00a0", " ")
    assert "Open doors, 2020, p. 9" in notes  # the translator's own, in full
    assert re.search(r"3 Jim Roe, Open doors, 2020", notes)  # the first that names it, though the translator did before
    assert "note 1" in notes  # the fourth refers to the first
