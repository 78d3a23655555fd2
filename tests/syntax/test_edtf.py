"""Dates in the library: what is taken, what is refused and why, and what was probably meant."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperbuild.engines.pandoc import read_works
from paperbuild.findings.source import SourceFile
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from paperbuild.syntax.bibtex.edtf import date_fault, meant_date
from paperbuild.syntax.bibtex.library import library_text

TAKEN = [
    *("2019", "2019-09", "2019-09-24", "2020-02-29", "2019-21", "2019/2020", "2019-09/..", "/2019", "2019~", "2019?"),
    *("2019%", "1998~/2001?", "-0044", "y12345", "2019-09-24T10:00:00", "2019-09-24T10:00:00Z"),
]


@pytest.mark.parametrize("date", TAKEN)
def test_a_date_that_can_be_printed_is_taken(date: str) -> None:
    assert date_fault(date) == ""


def test_pandoc_prints_every_date_that_is_taken() -> None:
    entries = "".join(f"@misc{{k{number}, title = {{T}}, date = {{{date}}}}}\n" for number, date in enumerate(TAKEN))
    works = read_works(library_text(parse_bibliography(SourceFile("bibliography.bib", entries)).entries), "en-GB", 20)
    assert [work["issued"]["date-parts"] != [] for work in json.loads(works)] == [True] * len(TAKEN)


REFUSED = {
    "2019-13": "there is no month 13",
    "2019-00": "there is no month 00",
    "2019-02-29": "2019-02 has no day 29",
    "2019-21-01": "there is no month 21",
    "2020/2019": "the range ends before it begins",
    "2019/2020/2021": "a range is two dates",
    "/": "a range is two dates",
    "..": "a year, a month or a day",
    "199X": "a date with `X` in it is not printed",
    "19": "a year, a month or a day",
    "٢٠١٩": "a year, a month or a day",
    "": "a year, a month or a day",
}


@pytest.mark.parametrize(("date", "why"), REFUSED.items())
def test_anything_else_is_refused_with_the_reason(date: str, why: str) -> None:
    assert why in date_fault(date)


MEANT = {
    "24 September 2019": "2019-09-24",
    "Sept. 2019": "2019-09",
    "September 24, 2019": "2019-09-24",
    "2019-9-4": "2019-09-04",
    "2019/9/4": "2019-09-04",
    "24.9.2019": "2019-09-24",
    "24/09/2019": "2019-09-24",
    "03/04/2019": "",  # March or April?
    "2019-2020": "2019/2020",
    "2019–2020": "2019/2020",
    "c. 1998": "1998~",
    "[1998]": "1998?",
    "199X": "1990/1999",
    "1999-XX": "1999",
    "31 February 2019": "",
    "n.d.": "",
}


@pytest.mark.parametrize(("typed", "meant"), MEANT.items())
def test_what_was_probably_meant_is_said(typed: str, meant: str) -> None:
    assert meant_date(typed) == meant


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day: object) -> None:
    assert date_fault(str(day)) == ""


@given(st.text("0123456789-/X.~?[]c JanuarySeptember", max_size=14))
def test_what_is_proposed_is_always_a_date(typed: str) -> None:
    meant = meant_date(typed)
    assert not meant or date_fault(meant) == ""
