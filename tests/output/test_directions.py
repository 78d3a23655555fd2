"""Words in another language are written in its direction, with nothing said but the language."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from paperbuild.model.formats import Format
from paperbuild.model.project import Project
from paperbuild.output.text.directions import with_whole_blocks
from tests.output.markup import built, tree_of, with_attribute

MakeProject = Callable[[Mapping[str, str | bytes]], Project]
SETTINGS = 'slug = "a"\nlocale = "{}"\ndate = 2026-01-02\n[publisher]\nname = "P"\n'
ARABIC, HEBREW, FRENCH = "[قال: لا!]{lang=ar}", "[שלום!]{lang=he}", "[Il dit *non* !]{lang=fr}"


def _html(make_project: MakeProject, text: str, locale: str = "en", library: str = "") -> str:
    files = {"content/paper.toml": SETTINGS.format(locale), f"content/{locale}/01-a.md": f"# A {{#a}}\n\n{text}\n"}
    made = built(make_project({**files, "bibliography.bib": library}), (Format.HTML,))
    return made.artifacts[locale, Format.HTML].content.decode()


def _main(html: str) -> ET.Element:
    return next(one for one in tree_of(html).iter() if one.tag.rpartition("}")[2] == "main")


@pytest.mark.parametrize(
    ("lang", "expected"),
    [(code, "rtl") for code in ("ar", "he", "fa", "ur", "yi", "ckb", "az-Arab", "dv")]
    + [(code, None) for code in ("fr", "ru", "hi", "ku", "az")],
)
def test_the_script_of_a_language_gives_the_direction(
    lang: str, expected: str | None, make_project: MakeProject
) -> None:
    page = _main(_html(make_project, f"One [two]{{lang={lang}}} three.\n\n::: {{lang={lang}}}\nFour.\n:::"))
    assert [one.get("dir") for one in with_attribute(page, "lang", lang)] == [expected, expected]


def test_a_direction_that_is_given_stays(make_project: MakeProject) -> None:
    page = _main(_html(make_project, "One [two]{lang=ar dir=ltr} three [four]{dir=rtl}."))
    assert [one.get("dir") for one in page.iter() if one.tag.endswith("span") and one.get("dir")] == ["ltr", "rtl"]


def test_words_from_left_to_right_in_an_arabic_paper_have_theirs(make_project: MakeProject) -> None:
    page = _main(_html(make_project, f"كلمة {FRENCH} كلمة.\n\n> {FRENCH}", "ar"))
    assert [one.get("dir") for one in with_attribute(page, "lang", "fr")] == ["ltr", "ltr"]
    assert next(one for one in page.iter() if one.tag.endswith("blockquote")).get("dir") == "ltr"


def test_a_title_of_the_library_has_the_direction_of_its_language(make_project: MakeProject) -> None:
    library = "@book{k, author = {Doe, Ann}, title = {قانون العمل}, langid = {arabic}, date = {2001}}\n"
    page = _main(_html(make_project, "Text.[@k]", library=library))
    assert [one.get("dir") for one in with_attribute(page, "lang", "ar")] == ["rtl"]


WHOLE = [
    ('<p><span lang="ar" dir="rtl">x</span></p>', '<p dir="rtl"><span lang="ar" dir="rtl">x</span></p>'),
    (
        '<blockquote>\n<p id="q"><span lang="ar" dir="rtl">x</span>.</p>\n</blockquote>',
        '<blockquote dir="rtl">\n<p id="q"><span lang="ar" dir="rtl">x</span>.</p>\n</blockquote>',
    ),
    (
        '<ul>\n<li><b lang="ar" dir="rtl">x</b></li>\n</ul>',
        '<ul dir="rtl">\n<li><b lang="ar" dir="rtl">x</b></li>\n</ul>',
    ),
]
PARTS = [
    '<p>a <span lang="ar" dir="rtl">x</span></p>',
    '<p><span lang="ar" dir="rtl">x</span><span lang="fr" dir="ltr">y</span></p>',
    '<p><span class="latin" dir="ltr">x</span></p>',
    '<ul><li><span lang="ar" dir="rtl">x</span></li><li><p>y</p></li></ul>',
    '<table><tr><td><p><span lang="ar" dir="rtl">x</span></p></td><td>y</td></tr></table>',
    "<p>no direction</p>",
]


@pytest.mark.parametrize(("html", "expected"), WHOLE, ids=["a paragraph", "a quotation", "a list"])
def test_a_block_that_says_nothing_else_begins_on_their_side(html: str, expected: str) -> None:
    assert with_whole_blocks(html) == expected


@pytest.mark.parametrize("html", PARTS)
def test_a_block_that_says_more_or_stands_beside_others_stays(html: str) -> None:
    assert with_whole_blocks(html) == html


def test_no_right_to_left_letter_is_slanted_and_latin_ones_in_an_arabic_paper_are(
    make_project: MakeProject, browser: Any
) -> None:
    style = "e => [getComputedStyle(e).fontStyle, getComputedStyle(e).unicodeBidi]"
    text = f"*a {ARABIC} b*\n\n> {HEBREW} and so.\n\n::: {{lang=fa}}\n> یک *دو*\n:::"
    page = browser.new_page()
    page.set_content(_html(make_project, text))
    for selector in ("em > span", "blockquote > p > span", "[lang=fa] em", "[lang=fa] blockquote"):
        assert page.locator(f"main {selector}").first.evaluate(style)[0] == "normal", selector
    assert page.locator("main em > span").evaluate(style)[1] == "isolate"
    assert page.locator("main blockquote").first.evaluate(style)[0] == "italic"
    page.set_content(_html(make_project, f"كلمة {FRENCH} و*كلمة*.\n\n> {FRENCH}", "ar"))
    assert page.locator("main [lang=fr] em").first.evaluate(style)[0] == "italic"
    assert page.locator("main p > em").first.evaluate(style)[0] == "normal"
    assert page.locator("main blockquote").first.evaluate(style)[0] == "italic"
    page.close()


WHERE = """call => {
  const range = document.createRange(), before = call.parentElement.previousSibling, end = before.length
  range.setStart(before, end - 5)
  range.setEnd(before, end - 1)
  return [call.getBoundingClientRect().right, range.getBoundingClientRect().left]
}"""


@pytest.mark.chromium
@pytest.mark.parametrize("form", [Format.HTML, Format.EPUB])
def test_a_call_behind_a_number_stands_at_the_left_of_it_in_an_arabic_paper(
    form: Format, make_project: MakeProject, browser: Any, tmp_path: Path
) -> None:
    text = "# A {#a}\n\nكلمة 2019.[^a] كلمة 2020،[^b][^c] كلمة.\n\n[^a]: A.\n\n[^b]: B.\n\n[^c]: C.\n"
    files = {"content/paper.toml": SETTINGS.format("ar"), "content/ar/01-a.md": text}
    (tmp_path / "page.html").write_bytes(made := built(make_project(files), (form,)).artifacts["ar", form].content)
    if form is Format.EPUB:
        zipfile.ZipFile(io.BytesIO(made)).extractall(tmp_path)
    page = browser.new_page()
    page.goto((tmp_path / ("EPUB/part-a.xhtml" if form is Format.EPUB else "page.html")).as_uri())
    calls = page.locator(".note-call")
    for number in (0, 1):
        right, left = calls.nth(number).evaluate(WHERE)
        assert right <= left + 1, number
    right, left = (calls.nth(at).bounding_box()["x"] for at in (1, 2))
    assert left < right
    page.close()
