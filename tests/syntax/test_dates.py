"""Dates in the library: what is read, what is printed of it in a language, and that pandoc prints the same."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperbuild.engines.limits import EngineLimits
from paperbuild.engines.pandoc import pandoc_path
from paperbuild.findings.source import SourceFile
from paperbuild.model.bibliography import Entry
from paperbuild.model.library_date import LibraryDate, Moment
from paperbuild.output.text.citations import works
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from paperbuild.syntax.bibtex.dates import entry_date, month_of, read_date, read_year
from paperbuild.syntax.bibtex.printed_date import PrintedDate, date_text, printed_date
from tests.clock import HANGS_S
from tests.thorough import tries

STYLE = Path(__file__).parents[2] / "templates/notes.csl"

# What is typed; the date as ISO 8601-2 has it; what is printed in English.
DATES = {
    "2019": ("2019", "2019"),
    "2019-09": ("2019-09", "September 2019"),
    "2019-09-24": ("2019-09-24", "24 September 2019"),
    "2019-09-24T10:00:00Z": ("2019-09-24", "24 September 2019"),
    "2019-21": ("2019-21", "Spring 2019"),
    "2005/2006": ("2005/2006", "2005–2006"),
    "2005-06": ("2005-06", "June 2005"),
    "2001/": ("2001/..", "2001–"),
    "2001/..": ("2001/..", "2001–"),
    "/2001": ("../2001", "before 2001"),
    "../1999-09": ("../1999-09", "before September 1999"),
    "1850~": ("1850~", "c. 1850"),
    "1850?": ("1850?", "1850?"),
    "1850-05-03%": ("1850-05-03%", "c. 3 May 1850?"),
    "1850~/1860~": ("1850~/1860~", "c. 1850–1860"),
    "1850/1860?": ("1850/1860?", "1850–1860?"),
    "199X": ("1990/1999", "1990s"),
    "19XX": ("1900/1999", "1900–1999"),
    "199X/200X": ("1990/2009", "1990–2009"),
    "2004-XX": ("2004", "2004"),
    "2004-06-XX": ("2004-06", "June 2004"),
    "-0044": ("-0044", "45 BC"),
    "-0044~": ("-0044~", "c. 45 BC"),
    "0000": ("0000", "1 BC"),
    "0850?": ("0850?", "850 AD?"),
    "y12345": ("y12345", "12345"),
    "2005-05-03/05": ("2005-05-03/2005-05-05", "3 May 2005–5 May 2005"),
    "2005-05/07": ("2005-05/2005-07", "May 2005–July 2005"),
    # What people write
    "2003--": ("2003/..", "2003–"),
    "24 September 2019": ("2019-09-24", "24 September 2019"),
    "September 24, 2019": ("2019-09-24", "24 September 2019"),
    "Sept. 2019": ("2019-09", "September 2019"),
    "septembre 2019": ("2019-09", "September 2019"),
    "24 de septiembre de 2019": ("2019-09-24", "24 September 2019"),
    "1. März 2019": ("2019-03-01", "1 March 2019"),
    "2019年5月3日": ("2019-05-03", "3 May 2019"),
    "2019-9-4": ("2019-09-04", "4 September 2019"),
    "2019/09/24": ("2019-09-24", "24 September 2019"),
    "24.9.2019": ("2019-09-24", "24 September 2019"),
    "24/09/2019": ("2019-09-24", "24 September 2019"),
    "2019--2020": ("2019/2020", "2019–2020"),
    "c. 1850": ("1850~", "c. 1850"),
    "ca 1850": ("1850~", "c. 1850"),
    "1990s": ("1990/1999", "1990s"),
    "{2018}": ("2018", "2018"),
    r"1850{\textasciitilde}": ("1850~", "c. 1850"),
    # What keeps the form that it was typed in
    "2005/06": ("2005/2006", "2005/06"),
    "1978/79": ("1978/1979", "1978/79"),
    "1999/00": ("1999/2000", "1999/00"),
    "2019/12": ("2019", "2019/12"),
    "[1796]": ("1796", "[1796]"),
    "[1796?]": ("1796", "[1796?]"),
    "c1999": ("1999", "c1999"),
    "2019a": ("2019", "2019a"),
    "in press": ("", "in press"),
    "forthcoming": ("", "forthcoming"),
    "n.d.": ("", "n.d."),
    "Michaelmas": ("", "Michaelmas"),
    "": ("", ""),
}


@pytest.mark.parametrize("typed", DATES)
def test_a_date_is_understood_and_printed(typed: str) -> None:
    date = read_date(typed)
    assert (date.edtf, date_text(date, "en"), date.fault) == (*DATES[typed], "")


FAULTY = {
    "2019-13": "there is no month 13",
    "2019-02-29": "2019-02 has no day 29",
    "31 February 2019": "2019-02 has no day 31",
    "2019-21-01": "there is no month 21",
    "2020/2019": "the range ends before it begins",
    "1979/78": "the range ends before it begins",
    "2019/2020/2021": "a range is two dates",
    "/": "a range is two dates",
    "..": "a year, a month or a day",
    "19": "a year, a month or a day",
    "20l9": "a year, a month or a day",
    "03/04/2019": "a year, a month or a day",  # March or April?
}


@pytest.mark.parametrize("typed", FAULTY)
def test_a_date_that_none_can_tell_is_printed_as_typed_and_its_fault_said(typed: str) -> None:
    date = read_date(typed)
    assert FAULTY[typed] in date.fault
    assert date.hint
    assert printed_date(date, "en") == PrintedDate(literal=typed)


OLDER = {
    ("2019", "9", ""): "September 2019",
    ("2019", "sep", "24"): "24 September 2019",
    ("{2019}", "{September}", ""): "September 2019",
    ("2019", "sep~24", ""): "24 September 2019",
    ("2019", "24 septembre", ""): "24 September 2019",
    ("2019", "Sep/Oct", ""): "September 2019–October 2019",
    ("2019", "dec # jan", ""): "dec # jan 2019",
    ("2019", "December--January", ""): "December 2019–January 2020",
    ("2019", "Spring", ""): "Spring 2019",
    ("2019", "Michaelmas", ""): "Michaelmas 2019",
    ("1850~", "may", ""): "c. May 1850",
    ("[1850]", "may", ""): "May [1850]",
    ("2005/2006", "", ""): "2005/2006",
    ("1978-79", "", ""): "1978–79",
    ("2005-06", "", ""): "2005–06",
    ("2019-09", "", ""): "September 2019",
    ("-44", "", ""): "44 BC",
    ("850", "", ""): "850 AD",
    ("in press", "", ""): "in press",
}


@pytest.mark.parametrize("fields", OLDER)
def test_year_month_and_day_are_one_date(fields: tuple[str, str, str]) -> None:
    assert date_text(read_year(*fields), "en") == OLDER[fields]


def test_a_month_that_is_none_is_told_from_one() -> None:
    assert [month_of(each) for each in ("9", "sep~24", "Sep/Oct", "13", "0", "Foo", "a/b/c")] == [
        *([(9, 0)], [(9, 24)], [(9, 0), (10, 0)]),
        *[None] * 4,
    ]


def _entry(fields: str) -> Entry:
    return parse_bibliography(SourceFile("bibliography.bib", f"@misc{{k, {fields}}}")).entries[0]


def test_an_entry_is_dated_by_its_date_and_else_by_its_year() -> None:
    assert entry_date(_entry("date = {2019-09}, year = {2018}")).edtf == "2019-09"
    assert entry_date(_entry("date = {soon}, year = {2018}, month = sep")).edtf == "2018-09"
    assert entry_date(_entry("date = {soon}")).typed == "soon"
    assert entry_date(_entry("year = {2018}, urldate = {2020-01-02}"), "urldate").edtf == "2020-01-02"


@pytest.mark.parametrize("typed", ["Accessed: 2020-01-02", "last accessed on 2 January 2020", "abgerufen am 2.1.2020"])
def test_a_day_of_access_needs_no_word_that_says_so(typed: str) -> None:
    assert entry_date(_entry(f"urldate = {{{typed}}}"), "urldate").edtf == "2020-01-02"
    assert not entry_date(_entry("title = {T}"))


IN_LANGUAGES = {
    "de": "ca. 1850 | vor September 1999 | 1990er-Jahre | Frühjahr 2001 | 24. September 2019 | im Druck",
    "fr": "vers 1850 | avant septembre 1999 | années 1990 | printemps 2001 | 24 septembre 2019 | sous presse",
    "es": "c. 1850 | antes de septiembre de 1999 | década de 1990 | primavera 2001"
    " | 24 de septiembre de 2019 | en prensa",
    "pl": "ok. 1850 | przed wrzesień 1999 | 1990–1999 | wiosna 2001 | 24 września 2019 | w druku",
    "zh": "约1850年 | 1999年9月以前 | 1990年代 | 2001年春 | 2019年9月24日 | 送印中",
    "hu": "kb. 1850 | 1999. szeptember előtt | 1990-es évek | tavasz 2001 | 2019. szeptember 24. | nyomtatás alatt",
    "ga": "c. 1850 | before Meán Fómhair 1999 | 1990s | Spring 2001 | 24 Meán Fómhair 2019 | in press",
}


@pytest.mark.parametrize("locale", IN_LANGUAGES)
def test_a_date_is_printed_in_the_paper_s_language(locale: str) -> None:
    typed = ("1850~", "../1999-09", "199X", "2001-21", "24 September 2019", "in press")
    assert " | ".join(date_text(read_date(each), locale) for each in typed) == IN_LANGUAGES[locale]


def test_data_and_lists_have_of_a_date_what_they_need() -> None:
    assert [
        read_date(each).iso for each in ("2019-09-24/2020", "2001-21", "../1999", "-0044", "in press", "1850~")
    ] == [*("2019-09-24", "2001", "1999", "", "", "1850")]
    typed = ["2019-09", "in press", "-0044", "2019", "2001-24", "2001-11", "2001-21", "199X", "1990", "2019-09-03"]
    in_order = ["-0044", "1990", "199X", "2001-21", "2001-11", "2001-24", "2019", "2019-09", "2019-09-03", "in press"]
    assert sorted(typed, key=lambda each: read_date(each).order) == in_order


def test_no_length_of_text_is_too_much() -> None:
    assert read_date("9" * 1_000_000).fault
    assert read_date("-" * 1_000_000).typed


# --- Beside pandoc

_years = st.one_of(st.integers(1000, 2100).map(str), st.integers(1, 999).map("{:04}".format))
_months = st.tuples(_years, st.integers(1, 12)).map(lambda parts: f"{parts[0]}-{parts[1]:02}")
_days = st.dates().map(str)
_seasons = st.tuples(_years, st.integers(21, 24)).map(lambda parts: f"{parts[0]}-{parts[1]}")
_points = st.one_of(_years, _months, _days, _seasons)
# A range from a date to itself is that date, and has the word for a year that Russian puts behind one: see below.
_ranges = st.tuples(_points, _points).filter(lambda ends: ends[0] != ends[1]).map("/".join)
_ranges = _ranges.filter(lambda text: not read_date(text).fault)
_plain = st.one_of(_points, _ranges, _points.map("{}/".format), st.integers(1, 3000).map("-{:04}".format))


def _metadata(value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        return {"t": "MetaMap", "c": {name: _metadata(each) for name, each in value.items()}}
    if isinstance(value, list):
        return {"t": "MetaList", "c": [_metadata(each) for each in value]}
    return {"t": "MetaString", "c": value}


def _cited(document: dict[str, Any], *arguments: str) -> list[str]:
    command = [pandoc_path(), "--from=json", "--to=plain", "--wrap=none", "--citeproc", f"--csl={STYLE}", *arguments]
    done = subprocess.run(command, input=json.dumps(document), capture_output=True, text=True, check=True)
    return [line.split("] ", 1)[1] for line in done.stdout.split("\n") if re.match(r"\[\d+\] ", line)]


def _document(number: int, **meta: Any) -> dict[str, Any]:
    citation = {"citationPrefix": [], "citationSuffix": [], "citationMode": {"t": "NormalCitation"}}
    citations = [{"citationId": f"k{at}", "citationNoteNum": 1, "citationHash": 0, **citation} for at in range(number)]
    blocks = [{"t": "Para", "c": [{"t": "Cite", "c": [[each], [{"t": "Str", "c": "?"}]]}]} for each in citations]
    meta = {"suppress-bibliography": {"t": "MetaBool", "c": True}, **{name: _metadata(meta[name]) for name in meta}}
    return {"pandoc-api-version": [1, 23, 1], "meta": meta, "blocks": blocks}


def _ours(dates: list[LibraryDate], locale: str) -> list[str]:
    """What citeproc prints of dates in the form that it is given them by us."""
    forms = [printed_date(date, locale) for date in dates]
    issued: list[Any] = [form.edtf or {"literal": form.literal} for form in forms]
    references = [{"id": f"k{at}", "type": "book", "title": "T", "issued": each} for at, each in enumerate(issued)]
    return _cited(_document(len(dates), lang=locale, references=references))


def _pandocs(fields: list[str], locale: str, folder: Path) -> list[str]:
    """What pandoc prints of entries with such fields."""
    library = folder / "library.bib"
    entries = (f"@book{{k{at}, title = {{T}}, {each}}}\n" for at, each in enumerate(fields))
    library.write_text("".join(entries), encoding="utf-8")
    return _cited(_document(len(fields), lang=locale), f"--bibliography={library}")


@pytest.mark.slow
@settings(max_examples=tries(6, 50))
@given(dates=st.lists(_plain, min_size=30, max_size=30), locale=st.sampled_from(["en-GB", "de", "fr", "ru", "zh"]))
def test_pandoc_prints_the_same_of_a_plain_date(
    dates: list[str], locale: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    fields = [f"date = {{{date}}}" for date in dates]
    assert _ours([read_date(date) for date in dates], locale) == _pandocs(fields, locale, tmp_path_factory.mktemp("d"))


@settings(max_examples=tries(3, 30))
@given(years=st.lists(st.integers(-999, 2100).filter(bool).map(str), min_size=30, max_size=30))
def test_pandoc_prints_the_same_of_a_year_and_a_month(
    years: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    months = ["", "sep", "9"]
    pairs = [(year, months[at % len(months)]) for at, year in enumerate(years)]
    fields = [f"year = {{{year}}}" + (f", month = {month}" if month else "") for year, month in pairs]
    ours = _ours([read_year(year, month) for year, month in pairs], "en-GB")
    assert ours == _pandocs(fields, "en-GB", tmp_path_factory.mktemp("y"))


def test_a_range_from_a_date_to_itself_is_that_date(tmp_path: Path) -> None:
    assert _ours([read_date("1990/1990"), read_date("1990")], "ru") == ["T, 1990 г."] * 2
    assert _pandocs(["date = {1990/1990}"], "ru", tmp_path) == ["T, 1990."], "pandoc leaves the word out"


# Where we print otherwise than pandoc, and why. In `year`, pandoc prints any text as it stands.
OTHERWISE = {
    "date = {1850~}": ("T, 1850", "T, c. 1850", "the sign means something, and would be dropped"),
    "date = {1850?}": ("T, 1850", "T, 1850?", "the same"),
    "date = {/2001}": ("T, 2001", "T, before 2001", "the end would look like the whole"),
    "date = {../1999}": ("T", "T, before 1999", "nothing would be printed"),
    "date = {1999/..}": ("T", "T, 1999–", "nothing would be printed"),
    "date = {199X}": ("T", "T, 1990s", "nothing would be printed"),
    "date = {0000}": ("T", "T, 1 BC", "nothing would be printed"),
    "date = {2005/06}": ("T", "T, 2005/06", "nothing would be printed"),
    "date = {24 September 2019}": ("T", "T, 24 September 2019", "nothing would be printed"),
    "date = {in press}": ("T", "T, in press", "nothing would be printed"),
    "year = 2019, month = {September}": ("T, 2019", "T, September 2019", "the month would be dropped"),
    "year = {2019-09-24}": ("T, 2019-09-24", "T, 24 September 2019", "a date is said in words"),
    "year = {c. 1850}": ("T, c. 1850", "T, c. 1850", "no difference, but in other languages"),
    "year = {1999/..}": ("T, 1999/..", "T, 1999–", "readers do not know the sign"),
    "year = {2005/06}": ("T, 2005/06", "T, 2005/06", "no difference"),
    "year = {2005/2006}": ("T, 2005/2006", "T, 2005/2006", "no difference"),
    "year = {[1796]}": ("T, [1796]", "T, [1796]", "no difference"),
    "year = {1978-79}": ("T, 1978-79", "T, 1978–79", "a range has a dash"),
    "year = {199X}": ("T, 199X", "T, 1990s", "readers do not know the sign"),
}


def test_where_pandoc_prints_otherwise_has_its_reason(tmp_path: Path) -> None:
    ours = [line.rstrip(".") for line in _ours([entry_date(_entry(field)) for field in OTHERWISE], "en-GB")]
    assert ours == [each[1] for each in OTHERWISE.values()]
    theirs = [line.rstrip(".") for line in _pandocs(list(OTHERWISE), "en-GB", tmp_path)]
    assert theirs == [each[0].rstrip(".") for each in OTHERWISE.values()]


def test_a_work_has_the_date_that_words_say_and_its_year_for_data() -> None:
    entries = r"""
    @book{a, title = {A}, date = {1850~}, urldate = {12 May 2001}}
    @book{b, title = {B}, year = {in press}}
    @book{c, title = {C}, year = {2005/06}}
    @book{d, title = {D}, date = {1999/..}}
    """
    library = parse_bibliography(SourceFile("bibliography.bib", entries))
    dates = {work.key: work.dates for work in works(library, None, "de", EngineLimits(HANGS_S))}
    assert dates["a"]["issued"] == {"literal": "ca. 1850", "date-parts": [[1850]]}
    assert dates["a"]["accessed"]["date-parts"] == [[2001, 5, 12]]
    assert dates["b"]["issued"] == {"literal": "im Druck"}
    assert dates["c"]["issued"] == {"literal": "2005/06", "date-parts": [[2005]]}
    assert dates["d"]["issued"]["date-parts"][0] == [1999]


# --- Any text

_texts = st.text(max_size=40) | st.text("0123456789-/X.~?%[]{}c SeptJanuary年月", max_size=16)


@given(_texts, _texts)
def test_any_text_is_read_and_loses_nothing(year: str, month: str) -> None:
    for date in (read_date(year), read_year(year, month)):
        form = printed_date(date, "en")
        assert bool(date) == bool(form.edtf or form.literal)
        assert not (form.edtf and form.literal)
        assert bool(date.hint) == bool(date.fault)
        if date.edtf and not (date.typed or date.fault):
            assert read_date(date.edtf).edtf == date.edtf


def test_a_moment_is_written_as_it_is_read() -> None:
    assert read_date("1850%") == LibraryDate(*[Moment(1850, is_approximate=True, is_uncertain=True)] * 2)
