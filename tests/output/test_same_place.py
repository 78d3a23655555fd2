"""Every block of a page leads to the same block in the other languages, once its address has been followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from paperbuild.verify.packages import Packages
from tests.output.markup import by_id, pages_of, text_of, tree_of, with_attribute
from tests.places import PAPERS, ROOT


@cache
def _pages(folder: Path) -> dict[str, ET.Element]:
    return {code: tree_of(html) for code, html in pages_of(folder).items()}


def _own(page: ET.Element) -> dict[str, ET.Element]:
    """What has a permanent address: not what has the page's own (`_…`) or a number for one, nor a note of a translator,
    which is in no other language."""
    found = by_id(next(page.iter("main")))
    passing = re.compile(r"_.*|(note|call)(-\d+|[-.]tn-.*)")
    return {address: element for address, element in found.items() if not passing.fullmatch(address)}


def _kind(element: ET.Element) -> tuple[str, ...]:
    """What an element is, in every language."""
    return (element.tag, *sorted(element.get("class", "").replace("untranslated", "").split()), element.get("role", ""))


@pytest.mark.parametrize(
    "folder",
    [pytest.param(ROOT, marks=pytest.mark.slow), PAPERS / "bilingual", PAPERS / "half-translated"],
    ids=lambda at: at.name,
)
def test_every_address_is_that_of_the_same_kind_of_block_in_each_language(folder: Path) -> None:
    pages = _pages(folder)
    assert len(pages) > 1
    [first, *others] = [{address: _kind(one) for address, one in _own(page).items()} for page in pages.values()]
    assert [set(first.items()) ^ set(other.items()) for other in others] == [set()] * len(others)
    assert {address: kind for address, kind in first.items() if kind[0] in {"p", "li"} and "." in address}


def _links(page: ET.Element) -> Iterator[tuple[str, list[ET.Element]]]:
    """The address of each block that links to itself, and the links after that one."""
    for element in page.iter():
        children = list(element)
        for link, row in pairwise(children):
            if link.get("class") in {"to-self", "note-number"}:
                assert row.get("class") == "to-others"
                yield link.attrib["href"], list(row)


@pytest.mark.parametrize(
    "folder", [pytest.param(ROOT, marks=pytest.mark.slow), PAPERS / "half-translated"], ids=lambda at: at.name
)
def test_every_block_leads_to_its_address_in_each_other_language(folder: Path) -> None:
    pages = _pages(folder)
    slug = (
        next(with_attribute(next(iter(pages.values())), "type", "application/pdf")).attrib["href"].removesuffix(".pdf")
    )
    for code, page in pages.items():
        rows = dict(_links(page))
        selves = [*with_attribute(page, "class", "to-self"), *with_attribute(page, "class", "note-number")]
        assert rows.keys() == {link.attrib["href"] for link in selves} != set()
        for address, links in rows.items():
            found = {(link.get("hreflang"), link.get("lang"), link.get("href")) for link in links}
            assert found == {(other, other, f"../{other}/{slug}.html{address}") for other in pages if other != code}
            assert [text_of(link) for link in links] == [""] * len(links), (
                "no words in the text: the style sheet has them"
            )
            assert all(address[1:] in by_id(pages[other]) for other in pages)


def test_note_of_a_translator_leads_to_no_other_language() -> None:
    page = _pages(PAPERS / "bilingual")["fr"]
    numbers = {link.attrib["href"]: bool(row) for link, row in _rows(page)}
    assert numbers["#note.tn-forum"] is False
    assert sum(numbers.values()) == len(numbers) - 1


def _rows(page: ET.Element) -> Iterator[tuple[ET.Element, list[ET.Element]]]:
    """The number of each note, with the links to other languages beside it."""
    for paragraph in page.iter("p"):
        children = list(paragraph)
        if children and children[0].get("class") == "note-number":
            yield children[0], [child for child in children if child.get("class") == "to-others"]


# In a browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The English page of the half-translated paper, beside the German one, as `build` lays them out."""
    root = tmp_path_factory.mktemp("build")
    for code, html in pages_of(PAPERS / "half-translated").items():
        (root / code).mkdir()
        (root / code / "warm-homes.html").write_text(html, encoding="utf-8")
    return (root / "en/warm-homes.html").as_uri()


_SHOWN = "[...document.querySelectorAll('.to-others > a')].filter(a => a.checkVisibility()).map(a => a.href)"


@pytest.mark.slow
@pytest.mark.chromium
def test_languages_of_a_block_show_where_its_address_has_been_followed_and_nowhere_else(
    browser: Any, address: str
) -> None:
    tab = browser.new_page(viewport={"width": 1440, "height": 800})
    tab.goto(address)
    assert tab.evaluate(_SHOWN) == []
    addresses = tab.evaluate("[...document.querySelectorAll('.to-self, .note-number')].map(a => a.hash)")
    for hash_ in addresses:
        tab.goto(f"{address}{hash_}")
        assert tab.evaluate(_SHOWN) == [address.replace("/en/", "/de/") + hash_]
    tab.goto(f"{address}#cold.p1")
    tab.emulate_media(media="print")
    assert tab.evaluate(_SHOWN) == []
    assert tab.evaluate("parseFloat(getComputedStyle(document.querySelector(':target')).outlineWidth)") == 0
    tab.close()


@pytest.mark.slow
@pytest.mark.chromium
@pytest.mark.parametrize("width", [320, 1440])
def test_same_paragraph_is_reached_by_mouse_and_by_keyboard(browser: Any, address: str, width: int) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 800})
    tab.goto(f"{address}#cold.p1")
    tab.keyboard.press("Tab")  # where the address led to, its own link comes first
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.hash") == "#cold.p1"
    assert tab.evaluate("document.activeElement.hreflang") == "de"
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/de/warm-homes.html#cold.p1")
    tab.click(".to-others:visible > a")
    tab.wait_for_url("**/en/warm-homes.html#cold.p1")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    box = tab.locator(".to-others:visible > a").bounding_box()
    assert min(box["width"], box["height"]) >= 24, "WCAG 2.2, 2.5.8"
    tab.close()


@pytest.mark.slow
@pytest.mark.chromium
@pytest.mark.parametrize("width", [320, 1440])
def test_axe_finds_nothing_where_an_address_has_been_followed(browser: Any, address: str, width: int) -> None:
    axe = Packages().file("axe-core", "axe.min.js")
    if axe is None:
        pytest.skip("axe-core is not installed; `make test` installs it where it may")
    tab = browser.new_page(viewport={"width": width, "height": 800}, bypass_csp=True)
    tab.goto(address)
    tab.evaluate(axe.read_text(encoding="utf-8"))
    run = "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
    for hash_ in ("#cold", "#cold.p1", "#steps.i2", "#case-hohenfels", "#note.asthma", "#note-2"):
        tab.evaluate(f"location.hash = '{hash_}'")
        found = tab.evaluate(f"{run}.then(all => all.violations.map(one => one.id + ' ' + one.nodes[0].html))")
        assert (hash_, found) == (hash_, [])
    tab.close()
