"""The addresses of a paper, each at its place, and what is made of their answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from paperbuild.engines.web import WebAnswer
from paperbuild.findings.errors import UsageError
from paperbuild.findings.source import SourceFile
from paperbuild.model.paper import Paper
from paperbuild.upkeep.web_addresses import addresses_of, findings_of, hosts_of, retracted, retractions_in

Make = Callable[[Mapping[str, str]], Paper]
LIBRARY = """@online{a,
  title = {A},
  url = {https://example.org/a\\_b#part},
  urldate = {2020-05-03},
  note = {See https://web.archive.org/web/2019/https://example.org/a_b.},
  archive = {https://web.archive.org/web/2019/https://example.org/a_b}
}
@article{b, title = {B}, doi = {https://doi.org/10.1234/B<1>}, url = {no address}}
"""
SECTION = "# A {#a}\n\n[here](https://example.org/s) [there](#a) <mailto:a@b.org> ![x](https://example.org/x.png)\n"


@pytest.fixture
def paper(make_paper: Make) -> Paper:
    return make_paper({"content/en/01-a.md": SECTION, "bibliography.bib": LIBRARY})


def told(paper: Paper, **answers: WebAnswer) -> list[tuple[str, int, str, str]]:
    asked = addresses_of(paper)
    names = dict(zip(("url", "archive", "doi", "link"), asked, strict=True))
    found = findings_of(asked, {names[name].address: answer for name, answer in answers.items()})
    return [(one.rule, one.start.line, one.message, one.hint) for one in found]


def test_every_address_is_gathered_at_its_place(paper: Paper) -> None:
    asked = addresses_of(paper)
    assert [(one.address, one.file.text[slice(*one.span)], one.locale) for one in asked] == [
        ("https://example.org/a_b", "https://example.org/a\\_b#part", ""),
        (asked[1].address, asked[1].address, ""),
        ("https://doi.org/api/handles/10.1234/B%3C1%3E", "https://doi.org/10.1234/B<1>", ""),
        ("https://example.org/s", "[here](https://example.org/s)", "en"),
    ]
    assert {host: len(own) for host, own in hosts_of(asked).items()} == {
        "example.org": 2,
        "web.archive.org": 1,
        "doi.org": 1,
    }


def test_dead_addresses_are_errors_with_a_copy_in_the_hint(paper: Paper) -> None:
    copy = "https://web.archive.org/web/2019/https://example.org/a_b"
    dead = "`https://example.org/a_b` leads nowhere: nothing is there (404)"
    there = f"the entry names a copy that is alive: cite `{copy}`"
    assert told(paper, url=WebAnswer(404), archive=WebAnswer(200)) == [("NET001", 3, dead, there)]
    guess = "there may be a copy: `https://web.archive.org/web/20200503/https://example.org/a_b`"
    assert told(paper, url=WebAnswer(404), archive=WebAnswer(403))[0] == ("NET001", 3, dead, guess)
    no_host = WebAnswer(trouble="there is no such server", is_no_host=True)
    assert told(paper, link=no_host)[0][:2] == ("NET001", 3)


@pytest.mark.parametrize(
    ("answer", "rule"),
    [
        (WebAnswer(200), ""),
        (WebAnswer(200, "https://example.org/s/"), ""),
        (WebAnswer(200, "https://example.org/other"), "NET002"),
        (WebAnswer(403), "NET005"),
        (WebAnswer(503), "NET005"),
        (WebAnswer(trouble="no answer within 20 seconds"), "NET005"),
        (WebAnswer(-1, trouble="it leads into a private network"), "NET005"),
        (WebAnswer(410), "NET001"),
    ],
)
def test_what_is_not_sure_is_no_error(answer: WebAnswer, rule: str, paper: Paper) -> None:
    assert [code for code, *_ in told(paper, link=answer)] == ([rule] if rule else [])


def test_dois_are_looked_up_in_the_register(paper: Paper) -> None:
    assert told(paper, doi=WebAnswer(200, body=b'{"responseCode": 1}')) == []
    unknown = ("NET003", 8, "no DOI `10.1234/B<1>` is registered", "compare it with the publisher's page")
    assert told(paper, doi=WebAnswer(404)) == [unknown]
    assert told(paper, doi=WebAnswer(200, body=b'{"responseCode": 100}')) == [unknown]
    assert told(paper, doi=WebAnswer(500))[0][0] == "NET005"


TABLE = """Record ID,Title,OriginalPaperDOI,RetractionDate,RetractionNature,Reason
1,B,10.1234/b<1>,5/3/2021 0:00,Retraction,+Error in Data;+Duplication;
2,C,unavailable,1/1/2020 0:00,Retraction,
3,D,10.1234/d,,,
"""


def test_retracted_works_are_known_by_their_dois(paper: Paper) -> None:
    listed = retractions_in(SourceFile("list.csv", TABLE))
    assert listed == {
        "10.1234/b<1>": "Retraction on 5/3/2021: Error in Data; Duplication",
        "10.1234/d": "Retraction",
    }
    (found,) = retracted(paper, listed)
    assert (found.rule, found.start.line) == ("NET004", 8)
    assert found.message == "`b`: Retraction on 5/3/2021: Error in Data; Duplication"


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "words"])
def test_another_table_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"list\.csv is no list of retractions"):
        retractions_in(SourceFile("list.csv", text))
