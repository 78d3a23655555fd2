"""`index.html`: what it lists, in which order and in which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from xml.etree import ElementTree as ET

from paperbuild.app.load import load
from paperbuild.app.parse import parse_project
from paperbuild.model.formats import Format
from paperbuild.model.paper import Paper
from paperbuild.output.pages.index import render_index
from paperbuild.output.templates import Templates
from tests.conftest import Text, project_of
from tests.output.markup import EVERYTHING, HOSTILE, text_of, tree_of, with_attribute

SECTION = "# Rents {#rents}\n\nRents rose in every town.\n\nA second paragraph of the same section.\n"
FULL = {Format.HTML: 180_000, Format.PDF: 430_000, Format.EPUB: 43_000}


def paper_with_templates(files: Mapping[str, Text]) -> Paper:
    """The paper that has these files, with the tool's own templates."""
    project = project_of(files)
    templates = MappingProxyType({**load(EVERYTHING).templates, **project.templates})
    return parse_project(replace(project, templates=templates))[0]


def paper_in(*codes: str) -> Paper:
    """A paper in English and these languages, none of which is a translation in anything but name."""
    titles = {code: f'title = "Title {code}"\ndescription = "Description {code}"\n' for code in ("en", *codes)}
    return paper_with_templates(
        {f"content/{code}/01-one.md": SECTION for code in titles}
        | {f"content/{code}/metadata.toml": title for code, title in titles.items()}
    )


def index_of(paper: Paper, sizes: Mapping[str, Mapping[Format, int]]) -> bytes:
    return render_index(paper, Templates(paper.project.templates), sizes)


def page_of(paper: Paper, sizes: Mapping[str, Mapping[Format, int]]) -> ET.Element:
    return tree_of(index_of(paper, sizes).decode())


def editions_of(page: ET.Element) -> list[ET.Element]:
    return list(with_attribute(page, "class", "edition"))


def test_the_source_comes_first_and_the_others_by_what_they_call_themselves() -> None:
    page = page_of(paper_in("zh", "de", "ar", "es", "fr"), dict.fromkeys(("zh", "de", "ar", "en", "es", "fr"), FULL))
    assert [one.get("lang") for one in editions_of(page)] == ["en", "de", "es", "fr", "ar", "zh"]
    assert [text_of(one) for one in page.iter("h3")][:2] == ["English · original language", "Deutsch"]


def test_each_language_has_its_own_words_direction_and_sizes() -> None:
    page = page_of(paper_in("ar", "fr"), {"fr": FULL, "ar": {Format.PDF: 1_000_000}})
    french, arabic = editions_of(page)
    assert (french.get("lang"), french.get("dir")) == ("fr", "ltr")
    links = [(link.get("href"), link.get("hreflang"), text_of(link)) for link in french.iter("a")]
    assert links[1] == ("fr/case.pdf", "fr", "PDF 430 ko pour imprimer")
    assert [link[0] for link in links] == ["fr/case.html", "fr/case.pdf", "fr/case.epub"]
    assert (arabic.get("lang"), arabic.get("dir")) == ("ar", "rtl")
    assert [text_of(one) for one in with_attribute(arabic, "class", "use")] == ["للطباعة"]


def test_words_that_the_tool_has_in_english_only_are_marked_as_english() -> None:
    (edition,) = editions_of(page_of(paper_in("sw"), {"sw": FULL}))
    use = next(with_attribute(edition, "class", "use"))
    assert (edition.get("lang"), use.get("lang"), use.text) == ("sw", "en", "to read on screen")


def test_what_is_not_translated_is_counted_in_the_words_of_the_translation() -> None:
    (edition,) = editions_of(page_of(paper_in("fr"), {"fr": FULL}))
    (gap,) = with_attribute(edition, "class", "gap")
    assert text_of(gap) == "Pas encore traduit : 3 passages sur 3. Ils figurent en anglais."
    assert not list(with_attribute(page_of(paper_in("fr"), {"en": FULL}), "class", "gap"))


def test_the_same_paper_gives_the_same_bytes_and_no_script_nor_request() -> None:
    paper = paper_in("fr")
    page = index_of(paper, {"en": FULL, "fr": FULL})
    assert page == index_of(paper_in("fr"), {"fr": FULL, "en": FULL})
    assert b"<script" not in page
    assert b"src=" not in page
    assert b"default-src 'none'" in page


def test_what_a_paper_says_of_itself_cannot_break_the_page() -> None:
    page = index_of(paper_with_templates(HOSTILE), {"en": FULL}).decode()
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert [text_of(one) for one in tree_of(page).iter("h1")] == ["A <script>alert(1)</script> & “more”"]
