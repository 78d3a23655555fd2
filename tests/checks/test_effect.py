"""What no reader sees is a note: a work that nothing cites, a field that nothing prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from paperbuild.checks.check import Verdict, check
from paperbuild.findings.diagnostic import Severity
from paperbuild.model.paper import Paper

MakePaper = Callable[[Mapping[str, str]], Paper]

CITED = "# One {#one}\n\nA claim.[@a]\n"


def weights(make_paper: MakePaper, bib: str, section: str = CITED) -> dict[str, str]:
    """The severity of each rule of the family BIB that finds something."""
    files = {"content/en/01-a.md": section, "bibliography.bib": bib}
    return {item.rule: item.severity.value for item in check(make_paper(files)) if item.rule.startswith("BIB")}


def book(key: str, more: str, title: str = "T") -> str:
    return f"@book{{{key}, title = {{{title}}}, {more}}}\n"


def test_a_fault_of_a_cited_work_weighs_what_its_rule_says(make_paper: MakePaper) -> None:
    assert weights(make_paper, book("a", "date = {2019-13-45}")) == {"BIB006": "error"}


def test_a_fault_of_a_work_that_nothing_cites_is_a_note(make_paper: MakePaper) -> None:
    bib = book("a", "date = {2001}") + book("b", "date = {2019-13-45}", "U")
    assert weights(make_paper, bib) == {"BIB006": "note", "BIB014": "warning"}


def test_a_broken_entry_is_a_note_only_while_nothing_cites_it(make_paper: MakePaper) -> None:
    assert weights(make_paper, "@book{a, title = {T}\n") == {"BIB001": "error"}
    assert weights(make_paper, book("a", "") + "@book{b, title = {U}\n") == {"BIB001": "note"}


def test_a_broken_string_may_be_in_any_work(make_paper: MakePaper) -> None:
    assert weights(make_paper, book("a", "") + "@string{x\n") == {"BIB001": "error"}


def test_what_a_cited_work_takes_its_fields_from_is_seen(make_paper: MakePaper) -> None:
    bib = "@incollection{a, title = {T}, crossref = {b}}\n@collection{b, title = {U}, date = {2019-13-45}}\n"
    assert weights(make_paper, bib) == {"BIB006": "error"}


def test_a_field_that_nothing_prints_is_a_note(make_paper: MakePaper) -> None:
    assert weights(make_paper, book("a", "annote = {x}, annote = {y}")) == {"BIB003": "note"}
    assert weights(make_paper, book("a", "note = {x}, note = {y}")) == {"BIB003": "error"}


def test_nothing_is_unseen_while_a_section_cannot_be_read(make_paper: MakePaper) -> None:
    paper = make_paper({"content/en/01-a.md": CITED, "bibliography.bib": book("b", "date = {2019-13-45}")})
    (locale,) = paper.locales
    lost = replace(locale, sections=(replace(locale.sections[0], trouble="too much in it is nested"),))
    found = check(replace(paper, locales=(lost,)))
    assert [item.severity for item in found if item.rule == "BIB006"] == [Severity.ERROR]


@pytest.mark.parametrize("severity", ["error", "off"])
def test_what_the_settings_say_goes_before(make_paper: MakePaper, severity: str) -> None:
    paper = make_paper(
        {"content/en/01-a.md": CITED, "bibliography.bib": book("a", "") + book("b", "date = {2019-13}", "U")}
    )
    rules = {"malformed-date": Severity(severity)}
    weighed = check(replace(paper, settings=replace(paper.settings, rules=rules)))
    assert [item.severity.value for item in weighed if item.rule == "BIB006"] == [severity] * (severity != "off")


def test_a_note_stops_nothing_even_where_warnings_do(make_paper: MakePaper) -> None:
    paper = make_paper({"content/en/01-a.md": CITED, "bibliography.bib": book("a", "annote = {x}, annote = {y}")})
    notes = tuple(item for item in check(paper) if item.rule == "BIB003")
    assert notes
    assert not Verdict(notes).stops(is_strict=True)


def test_one_work_in_two_entries_is_seen_where_both_are_cited(make_paper: MakePaper) -> None:
    bib = "".join(f"@book{{{key}, author = {{Doe, J.}}, title = {{T}}, date = {{2001}}}}\n" for key in "ab")
    assert weights(make_paper, bib) == {"BIB011": "note", "BIB014": "warning"}
    assert weights(make_paper, bib, "# One {#one}\n\nA claim.[@b]\n") == {"BIB011": "note", "BIB014": "warning"}
    assert weights(make_paper, bib, "# One {#one}\n\nA claim.[@a; @b]\n") == {"BIB011": "error"}


def test_without_its_journal_a_work_is_printed_and_without_its_title_it_is_not(make_paper: MakePaper) -> None:
    assert weights(make_paper, "@article{a, title = {T}}\n") == {"BIB005": "warning"}
    assert weights(make_paper, "@article{a, journaltitle = {J}}\n") == {"BIB005": "error"}
