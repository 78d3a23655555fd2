"""Each rule of the family BIB, held against a .bib file that says itself what is to be found in it.

Under a line in which something is to be found stands one that begins with `%!`: carets under the very text, the code,
and, where it matters, a piece of the message or hint. Carets cannot stand under the first two columns; there it says
`%! 1-12 BIB001`, the column of the first character and that after the last. Every rule of the family runs over every
file, so what else stands in one has to stay silent. `%= cites: a, b` says what the paper cites (without it: every
entry), `%= lists: word` which keywords its lists of works ask for.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from paperbuild.app.load import decoded
from paperbuild.checks.check import run
from paperbuild.findings.diagnostic import Diagnostic, Severity
from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.project import LocaleSource, Project
from paperbuild.model.section import Citation, Div, Section
from paperbuild.model.settings import Metadata, Publisher, Settings
from paperbuild.rules.registry import RULES, checks
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from tests.places import ROOT

CASES = sorted((Path(__file__).parent / "cases" / "bib").glob("*.bib"))
BIB_RULES = [rule for rule in RULES if rule.code.startswith("BIB")]
SETTINGS = Settings(slug="x", locale="en", date=datetime.date(2026, 1, 1), publisher=Publisher(name="P"))


class Expected(NamedTuple):
    line: int
    column: int
    end_column: int
    code: str


def section(keys: Sequence[str], lists: Sequence[str], trouble: str) -> Section:
    """A section of which nothing is known but what it cites and which lists of works stand in it."""
    nowhere = Span(0, 0)
    divs = tuple(Div("", ("bibliography",), (("keyword", each),), nowhere, False, True) for each in lists)
    citations = tuple(Citation(key, "", "", nowhere, 0, "", False) for key in keys)
    file = SourceFile("content/en/01-a.md", "")
    return Section(file, "en", lambda: None, citations=citations, divs=divs, trouble=trouble)


def paper(bib: bytes, cites: Sequence[str] | None = None, lists: Sequence[str] = (), trouble: str = "") -> Paper:
    """A paper with this bibliography, which cites the keys named, or else all there are."""
    file = decoded(bib, "bibliography.bib")
    bibliography = parse_bibliography(file)
    keys = [entry.key for entry in bibliography.entries] if cites is None else cites
    one = section(keys, lists, trouble)
    project = Project("x", SourceFile("content/paper.toml", ""), (LocaleSource("en", (one.file,)),), file)
    return Paper(project, SETTINGS, bibliography, (Locale("en", (one,), Metadata(title="T")),))


def found(subject: Paper) -> list[Diagnostic]:
    """What the rules of the family find."""
    return sorted(set(run(subject, checks("BIB"))))


def read_case(content: bytes) -> tuple[bytes, dict[Expected, str], dict[str, list[str]]]:
    """The .bib text of a case without its expectations; these, with their pieces of message; what the paper does."""
    kept: list[bytes] = []
    expected: dict[Expected, str] = {}
    given: dict[str, list[str]] = {}
    for line in content.splitlines(keepends=True):
        if line.startswith(b"%!"):
            expected |= dict(_expectations(line.decode(), len(kept)))
        else:
            kept.append(line)
        if line.startswith(b"%="):
            name, _, words = line.decode()[2:].partition(":")
            given[name.strip()] = [word.strip() for word in words.split(",")]
    return b"".join(kept), expected, given


def _expectations(line: str, number: int) -> Iterator[tuple[Expected, str]]:
    match = re.fullmatch(r"%! *(?:(\^+)|(\d+)-(\d+)) (\w+) ?(.*?)\s*", line)
    assert match, f"no expectation: {line}"
    columns = (int(match[2]), int(match[3])) if match[2] else (match.start(1) + 1, match.end(1) + 1)
    yield Expected(number, *columns, match[4]), match[5]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_rules_find_what_the_case_says_and_nothing_else(case: Path) -> None:
    text, expected, given = read_case(case.read_bytes())
    diagnostics = found(paper(text, **given))
    places = {Expected(d.start.line, d.start.column, d.end.column, d.rule): d for d in diagnostics}
    assert sorted(places) == sorted(expected)
    for place, fragment in expected.items():
        assert fragment in f"{places[place].message}; {places[place].hint}"


def test_every_rule_has_a_case_which_finds_it() -> None:
    names = {case.stem: read_case(case.read_bytes())[1] for case in CASES}
    for rule in BIB_RULES:
        assert any(place.code == rule.code for place in names.get(rule.name, ())), f"no case for {rule.name}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_finding_has_a_hint_and_a_message_in_lower_case(case: Path) -> None:
    for diagnostic in found(paper(read_case(case.read_bytes())[0])):
        assert diagnostic.hint
        assert re.match("[`a-z]", diagnostic.message)


def test_the_papers_own_bibliography_lacks_the_titles_that_the_source_lacks_and_says_why() -> None:
    text = (ROOT / "bibliography.bib").read_bytes()
    told = found(paper(text))
    assert {item.name for item in told} == {"missing-field"}
    assert len(told) == text.count(b"% paperbuild ignore missing-field: ")


def test_nothing_is_called_unused_while_a_section_cannot_be_read() -> None:
    text = b"@book{a, title = {A}}"
    assert [d.rule for d in found(paper(text, cites=[]))] == ["BIB014"]
    assert found(paper(text, cites=[], trouble="a macro without end")) == []


def test_a_section_in_another_encoding_is_found_in_its_own_file() -> None:
    bad = decoded("Caf\xe9 “x”".encode("cp1252"), "content/en/01-a.md")
    subject = paper(b"")
    project = Project("x", None, (LocaleSource("en", (bad,)),), None)
    (finding,) = found(Paper(project, SETTINGS, subject.bibliography, subject.locales))
    assert (finding.path, finding.start, finding.rule) == ("content/en/01-a.md", (1, 4), "BIB021")
    assert "Windows-1252" in finding.message


def test_a_file_in_utf_16_is_called_so() -> None:
    bad = decoded("café".encode("utf-16"), "content/en/metadata.toml")
    project = Project("x", None, (LocaleSource("en", (), bad),), None)
    subject = paper(b"")
    (finding,) = found(Paper(project, SETTINGS, subject.bibliography, subject.locales))
    assert (finding.start, "UTF-16" in finding.message) == ((1, 1), True)


@pytest.mark.parametrize(
    ("field", "severity"),
    [("year = {18th century}", Severity.WARNING), ("date = {2019-13-40}", Severity.ERROR), ("date = {2019}", None)],
)
def test_a_year_in_words_weighs_less_than_a_date_that_is_none(field: str, severity: Severity | None) -> None:
    text = f"@book{{a, author = {{Roe, Ann}}, title = {{Homes}}, publisher = {{P}}, {field}}}".encode()
    assert [item.severity for item in found(paper(text)) if item.name == "malformed-date"] == [severity] * bool(
        severity
    )
