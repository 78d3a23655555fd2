"""Reads libraries by pandoc into works: what is changed from pandoc's own reading, and what it leaves out."""

from __future__ import annotations

import subprocess
import sys
from functools import cache

import pytest

from paperbuild.engines.limits import EngineLimits
from paperbuild.findings.source import SourceFile
from paperbuild.model.work import Work
from paperbuild.output.text.citations import works
from paperbuild.output.text.references import as_csl_json, plain, tagged
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from tests.clock import HANGS_S

LIBRARY = r"""
@xdata{hands, editor = {Roe, Ann and Poe, Ben and Moe, Cy}, publisher = {Tide and Sons}}
@book{note, title = {A}, author = {Doe, Jo}, note = {Author: the clerk}}
@book{math, title = {Heat of CO$_2$ at $\mu$}, author = {Doe, Jo}}
@book{house, title = {A}, publisher = {Hill and Sea}, location = {Port of Spain, Trinidad and Tobago}}
@book{towns, title = {A}, publisher = {P}, location = {Leeds and York}}
@book{dotless, title = {Pol{\'\i}tica}, author = {Garc{\'{\i}}a, Luc\'\i a}}
@book{particle, title = {A}, author = {van den Berg, Tom}}
@book{dropped, title = {A}, author = {von Stein, Ida}, options = {useprefix=false}}
@book{extended, title = {A}, author = {family=Berg, given=Tom, prefix=van den, useprefix=true}}
@book{borrowed, title = {A}, editor = {xdata=hands}, publisher = {xdata=hands-publisher}}
@book{second, title = {A}, editor = {xdata=hands-editor-2}}
@book{nobody, title = {A}, editor = {xdata=missing-editor-2}}
@book{round, title = {A}, editor = {xdata=round-editor}}
@thesis{kind, title = {A}, institution = {U}, type = {{PhD} thesis \emph{magna}}}
@thesis{keyed, title = {A}, institution = {U}, type = {phdthesis}}
@article{eid, title = {A}, journaltitle = {J}, volume = {3}, number = {4}, eid = {e12}, issue = {Spring},
  issuetitle = {Borders}, issuesubtitle = {A survey}}
@article{named, title = {A}, journaltitle = {J}, issue = {Spring}}
@article{series, title = {A}, journaltitle = {J}, series = {newseries}}
@book{volume, title = {The Part}, maintitle = {The Whole}, volume = {IV}, edition = {Second}}
@book{edition, title = {A}, edition = {3rd edn}}
@book{revised, title = {A}, edition = {revised}}
@book{zweite, title = {A}, edition = {Zweite Auflage}}
@book{more, title = {A}, edition = {second, revised}}
@book{colon, title = {Who pays?}, subtitle = {A survey}}
@book{tongue, title = {Das Haus}, langid = {german}}
@book{spoken, title = {La casa}, language = {Italian}}
@book{own, title = {The House}, langid = {english}}
@online{escaped, title = {A}, url = {https://a.example/x{\_}y\%20z}, doi = {10.1000/a{\_}b}}
@report{short, title = {A}, author = {{Coast Alliance}}, shortauthor = {{CA}}}
@report{held, title = {A}, author = {{Coast Alliance (CA)}}, shortauthor = {{CA}}}
@collection{parent, title = {Whole}, date = {1850~}}
@incollection{child, title = {Part}, crossref = {parent}}
@book{austrian, title = {Das Haus}, langid = {naustrian}}
@book{cyrillic, title = {Kuća}, langid = {serbianc}}
@book{latin, title = {Kuća}, langid = {sr-Latn}}
@book{traditional, title = {房子}, langid = {zh-Hant}}
@book{brazil, title = {A casa}, language = {pt-BR}}
@book{british, title = {The House}, langid = {british}}
@article{ranged, title = {A}, journaltitle = {J}, pages = {12---15}}
@article{parts, title = {A}, journaltitle = {J}, pages = {10-1--10-12}}
@article{numbered, title = {A}, journaltitle = {J}, pages = {Article 12}}
@article{coded, title = {A}, journaltitle = {J}, pages = {e1003285}}
@article{paged, title = {A}, journaltitle = {J}, pages = {Seite 12}}
@article{roman, title = {A}, journaltitle = {J}, pages = {xii 15}}
@book{sorted, title = {\noopsort{b}Tides}, author = {{\noopsort{aaa}}Roe, Ann}, year = {2001}}
@book{loud, title = {A}, author = {Doe, Jo AND Roe, Ann And {Hill AND Sea}}}
@article{counted, title = {A}, journaltitle = {J}, series = {2}, volume = {3}}
@book{asks, title = {What now?}, titleaddon = {A report}, date = {2001}}
@book{called, ids = {formerly}, title = {Whole}, publisher = {P}}
@inbook{within, title = {Part}, crossref = {formerly}}
@book{into, title = {A}, author = {Doe, Jo}, editor = {Roe, Ann}, editortype = {translator}}
@book{quoting, title = {Who "owns" the "tidal flats"?}, author = {Doe, Jo}}
@book{catalogue, title = {Tides /}, publisher = {P,}, location = {Leeds ;}, series = {Shores =}}
@book{umlaut, title = {M"uller and S"ohne}, author = {Doe, Jo}}
@book{han, title = {A}, author = {陈, 思远}}
"""


@cache
def work(key: str, locale: str = "en") -> Work:
    read = works(parse_bibliography(SourceFile("bibliography.bib", LIBRARY)), None, locale, EngineLimits(HANGS_S))
    return {one.key: one for one in read}[key]


def said(key: str, variable: str) -> str:
    return plain(work(key).texts.get(variable, []))


@pytest.mark.parametrize(
    ("key", "variable", "text"),
    [
        ("note", "note", "Author: the clerk"),
        ("house", "publisher", "Hill and Sea"),
        ("house", "publisher-place", "Port of Spain, Trinidad and Tobago"),
        ("towns", "publisher-place", "Leeds/York"),
        ("dotless", "title", "Política"),
        ("borrowed", "publisher", "Tide and Sons"),
        ("kind", "genre", "PhD thesis magna"),
        ("eid", "eid", "e12"),
        ("eid", "issue", "4"),
        ("eid", "issue-name", "Spring"),
        ("named", "issue-name", ""),
        ("named", "issue", "Spring"),
        ("eid", "issue-title", "Borders: A survey"),
        ("series", "collection-title", "new series"),
        ("volume", "volume-title", "The Part"),
        ("volume", "volume-designation", "IV"),
        ("volume", "edition", "2"),
        ("edition", "edition", "3"),
        ("revised", "edition", "revised"),
        ("zweite", "edition", "2"),
        ("more", "edition", "second, revised"),
        ("colon", "title", "Who pays? A survey"),
        ("short", "author-short", "CA"),
        ("sorted", "title", "Tides"),
        ("counted", "collection-title", "2nd series"),
        ("asks", "title", "What now? A report"),
        ("within", "container-title", "Whole"),
        ("within", "publisher", "P"),
        ("short", "author-acronym", "CA"),
        ("held", "author-acronym", ""),
        ("ranged", "page", "12–15"),
        ("ranged", "page-named", ""),
        ("parts", "page", "10-1-10-12"),
        ("parts", "page-range", "10-1–10-12"),
        ("numbered", "page-named", "Article 12"),
        ("coded", "page-named", "e1003285"),
        ("paged", "page-named", ""),
        ("roman", "page-named", ""),
        ("catalogue", "title", "Tides"),
        ("catalogue", "publisher-place", "Leeds"),
        ("catalogue", "collection-title", "Shores"),
    ],
)
def test_a_text_is_what_the_library_says(key: str, variable: str, text: str) -> None:
    assert said(key, variable).casefold() == text.casefold()


def test_straight_marks_are_those_of_a_quotation_and_those_within_a_word_are_none() -> None:
    assert [one["c"][0]["t"] for one in work("quoting").texts["title"] if one["t"] == "Quoted"] == ["DoubleQuote"] * 2
    assert not any(one["t"] == "Quoted" for one in work("umlaut").texts["title"])


def test_a_formula_is_set_in_letters() -> None:
    assert tagged(work("math").texts["title"]) == "Heat of CO<sub>2</sub> at <i>μ</i>"


@pytest.mark.parametrize(
    ("key", "role", "full", "family"),
    [
        ("particle", "author", ["Tom van den Berg"], ["van den Berg"]),
        ("extended", "author", ["Tom van den Berg"], ["van den Berg"]),
        ("dropped", "author", ["Ida von Stein"], ["Stein"]),
        ("dotless", "author", ["Lucía García"], ["García"]),
        ("borrowed", "editor", ["Ann Roe", "Ben Poe", "Cy Moe"], ["Roe", "Poe", "Moe"]),
        ("second", "editor", ["Ben Poe"], ["Poe"]),
        ("nobody", "editor", [], []),
        ("round", "editor", [], []),
        ("sorted", "author", ["Ann Roe"], ["Roe"]),
        ("loud", "author", ["Jo Doe", "Ann Roe", "Hill AND Sea"], ["Doe", "Roe", "Hill AND Sea"]),
        ("into", "translator", ["Ann Roe"], ["Roe"]),
        ("into", "editor", [], []),
        ("han", "author", ["陈思远"], ["陈"]),
    ],
)
def test_a_name_is_whole_and_has_its_particle(key: str, role: str, full: list[str], family: list[str]) -> None:
    names = work(key).names.get(role, ())
    assert [name.full_name for name in names] == full
    assert [name.family_name for name in names] == family


@pytest.mark.parametrize(
    ("key", "tag"),
    [
        ("tongue", "de"),
        ("spoken", "it"),
        ("own", ""),
        ("british", ""),
        ("austrian", "de-AT"),
        ("cyrillic", "sr-Cyrl"),
        ("latin", "sr-Latn"),
        ("traditional", "zh-Hant"),
        ("brazil", "pt-BR"),
    ],
)
def test_a_title_in_another_language_says_which(key: str, tag: str) -> None:
    [*_, last] = work(key).texts["title"]
    assert (last["t"] == "Span" and last["c"][0][2] == [["lang", tag]]) == bool(tag)


def test_a_title_in_another_script_of_the_language_says_which() -> None:
    assert work("latin", "sr-Cyrl").texts["title"][-1]["t"] == "Span"
    assert work("cyrillic", "sr-Cyrl").texts["title"][-1]["t"] != "Span"


def test_words_that_biblatex_knows_are_those_of_the_paper() -> None:
    assert work("keyed").values["genre"] == "PhD thesis"
    assert work("keyed", "fr").values["genre"] == "thèse de doctorat"


def test_an_address_has_no_backslash_that_only_tex_needs() -> None:
    assert work("escaped").values["URL"] == "https://a.example/x_y%20z"
    assert work("escaped").values["DOI"] == "10.1000/a_b"


def test_a_date_is_that_of_the_parent_where_the_entry_has_none() -> None:
    assert work("child").dates["issued"]["literal"] == work("parent").dates["issued"]["literal"] == "c. 1850"
    assert plain(work("child").texts["container-title"]) == "Whole"


def test_csl_json_has_nothing_that_only_our_style_knows() -> None:
    item = as_csl_json(work("eid"))
    assert item.keys().isdisjoint({"eid", "issue-name", "issue-title"})
    assert as_csl_json(work("particle"))["author"] == [
        {"family": "Berg", "given": "Tom", "non-dropping-particle": "van den"}
    ]


def test_the_languages_of_works_are_told_without_the_data_of_all_languages() -> None:
    program = (
        "from babel import localedata; from paperbuild.language.languages import language_named;"
        "assert [language_named(one) for one in ('German', 'de-DE', 'zh', 'nonsense')] == ['de', 'de-DE', 'zh', ''];"
        "print(len(localedata._cache))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert int(done.stdout) < 10, "all of them take a second and 300 MB"
