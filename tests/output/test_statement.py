"""`accessibility.html`: it tells each reader in their language what was found, and of the very files only."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from paperbuild.model.paper import Paper
from paperbuild.output.pages.statement import CheckedWith, FileState, Record, Unmet, read_record, render_statement
from paperbuild.output.templates import BrokenTemplateError, Templates
from tests.conftest import SETTINGS
from tests.output.markup import HOSTILE, everything, html_of, text_of, tree_of, with_attribute
from tests.output.test_index import SECTION, paper_in, paper_with_templates

HTML, PDF, EPUB = (f"build/en/case.{name}" for name in ("html", "pdf", "epub"))
THERE = {HTML: "1", PDF: "2", EPUB: "3"}
FOUND = Record(
    files=THERE,
    checked=(
        CheckedWith("axe", "4.14.1", (HTML,)),
        CheckedWith("page-validation", "0.11.0", (PDF,)),
        CheckedWith("formats", "0.1.0", (HTML, PDF, EPUB)),
    ),
    not_installed=("ace", "epubcheck"),
    findings=(Unmet(PDF, "OUT011 pdf-profile", "error", "a <link> has no tag"),),
)


def statement_of(paper: Paper, digests: dict[str, str], record: Record | None) -> bytes:
    return render_statement(paper, Templates(paper.project.templates), digests, record)


def page_of(paper: Paper, digests: dict[str, str], record: Record | None) -> ET.Element:
    return tree_of(statement_of(paper, digests, record).decode())


def told(digests: dict[str, str], record: Record | None = FOUND) -> str:
    return text_of(page_of(paper_in(), digests, record))


def test_what_was_found_is_told_with_the_programs_their_versions_and_their_files() -> None:
    text = told(THERE)
    assert "HTML – checked, and the same since" in text
    assert "axe-core 4.14.1 (HTML)" in text
    assert "page-validation 0.11.0 (PDF)" in text
    assert "paperbuild: formats 0.1.0 (HTML, PDF, EPUB)" in text
    assert "Not used, because not installed: Ace by DAISY, EPUBCheck." in text
    assert "PDF – fault a <link> has no tag (OUT011 pdf-profile)" in text
    assert "found nothing wrong" not in text


def test_a_file_that_was_made_anew_counts_as_not_checked() -> None:
    text = told({**THERE, PDF: "another"})
    assert "PDF – not checked: made again since the last check" in text
    assert "HTML – checked" in text
    assert "page-validation 0.11.0" not in text, "it has seen no file that is still there"
    assert "paperbuild: formats 0.1.0" not in text, "the files were held against another PDF"
    assert "a <link> has no tag" not in text
    assert "found nothing wrong with the files that count as checked" in text


def test_where_all_was_made_anew_nothing_is_said_to_have_been_checked() -> None:
    text = told(dict.fromkeys(THERE, "another"))
    assert "none of them counts as checked" in text
    assert "Programs have checked these files, or some of them" not in text
    assert "found nothing wrong" not in text


def test_where_a_finding_was_set_aside_nobody_says_that_nothing_was_found() -> None:
    text = told(THERE, replace(FOUND, findings=(), set_aside=(PDF, PDF, "build/fr/case.pdf")))
    assert "Findings that the publisher does not count as faults: 2." in text
    assert "found nothing wrong" not in text


def test_a_file_that_is_gone_leaves_nothing_that_was_held_against_it() -> None:
    text = told({HTML: "1", EPUB: "3"})
    assert "axe-core 4.14.1" in text
    assert "paperbuild: formats 0.1.0" not in text


@pytest.mark.parametrize("record", [None, Record({}), Record(THERE), replace(FOUND, files={})])
def test_without_a_checker_that_was_given_the_files_nothing_is_claimed(record: Record | None) -> None:
    text = told(THERE, record)
    assert "No program has checked these files yet" in text
    assert "HTML – not checked" in text
    assert "found nothing wrong" not in text
    assert "axe" not in text


def test_a_file_that_no_checker_was_given_is_not_checked() -> None:
    record = Record(THERE, (CheckedWith("axe", "4", (HTML,)),))
    assert record.state(HTML, "1") is FileState.CHECKED
    assert record.state(PDF, "2") is FileState.UNCHECKED
    assert record.state(HTML, "9") is FileState.CHANGED


def test_each_language_has_its_part_in_its_own_words_about_its_own_files() -> None:
    digests = {**THERE, "build/ar/case.html": "4", "build/sw/case.html": "5"}
    page = page_of(paper_in("ar", "sw"), digests, FOUND)
    english, swahili, arabic = page.iter("article")
    assert [one.get("id") for one in (english, swahili, arabic)] == ["en", "sw", "ar"]
    assert (arabic.get("lang"), arabic.get("dir")) == ("ar", "rtl")
    assert "لم يفحص أي برنامج هذه الملفات بعد" in text_of(arabic)
    assert swahili.get("lang") == "en", "there are no Swahili words, and no reader is told that English is Swahili"
    assert [one.text for one in with_attribute(swahili, "lang", "sw")] == ["Kiswahili", "Title sw"]
    links = [link.get("href") for link in page.find(".//nav").iter("a")]  # type: ignore[union-attr]
    assert links == ["#en", "#sw", "#ar"]


def test_rules_stay_in_english_and_are_marked_so() -> None:
    path = "build/fr/case.html"
    record = Record(
        {path: "1"}, (CheckedWith("axe", "4", (path,)),), findings=(Unmet(path, "OUT1 x", "warning", "so"),)
    )
    page = page_of(paper_in("fr"), {path: "1"}, record)
    (article,) = page.iter("article")
    assert "HTML – avertissement" in text_of(article)
    assert [text_of(one) for one in article.iter("span") if one.get("lang") == "en"] == ["so (OUT1 x)"]


def test_findings_of_other_files_are_told_once() -> None:
    finding = Unmet("build/index.html", "OUT021 accessibility", "error", "a link says nothing")
    digests = {**THERE, "build/fr/case.html": "4"}
    text = text_of(page_of(paper_in("fr"), digests, replace(FOUND, findings=(finding,))))
    assert text.count("a link says nothing") == 1


def test_what_is_not_translated_is_not_met() -> None:
    text = text_of(page_of(paper_in("fr"), {"build/fr/case.html": "4"}, None))
    assert "Pas encore traduit : 3 passages sur 3. Ils figurent en anglais." in text


def _with_publisher(lines: str) -> ET.Element:
    files = {"content/paper.toml": SETTINGS + lines, "content/en/01-one.md": SECTION}
    return page_of(paper_with_templates(files), THERE, None)


def test_readers_are_told_whom_to_write_to() -> None:
    page = _with_publisher('email = "forum@example.org"\n')
    assert next(with_attribute(page, "class", "email")).get("href") == "mailto:forum@example.org"
    assert "no address" not in text_of(page)
    assert "The publisher has given no address" in text_of(_with_publisher(""))


def test_the_paper_leads_to_the_part_in_its_language() -> None:
    page = tree_of(html_of(everything()))
    (link,) = [one for one in page.iter("a") if one.get("href", "").startswith("../accessibility.html")]
    assert (link.get("href"), text_of(link)) == ("../accessibility.html#en", "Accessibility statement")


def test_the_date_is_the_papers() -> None:
    assert "the edition of 1 January 2026" in told(THERE)


def test_what_a_paper_or_a_record_says_cannot_break_the_page() -> None:
    record = replace(
        FOUND,
        files={"build/en/hostile.html": "1"},
        checked=(CheckedWith("<b>", "<i>", ("build/en/hostile.html",)),),
        not_installed=("<u>",),
        findings=(Unmet('build/"<x>', "<y>", "<z>", "<script>"),),
    )
    page = statement_of(paper_with_templates(HOSTILE), {"build/en/hostile.html": "1"}, record).decode()
    assert not any(tag in page for tag in ("<script", "<u>", "<x>", "<y>", "<z>"))
    assert 'href="javascript:' not in page


def test_a_record_comes_back_as_it_was_written() -> None:
    assert read_record(FOUND.as_json()) == FOUND


@pytest.mark.parametrize("text", ["", "[1, 2", "[]", "{}", '{"files": 1}', FOUND.as_json().replace('"name"', '"nam"')])
def test_what_is_no_record_is_none(text: str) -> None:
    assert read_record(text) is None


def test_the_same_paper_and_record_give_the_same_bytes() -> None:
    first: Any = statement_of(paper_in("fr"), THERE, FOUND)
    assert first == statement_of(paper_in("fr"), dict(reversed(THERE.items())), read_record(FOUND.as_json()))


def test_words_of_a_project_that_lack_one_are_a_finding_that_says_where_to_find_it() -> None:
    words = {f"content/{code}/01-one.md": SECTION for code in ("en", "sw")} | {"templates/words/sw.jinja": "{# none #}"}
    with pytest.raises(BrokenTemplateError) as error:
        statement_of(paper_with_templates(words), {"build/sw/case.html": "1"}, None)
    found = error.value.diagnostic
    assert (found.path, found.message) == (
        "templates/accessibility.html.jinja",
        "nothing is called `about` in the template that is imported here",
    )
    assert "language/words/en.py" in found.hint
