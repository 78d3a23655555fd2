"""Works of other programs come into the library whole: what has no place is told, and each is there once."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperbuild.engines.bibtex import plain_text
from paperbuild.exchange.works.add import added
from paperbuild.exchange.works.item import NewEntry
from paperbuild.exchange.works.latex import as_latex_text, as_title
from paperbuild.exchange.works.read import read_works
from paperbuild.findings.errors import UsageError
from paperbuild.findings.source import SourceFile
from paperbuild.model.bibliography import Bibliography
from paperbuild.syntax.bibtex.bibliography import parse_bibliography


def library_of(text: str) -> Bibliography:
    return parse_bibliography(SourceFile("bibliography.bib", text))


def read(text: str, name: str = "works", locale: str = "en") -> list[NewEntry]:
    return read_works(SourceFile(name, text), locale)


def one(text: str, **how: str) -> NewEntry:
    (found,) = read(text, **how)
    return found


CSL = {
    "id": "x1",
    "type": "article-journal",
    "title": "The rent & the river in Norway",
    "author": [
        {"family": "Gogh", "non-dropping-particle": "van", "given": "Ann", "suffix": "Jr."},
        {"literal": "Health and Rights"},
        {"family": "Rock and Roll", "given": "Bo", "ORCID": "0000"},
    ],
    "container-title": "Journal of Rents",
    "issued": {"date-parts": [[2020, 5, 3], [2020, 6]]},
    "accessed": {"raw": "2021-01-02"},
    "DOI": "10.1234/abc_d",
    "URL": "https://example.org/a_b?x=1&y=%7B",
    "volume": 3,
    "custom": {"a": "b"},
    "medium": "paper",
    "event-date": {"literal": "in spring"},
}


def test_csl_json() -> None:
    found = one(json.dumps([CSL]))
    assert found.type == "article"
    assert found.old_key == "x1"
    assert found.fields == {
        "title": "{The rent \\& the river in {Norway}}",
        "author": "{van Gogh, Jr., Ann and {Health and Rights} and {Rock and Roll}, Bo}",
        "journaltitle": "{Journal of Rents}",
        "date": "{2020-05-03/2020-06}",
        "urldate": "{2021-01-02}",
        "doi": "{10.1234/abc_d}",
        "url": "{https://example.org/a_b?x=1&y=%7B}",
        "volume": "{3}",
    }
    assert found.lost == ("ORCID of author", "custom", "medium", "event-date")


RIS = """TY  - CHAP\r
AU  - Marsh, Clara, Jr.\r
A1  - The Forum\r
ED  - Lee, Bo\r
TI  - The rent in\r
  Norway\r
T2  - Rents of the World\r
PY  - 2020///\r
DA  - 2020/05/03\r
SP  - 1\r
EP  - 20\r
SN  - 978-1-4028-9462-6\r
KW  - rents\r
KW  - rivers\r
TI  - Another title\r
C1  - custom\r
ER  - \r
\r
TY  - XYZ\r
T1  - Second\r
Y1  - no date\r
ER  -\r
"""


def test_ris() -> None:
    first, second = read(RIS)
    assert (first.type, second.type) == ("incollection", "misc")
    assert first.fields == {
        "author": "{Marsh, Jr., Clara and {The Forum}}",
        "editor": "{Lee, Bo}",
        "title": "{The rent in {Norway}}",
        "booktitle": "{Rents of the {World}}",
        "date": "{2020-05-03}",
        "isbn": "{978-1-4028-9462-6}",
        "keywords": "{rents, rivers}",
        "pages": "{1-20}",
    }
    assert first.lost == ("TI (Another title)", "C1")
    assert second.lost == ("Y1 (no date)",)


CFF = """cff-version: 1.2.0
message: Cite it.
title: A tool
version: 1.10
date-released: 2024-03-01
license: MIT
repository-code: https://example.org/x
authors:
  - {family-names: Marsh, given-names: Clara, name-particle: van, orcid: https://orcid.org/0}
  - name: The Forum
"""


def test_cff() -> None:
    found = one(CFF)
    assert found.type == "software"
    assert found.fields == {
        "title": "{A tool}",
        "version": "{1.10}",
        "date": "{2024-03-01}",
        "author": "{van Marsh, Clara and {The Forum}}",
        "url": "{https://example.org/x}",
    }
    assert found.lost == ("license", "orcid of author")
    article = CFF + "preferred-citation: {type: article, title: On rents, year: 2020, month: 5, start: 1, end: 9}\n"
    assert one(article).fields == {"title": "{On rents}", "date": "{2020-05}", "pages": "{1-9}"}


def test_bibtex_is_taken_as_it_is_typed() -> None:
    head = '@string{p = {The Press}}\n@Book{k, TITLE = "{A} \\"o", publisher = p, month = jan, '
    text = head + "year = 2020, note = {a} # p}\n"
    found = one(text)
    assert (found.type, found.old_key) == ("book", "k")
    assert found.fields == {
        "title": '"{A} \\"o"',
        "publisher": "{The Press}",
        "month": "jan",
        "year": "2020",
        "note": "{aThe Press}",
    }


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Rents in the city", "Rents in the city"),
        ("Rents in Norway: The human cost", "Rents in {Norway}: The human cost"),
        ("eBooks and the EU", "{eBooks} and the {EU}"),
        ("NGOs at work", "{NGOs} at work"),
        ("Housing Rights Are Human Rights", "{Housing Rights Are Human Rights}"),
        ("What should I do?", "What should I do?"),
        ("100 % of <i>Homo sapiens</i> & co", "100 \\% of \\emph{{Homo} sapiens} \\& co"),
    ],
)
def test_capitals_of_names_are_kept(title: str, written: str) -> None:
    assert as_title(title, is_english=True) == written


def test_titles_in_other_languages_need_no_braces() -> None:
    assert as_title("Die Miete in Norwegen", is_english=False) == "Die Miete in Norwegen"


def letters(text: str) -> str:
    return re.sub(r"[^0-9A-Za-z]", "", unicodedata.normalize("NFD", text))


@given(st.text(st.characters(exclude_categories=["C", "Z"]), max_size=40))
def test_any_text_is_one_value_that_says_it(text: str) -> None:
    for written in (as_latex_text(text), as_title(text, is_english=True)):
        (entry,) = library_of(f"@misc{{k, title = {{{written}}}}}").entries
        assert entry.value("title") == written
    if "<" not in text:
        assert letters(plain_text(as_latex_text(text))) == letters(text)


LIBRARY = """@book{grant-2014,
  author = {Grant, Ann},
  title = {The river},
  doi = {10.1234/river},
  date = {2014}
}

% about Marsh
@book{marsh-2021,
  author = {Marsh, Clara},
  title = {The rent},
  date = {2021}
}
"""


def test_keys_are_in_the_habit_of_the_library_and_entries_in_its_order() -> None:
    named = (("On houses", "Lee"), ("More houses", "Lee"), ("Ärger", "Zöller"))
    items = [{"type": "book", "title": title, "author": [{"family": name, "given": "Bo"}]} for title, name in named]
    works = read(json.dumps([{**item, "issued": {"date-parts": [[2019]]}} for item in items]))
    made = added(library_of(LIBRARY), works)
    assert list(made.works) == ["lee-2019", "lee-2019-more", "zoller-2019"]
    after = library_of(made.text)
    assert [entry.key for entry in after.entries] == [
        "grant-2014",
        "lee-2019",
        "lee-2019-more",
        "marsh-2021",
        "zoller-2019",
    ]
    assert "\n\n% about Marsh\n@book{marsh-2021,\n" in made.text
    assert made.text.endswith("  date         = {2019}\n}\n")


@pytest.mark.parametrize(
    ("keys", "expected"),
    [("Marsh2021", "Lee2019"), ("MARSH_21", "LEE_19"), ("marsh:2021", "lee:2019"), ("x", "lee2019")],
)
def test_habits(keys: str, expected: str) -> None:
    library = library_of(f"@book{{{keys}, author = {{Marsh, Clara}}, title = {{T}}, date = {{2021}}}}\n")
    assert list(added(library, read("@book{q, author={Lee, Bo}, title={H}, year=2019}")).works) == [expected]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("author={Müller, Jörg}", "muller2021"),
        ("author={Weiß, Ann}", "weiss2021"),
        ("author={{Nærøy kommune}}", "naeroy2021"),
        ("author={{\\'E}mile, Zoe}", "emile2021"),
        ("author={Łukasiewicz-Żak, Jan}", "lukasiewicz-zak2021"),
        ("author={Nguyễn, Văn Đạt}", "nguyen2021"),
        ("author={O’Neill, Ann}", "oneill2021"),
        ("author={Иванова, Ольга}", "ivanova2021"),
        ("author={{ООН по правам человека}}", "oon2021"),
        ("author={Γεωργίου, Άννα}", "georgioy2021"),
        ("author={王, 小明}", "wang2021"),
        ("author={김, 민수}", "gim2021"),
        ("author={محمد, علي}", "mhmd2021"),
        ("title={अधिकार और आवास}", "adhikar2021"),
        ("author={{…}}, title={住房权利}", "zhufangquanli2021"),
        ("author={{中华人民共和国国务院新闻办公室关于住房}}", "zhonghuarenmingongheguog2021"),
        ("author={-, -}", "work2021"),
        ("author={Fig-Tree, Ann}", "work-fig-tree2021"),
        ("author={Eq:, A}", "eq2021"),
    ],
)
def test_a_key_is_of_letters_that_every_program_takes(said: str, expected: str) -> None:
    (key,) = added(library_of(""), read(f"@book{{q, {said}, date={{2021}}}}")).works
    assert key == expected
    taken = library_of(f"@book{{{expected}, title={{Another}}, date={{2021}}}}")
    (other,) = added(taken, read(f"@book{{q, {said}, date={{2021}}}}")).works
    assert (other.isascii(), other.startswith(expected), other == expected) == (True, True, False)


def test_no_habit_makes_a_key_that_is_a_reference() -> None:
    library = library_of("@book{marsh:2021, author={Marsh, Clara}, title={T}, date={2021}}")
    assert list(added(library, read("@book{q, author={Fig, Ann}, title={H}, year=2019}")).works) == ["work-fig:2019"]


def test_what_is_there_already_is_told_and_not_added() -> None:
    works = read('[{"type": "book", "title": "The river", "DOI": "10.1234/RIVER", "id": "r"}]')
    made = added(library_of(LIBRARY), works)
    assert (made.text, made.works) == (LIBRARY, {})
    assert [(known.key, known.why) for known in made.known] == [("grant-2014", "they have the same DOI")]
    assert len(added(library_of(LIBRARY), works, is_forced=True).works) == 1
    twice = read(
        '[{"type": "book", "title": "X", "DOI": "10.1234/x"}, {"type": "book", "title": "X", "DOI": "10.1234/x"}]'
    )
    assert len(added(library_of(""), twice).works) == 1


def test_works_that_name_each_other_do_so_by_their_new_keys() -> None:
    works = read(
        "@inbook{c, crossref = {p}, title={C}, year=2001, author={Lee, B}}\n@book{p, title={Parent}, year=2000}\n"
    )
    made = library_of(added(library_of(LIBRARY), works).text)
    assert made.by_key["lee-2001"].value("crossref") == "parent-2000"
    kept = added(library_of(LIBRARY), works, keeps_keys=True)
    assert list(kept.works) == ["c", "p"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("x.json", "[{]", "x.json:1 is no JSON"),
        ("x.json", "[1]", "x.json is no CSL JSON"),
        ("x.cff", "a: [b", "x.cff:1 is no YAML"),
        ("x.cff", "- a", "x.cff is no CFF"),
        ("x.ris", "", "there is no work in x.ris"),
        ("x.bib", "@book{a, title = {x", "x.bib:1: "),
        ("x.bib", "words", "there is no work in x.bib"),
        ("x.txt", "words", "x.txt is none of CSL JSON, RIS, CFF, BibTeX"),
    ],
)
def test_what_cannot_be_read_is_said(name: str, text: str, said: str) -> None:
    with pytest.raises(UsageError, match=r"\w") as error:
        read(text, name)
    assert said in str(error.value)


@pytest.mark.parametrize("typed", ["https://doi.org/10.1234/x.1", "doi:10.1234/x.1", "10.1234/x.1"])
def test_an_address_of_a_doi_becomes_the_doi(typed: str) -> None:
    (entry,) = read(f"TY  - BOOK\nTI  - Rents\nDO  - {typed}\nER  - \n")
    assert entry.fields["doi"] == "{10.1234/x.1}"


@pytest.mark.parametrize(
    ("said", "date"),
    [("circa 2019", "2019~"), ("c. 2019-05", "2019-05~"), ("ca 2019", "2019~"), ("2019", "2019"), ("spring 2019", "")],
)
def test_a_date_that_is_about_right_is_one_in_biblatex(said: str, date: str) -> None:
    (work,) = added(library_of(""), read(json.dumps([{"type": "book", "title": "T", "issued": {"raw": said}}]))).works
    made = added(library_of(""), read(json.dumps([{"type": "book", "title": "T", "issued": {"raw": said}}]))).text
    assert library_of(made).by_key[work].value("date") == date
