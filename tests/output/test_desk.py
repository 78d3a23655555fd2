"""The page for a translator: what stands on it, in which order, which state and which language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from paperbuild.app.load import load
from paperbuild.app.parse import parse_project
from paperbuild.app.status import status_of
from paperbuild.checks.check import standing, told_of_translations
from paperbuild.model.formats import Format
from paperbuild.model.paper import Paper
from paperbuild.output.pages.desk import render_desk
from paperbuild.output.templates import Templates
from paperbuild.verify.nu import NuChecker
from paperbuild.verify.packages import Packages
from tests.compare.conftest import BILINGUAL, files_of, with_change
from tests.conftest import Text, project_of
from tests.output.markup import EVERYTHING, HOSTILE, text_of, tree_of, with_attribute
from tests.verify.made import on_disk, small, with_content

EN, FR = "content/en/02-findings.md", "content/fr/02-findings.md"
TITLE = 'title = "Rents"\n'


def paper_of(files: Mapping[str, Text]) -> Paper:
    """A paper of these files, with the tool's own templates."""
    project = project_of(files)
    templates = MappingProxyType({**load(EVERYTHING).templates, **project.templates})
    return parse_project(replace(project, templates=templates))[0]


def desk_of(paper: Paper, code: str = "fr") -> bytes:
    one = next(one for one in standing(paper) if one.code == code)
    return render_desk(paper, Templates(paper.project.templates), one, told_of_translations(paper))


def page_of(files: Mapping[str, Text], code: str = "fr") -> ET.Element:
    return tree_of(desk_of(paper_of(files), code).decode())


def small_paper(source: str, translation: str, *, record: str = "", code: str = "fr") -> Mapping[str, Text]:
    files: dict[str, Text] = {
        "content/en/01-a.md": source,
        f"content/{code}/01-a.md": translation,
        f"content/{code}/made-from/01-a.md": record or source,
        "content/en/metadata.toml": TITLE,
    }
    return files


def parts(page: ET.Element, section: int = 1) -> list[ET.Element]:
    """The blocks of a section, in their order."""
    return [
        one for one in with_attribute(page, "class", "pb-block") if one.get("id", "").startswith(f"part-{section}-")
    ]


def sides(part: ET.Element) -> list[str]:
    """The words of a block's two sides; empty where there are none."""
    found = with_attribute(part, "class", "pb-side")
    return [
        " ".join(text_of(words) for words in side if words.get("class", "").startswith("pb-words")) for side in found
    ]


def states(page: ET.Element, section: int = 1) -> list[str]:
    return [part.get("data-state", "") for part in parts(page, section)]


def test_both_sides_of_each_block_stand_in_the_order_of_the_source_with_notes_where_it_has_them() -> None:
    source = "# A {#a}\n\nOne.[^n]\n\n[^n]: A note.\n\nTwo.\n"
    page = page_of(small_paper(source, "# Ah {#a}\n\nUn.[^n]\n\nDeux.\n\n[^n]: Une note.\n"))
    assert [sides(part) for part in parts(page)] == [
        ["# A {#a}", "# Ah {#a}"],
        ["One.[^n]", "Un.[^n]"],
        ["[^n]: A note.", "[^n]: Une note."],
        ["Two.", "Deux."],
    ]
    assert set(states(page)) == {"fresh"}


def test_what_the_source_has_changed_is_marked_word_by_word() -> None:
    record = "# A {#a}\n\nNobody had asked the tenants of the house.\n"
    source = "# A {#a}\n\nNo one had asked the tenants of both houses.\n"
    page = page_of(small_paper(source, "# Ah {#a}\n\nPersonne ne les avait interrogés.\n", record=record))
    (part,) = [part for part in parts(page) if part.get("data-state") == "stale"]
    assert [text_of(one) for one in part.iter("del")] == ["Nobody", "the house."]
    assert [text_of(one) for one in part.iter("ins")] == ["No one", "both houses."]
    assert sides(part)[1] == "Personne ne les avait interrogés."
    assert "4 words of" in text_of(next(with_attribute(page, "class", "cover-foot")))


def test_chinese_is_compared_and_counted_by_letters() -> None:
    files: dict[str, Text] = {
        "content/zh/01-a.md": "# 甲 {#a}\n\n房租又上涨了。\n",
        "content/zh/metadata.toml": TITLE,
        "content/en/01-a.md": "# A {#a}\n\nRents have risen.\n",
        "content/en/made-from/01-a.md": "# 甲 {#a}\n\n房租上涨了。\n",
        "content/paper.toml": 'slug = "a"\nlocale = "zh"\ndate = 2026-01-02\n[publisher]\nname = "P"\n',
    }
    page = page_of(files, "en")
    assert [text_of(one) for one in page.iter("ins")][1:] == ["又"]
    assert "1 word of" in text_of(next(with_attribute(page, "class", "cover-foot")))


def test_a_finding_stands_at_its_block_with_its_hint_and_its_place() -> None:
    files = with_change(files_of(BILINGUAL), FR, "dont 41 vivaient", "dont 14 vivaient")
    page = page_of(files)
    (part,) = [part for part in parts(page, 2) if part.get("data-state") == "broken"]
    (found,) = with_attribute(part, "class", "pb-findings")
    assert text_of(found).startswith("14 here, 41 in content/en/02-findings.md:5write the number of the source")
    assert "content/fr/02-findings.md:5 · LOC022" in text_of(found)


def test_what_is_missing_new_deleted_or_not_translated_says_so() -> None:
    record = "# A {#a}\n\nNobody knows why they did so.\n\nRents rose in every town of the country.\n"
    source = "# A {#a}\n\nRents rose in every town of the country.\n\nThis is new in the source of the paper.\n"
    translation = "# Ah {#a}\n\nPersonne ne sait pourquoi.\n\nRents rose in every town of the country.\n"
    files = {**small_paper(source, translation, record=record), "content/en/02-b.md": "# B {#b}\n\nMore words.\n"}
    page = page_of(files)
    assert states(page) == ["fresh", "stale", "untranslated", "missing"]
    heads = [text_of(next(with_attribute(part, "class", "pb-head"))) for part in parts(page)]
    assert "The source no longer has this: delete it" in heads[1]
    assert "New in the source" in heads[3]
    found = [sides(part) for part in parts(page)]
    assert found[1] == ["Nobody knows why they did so.", "Personne ne sait pourquoi."]
    assert found[3] == ["This is new in the source of the paper.", ""]
    assert states(page, 2) == ["missing", "missing"]


def test_the_words_of_the_source_in_a_translation_stand_in_its_language_and_direction() -> None:
    source = "# A {#a}\n\nRents rose in every town of the country.\n\nWages did not.[^n]\n\n[^n]: So it is.\n"
    translation = "# أ {#a}\n\nRents rose in every town of the country.\n\nلم ترتفع الأجور.[^n]\n\n[^n]: So it is.\n"
    page = page_of(small_paper(source, translation, code="ar"), "ar")
    tongues = [
        [(one.get("lang"), one.get("dir")) for one in part.iter("div") if one.get("lang")] for part in parts(page)
    ]
    assert tongues[1:3] == [[("en", "ltr"), ("en", "ltr")], [("en", "ltr"), ("ar", "rtl")]]
    assert [one.text for one in parts(page)[2].iter("bdi")] == ["[^n]", "[^n]"], "marks are turned round by no language"


def test_the_numbers_are_those_of_the_status() -> None:
    files = with_change(files_of(BILINGUAL), EN, "Nobody had asked them", "No one had asked them")
    files = with_change(files, FR, "* les impôts avaient augmenté ;\n\n", "")
    del files["content/fr/03-sources.md"]
    paper = paper_of(files)
    page = tree_of(desk_of(paper).decode())
    wanted = status_of(paper)["locales"][0]
    shown = [state for section in (1, 2, 3) for state in states(page, section)]
    names = ("fresh", "stale", "broken", "missing", "untranslated")
    assert {name: shown.count(name) for name in names} == {name: wanted[name] for name in names}
    assert len(shown) == wanted["blocks"]


def test_each_part_to_do_leads_to_the_next_and_the_last_back() -> None:
    page = page_of(with_change(files_of(BILINGUAL), FR, "dont 41 vivaient", "dont 14 vivaient"))
    first = next(with_attribute(page, "class", "pb-first")).get("href", "")
    seen = [first]
    identifiers = {one.get("id"): one for one in page.iter()}
    while seen[-1] != "#sections":
        seen.append(next(identifiers[seen[-1][1:]].iter("a")).get("href", ""))
    to_do = [f"#{part.get('id')}" for n in (1, 2, 3, 4) for part in parts(page, n) if part.get("data-state") != "fresh"]
    assert seen == [*to_do, "#sections"]


def test_a_finished_translation_has_nothing_to_do() -> None:
    page = page_of(small_paper("# A {#a}\n\nOne.\n", "# Ah {#a}\n\nUn.\n"))
    assert "nothing to do" in text_of(page)
    assert not list(with_attribute(page, "class", "pb-first"))


def test_a_table_keeps_its_lines_and_code_its_direction() -> None:
    table = "# A {#a}\n\n| A | B |\n|---|---|\n| a | b |\n\n```\nx = 1\n  y\n```\n"
    page = desk_of(paper_of(small_paper(table, table.replace("# A", "# أ"), code="ar")), "ar").decode()
    assert "| A | B |\n|---|---|\n| a | b |</div>" in page
    assert page.count('lang="ar" dir="ltr">```\nx = 1\n  y\n```</div>') == 1


def test_the_page_is_one_file_without_script_and_the_same_each_time() -> None:
    paper = paper_of(files_of(BILINGUAL))
    page = desk_of(paper)
    assert page == desk_of(paper_of(files_of(BILINGUAL)))
    assert b"<script" not in page
    assert b"src=" not in page
    assert b"default-src 'none'" in page


def test_what_a_paper_says_cannot_break_the_page() -> None:
    name = (
        "content/en/01-one.md" if "content/en/01-one.md" in HOSTILE else next(n for n in HOSTILE if n.endswith(".md"))
    )
    text = "# <b>A</b> {#a}\n\n`</div><script>x</script>` {{7*7}} <i onclick=x>here</i> [^\"'<p>]\n"
    files = {**HOSTILE, name: text, name.replace("/en/", "/fr/"): text.replace("A", "B")}
    page = desk_of(paper_of(files)).decode()
    assert "<script" not in page
    assert "<i onclick" not in page
    assert "{{7*7}}" in text_of(tree_of(page))


def states_of_all() -> bytes:
    """A page that has something of everything."""
    files = with_change(files_of(BILINGUAL), EN, "Nobody had asked them", "No one had asked them")
    files = with_change(files, FR, "* les impôts avaient augmenté ;\n\n", "")
    files = with_change(files, FR, "dont 41 vivaient", "dont 14 vivaient")
    return desk_of(paper_of(files))


@pytest.mark.slow
@pytest.mark.nu
def test_the_nu_checker_finds_nothing(tmp_path: Path) -> None:
    made = on_disk(with_content(small(), Format.HTML, states_of_all()), tmp_path)
    found = [one.message for one in NuChecker(Packages()).check(made) if one.path.endswith(".html")]
    assert found == []


@pytest.mark.slow
@pytest.mark.axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_is_too_wide(browser: Any, tmp_path: Path, width: int, scheme: str) -> None:
    axe = Packages().file("axe-core", "axe.min.js")
    assert axe is not None
    (tmp_path / "page.html").write_bytes(states_of_all())
    tab = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    tab.goto((tmp_path / "page.html").as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.evaluate(axe.read_text(encoding="utf-8"))
    run = "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    found = tab.evaluate(f"{run}.then(all => all.violations.map(one => one.id + ' ' + one.nodes[0].html))")
    tab.close()
    assert found == []
