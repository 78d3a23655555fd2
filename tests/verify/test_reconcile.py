"""A note in print may name its works in short, but says all that its author says in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from paperbuild.model.formats import Format
from paperbuild.model.paper import Paper
from paperbuild.verify.edition import Edition
from paperbuild.verify.flow import LINE_END, Flow
from paperbuild.verify.place import WHOLE, BuiltFile
from paperbuild.verify.reading import FileReading, NoteText, Word
from paperbuild.verify.reconcile import Reconciliation, _is_page_number
from paperbuild.verify.vocabulary import vocabulary
from paperbuild.verify.words import compare, first_missing

LIBRARY = """@report{marsh, author = {Marsh, Clara}, title = {The rent and the river}, date = {2021}}
@book{okafor, author = {Okafor, Ben}, title = {Rooms}, date = {2019}, publisher = {House}}
"""
NOTE = (
    "See [@marsh, p. 4, who does not agree] and, for towns that have no river at all, [cf. @okafor, chap. iv]. "
    "Not a word was said of it."
)
FULL = (
    "See Clara Marsh, The rent and the river, 2021, p. 4, who does not agree, and, for towns that have no river at "
    "all, cf. Ben Okafor, Rooms, House, 2019, chap. iv. Not a word was said of it."
)
SHORT = (
    "See Marsh, The rent and the river, who does not agree, and, for towns that have no riv|er at all, cf. Okafor, "
    "Rooms. Not a word was said of it."
)
REFERRED = [
    ("see", ""), ("Table", "instead0"), ("1", "instead0"), ("and", ""), ("equation", "instead1"), ("2", "instead1"),
    ("here", ""),
]  # fmt: skip


def words(text: str) -> tuple[Word, ...]:
    flow = Flow()
    flow.add(text.replace("|", LINE_END), WHOLE)
    return flow.words()[0]


@pytest.fixture
def paper(make_paper: Callable[[Mapping[str, Any]], Paper]) -> Paper:
    text = f"# One\n\nA claim.[^towns]\n\n[^towns]: {NOTE}\n"
    return make_paper({"content/en/01-one.md": text, "bibliography.bib": LIBRARY})


def told(paper: Paper, printed: str, name: str = "towns") -> list[str]:
    notes = {
        Format.HTML: NoteText(1, words(FULL), WHOLE, "1", name),
        Format.PDF: NoteText(1, words(printed), WHOLE, "1"),
    }
    files = {kind: BuiltFile(f"build/en/a.{kind}", "en", b"", Path("nowhere")) for kind in notes}
    readings = {kind: FileReading(notes=(note,)) for kind, note in notes.items()}
    edition = Edition("en", files, vocabulary(paper, paper.source), readings)
    return [one.message for one in Reconciliation().check(edition)]


def test_a_note_in_short_that_says_all_its_author_says_is_right(paper: Paper) -> None:
    assert told(paper, SHORT) == []
    assert told(paper, FULL) == []


@pytest.mark.parametrize(
    ("gone", "word"),
    [
        ("not ", "agree"),  # for another `Not` follows
        ("Not a word was said of it.", "not"),
        (", for towns that have no riv|er at all", "for"),
        ("cf. ", "cf"),
        ("See ", "see"),
        (", who does not agree", "who"),
    ],
)
def test_what_its_author_says_and_print_leaves_out_is_told(paper: Paper, gone: str, word: str) -> None:
    said = f"note 1 does not have `{word}`, or not the words that the HTML has before it"
    assert told(paper, SHORT.replace(gone, "")) == [said]


def test_of_a_note_without_a_name_only_the_works_are_compared(paper: Paper) -> None:
    assert told(paper, SHORT.replace("not ", ""), name="") == []
    assert told(paper, SHORT.replace("Rooms", ""), name="") == [
        "note 1 does not name `okafor`, which the HTML names there"
    ]


def test_words_are_looked_for_in_their_order_and_across_the_ends_of_lines() -> None:
    assert first_missing(["one", "river"], words("One, by the riv|er")) == ""
    assert first_missing(["river", "one"], words("One, by the riv|er")) == "one"
    assert first_missing([], ()) == ""
    assert first_missing(["one"], ()) == "one"


@pytest.mark.parametrize(
    ("printed", "is_right"),
    [
        ("see page 6 and page 5 here", True),
        ("see page 6 and here", False),
        ("see page 6 or page 5 here", False),
        ("see page 6 and page here", False),
    ],
)
def test_pages_that_are_named_in_a_row_are_read_as_the_references_that_they_are(printed: str, is_right: bool) -> None:
    left = [Word(text, WHOLE, page=page) for text, page in REFERRED]
    right = [Word(text, WHOLE) for text in printed.split()]
    assert all(_is_page_number(one, left, right) for one in compare(left, right)) == is_right


IN_FULL = ["Clara Marsh, The rent, 2021, p. 4", "Ben Okafor, Rooms, 2019, p. 9", "Clara Marsh, Tides, 2020"]
ROW = """@report{rent, author = {Marsh, Clara}, title = {The rent}, date = {2021}}
@report{tides, author = {Marsh, Clara}, title = {Tides}, date = {2020}}
@book{rooms, author = {Okafor, Ben and Lee, Ann}, title = {Rooms}, date = {2019}}
"""


def told_of(make_paper: Callable[[Mapping[str, Any]], Paper], *notes: tuple[str, str]) -> list[str]:
    """What is told of notes in a row, each as the HTML has it and as print has it."""
    paper = make_paper({"bibliography.bib": ROW})
    readings = {
        kind: FileReading(
            notes=tuple(NoteText(at, words(one[side]), WHOLE, str(at)) for at, one in enumerate(notes, 1))
        )
        for side, kind in enumerate((Format.HTML, Format.PDF))
    }
    files = {kind: BuiltFile(f"build/en/a.{kind}", "en", b"", Path("nowhere")) for kind in readings}
    edition = Edition("en", files, vocabulary(paper, paper.source), readings)
    return [one.message for one in Reconciliation().check(edition)]


@pytest.mark.parametrize(
    ("full", "printed"),
    [
        (f"{IN_FULL[0]}.", "Ibid., p. 4."),
        (f"{IN_FULL[0]}.", "Ibid 4."),  # a style without marks before places
        (f"{IN_FULL[0]}.", "Там же, p. 4."),
        (f"{IN_FULL[0]}.", "A.g.e., p. 4."),
        (f"See {IN_FULL[0]}; {IN_FULL[1]}.", "See ibid., p. 4; Ben Okafor, Rooms, 2019, p. 9."),
        (f"{IN_FULL[0]}; {IN_FULL[0]}; {IN_FULL[0]}.", "Marsh, The rent (note 1), p. 4; ibid., p. 4; ibid., p. 4."),
        (f"{IN_FULL[0]}.", "Marsh (n 1) 4."),  # the number tells which of her works
    ],
)
def test_a_work_that_comes_again_has_the_words_that_a_style_has_for_it(
    make_paper: Callable[[Mapping[str, Any]], Paper], full: str, printed: str
) -> None:
    assert told_of(make_paper, (IN_FULL[0], IN_FULL[0]), (full, printed)) == []


def test_an_author_with_one_work_is_name_enough(make_paper: Callable[[Mapping[str, Any]], Paper]) -> None:
    notes = (IN_FULL[1], IN_FULL[1]), (IN_FULL[0], IN_FULL[0]), (IN_FULL[1], "Okafor and Lee, p. 9")
    assert told_of(make_paper, *notes) == []


@pytest.mark.parametrize(
    ("full", "printed", "message"),
    [
        (IN_FULL[0], "Marsh, p. 4", "note 3 does not name `rent`, which the HTML names there"),
        (IN_FULL[0], "Marsh (n 2) 4", "note 3 does not name `rent`, which the HTML names there"),
        (IN_FULL[0], "Ibid., p. 4", "note 3 does not name `rent`, which the HTML names there"),
        (f"{IN_FULL[1]}; {IN_FULL[0]}", "Ibid.", "note 3 does not name `rent`, which the HTML names there"),
        (f"{IN_FULL[1]}, {IN_FULL[0]}", "Ibid.; The rent, too", "note 3 says `too`, which the HTML does not say there"),
        (IN_FULL[1], "All that he says of it", "note 3 says `all`, which the HTML does not say there"),
        (IN_FULL[0], "Lost, The rent", "note 3 says `lost`, which the HTML does not say there"),
    ],
)  # fmt: skip
def test_a_work_that_nothing_names_and_a_word_too_many_are_told(
    make_paper: Callable[[Mapping[str, Any]], Paper], full: str, printed: str, message: str
) -> None:
    assert told_of(make_paper, (IN_FULL[0], IN_FULL[0]), (IN_FULL[1], IN_FULL[1]), (full, printed)) == [message]
