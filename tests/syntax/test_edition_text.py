"""The record of an edition says what it was made of, is read line by line as TOML is, and merges line by line."""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperbuild.findings.source import SourceFile
from paperbuild.model.edition import (
    EditionFault,
    EditionRecord,
    PublishedBlock,
    PublishedHeading,
    PublishedLocale,
    PublishedNote,
    PublishedWork,
    in_order,
)
from paperbuild.syntax.edition_text import is_edition_name, read_edition, read_editions, written_edition

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NAMES = st.text(st.sampled_from('ab.-é"\\ 1#='), min_size=1, max_size=6)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
LOCALES = st.builds(
    PublishedLocale,
    title=TEXT,
    headings=st.dictionaries(NAMES, st.builds(PublishedHeading, level=st.integers(1, 6), number=TEXT, text=TEXT)),
    notes=st.dictionaries(
        NAMES, st.builds(PublishedNote, number=st.integers(0, 99), section=TEXT, cites=TEXTS, is_citation=st.booleans())
    ),
    numbered=st.dictionaries(NAMES, TEXT),
    blocks=st.dictionaries(NAMES, st.builds(PublishedBlock, words=TEXT, number=TEXT, figures=TEXTS, carries=TEXTS)),
    places=st.lists(NAMES, unique=True).map(tuple),
)
RECORDS = st.builds(
    EditionRecord,
    file=st.just(SourceFile("content/editions/2026.toml", "")),
    name=st.just("2026"),
    date=st.dates(),
    replaces=TEXT,
    digest=TEXT,
    works=st.dictionaries(NAMES, st.builds(PublishedWork, author=TEXT, title=TEXT, date=TEXT)),
    locales=st.dictionaries(st.sampled_from(["en", "zh-Hans", "fr"]), LOCALES, max_size=2),
)


@given(RECORDS)
def test_what_is_written_is_read_as_it_was(record: EditionRecord) -> None:
    text = written_edition(record)
    read = read_edition(replace(record.file, text=text))
    assert isinstance(read, EditionRecord)
    assert replace(read, file=record.file) == record
    assert tomllib.loads(text)["form"] == 1


@given(RECORDS)
def test_each_line_is_read_by_itself_as_the_whole_is(record: EditionRecord) -> None:
    text = written_edition(record)
    # A value over two lines: the file is read as any TOML is.
    whole = text + '\n[beside]\n"x" = [\n  1,\n]\n'
    one, other = (read_edition(replace(record.file, text=each)) for each in (text, whole))
    assert isinstance(one, EditionRecord)
    assert isinstance(other, EditionRecord)
    assert replace(one, file=record.file) == replace(other, file=record.file)


@given(TEXT)
def test_no_text_makes_the_reader_raise(text: str) -> None:
    read = read_edition(SourceFile("content/editions/2026.toml", f"form = 1\n{text}"))
    assert read is None or isinstance(read, EditionRecord | EditionFault)


def test_one_thing_stands_in_one_line() -> None:
    blocks = {"rents.p1": PublishedBlock("ab 01", figures=("4", "5")), "rents.p2": PublishedBlock("cd")}
    locale = PublishedLocale("Rents", notes={"marsh": PublishedNote(1, "01-a.md", ("marsh2018, p. 4",))}, blocks=blocks)
    file = SourceFile("content/editions/1.toml", "")
    record = EditionRecord(file, "1", datetime.date(2026, 1, 1), locales={"en": locale})
    assert written_edition(record).splitlines()[-8:] == [
        '"en" = "Rents"',
        "",
        "[en.notes]",
        '"marsh" = { number = 1, section = "01-a.md", cites = ["marsh2018, p. 4"] }',
        "",
        "[en.blocks]",
        '"rents.p1" = { words = "ab 01", figures = ["4", "5"] }',
        '"rents.p2" = "cd"',
    ]


@pytest.mark.parametrize("name", ["2026", "1.2", "spring-2026", "A_b"])
def test_name_that_is_a_name_of_a_file_is_taken(name: str) -> None:
    assert is_edition_name(name)


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "a b", "-a", "é", "2026.", "a\\b"])
def test_name_that_some_system_cannot_have_is_not(name: str) -> None:
    assert not is_edition_name(name)


def test_of_one_day_the_one_that_replaces_comes_last() -> None:
    day = datetime.date(2026, 1, 1)
    file = SourceFile("content/editions/x.toml", "")
    first, second, third = (
        EditionRecord(file, name, day, replaces) for name, replaces in (("c", ""), ("b", "c"), ("a", "b"))
    )
    assert in_order([third, first, second]) == (first, second, third)


def test_a_loop_of_editions_ends() -> None:
    day = datetime.date(2026, 1, 1)
    file = SourceFile("content/editions/x.toml", "")
    both = [EditionRecord(file, "a", day, "b"), EditionRecord(file, "b", day, "a")]
    assert len(in_order(both)) == 2


def test_two_files_of_one_edition_by_case_are_a_fault() -> None:
    texts = [f'form = 1\nname = "{name}"\ndate = 2026-01-01\n' for name in ("May", "may")]
    files = [
        SourceFile(f"content/editions/{name}.toml", text) for name, text in zip(("May", "may"), texts, strict=True)
    ]
    read = read_editions(files)
    assert [one.name for one in read.records] == ["May"]
    assert "on record already, in May.toml" in read.faults[0].message
