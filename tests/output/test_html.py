"""The finished HTML, judged by what it means, and in a browser: notes, links, roles, safety, width, contrast."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pypdf
import pytest

from paperbuild.app.load import load
from paperbuild.model.formats import Format
from paperbuild.model.project import Project
from tests.output.markup import (
    EVERYTHING,
    HOSTILE,
    built,
    by_id,
    everything,
    everything_with,
    html_of,
    pages_of,
    text_of,
    tree_of,
    with_attribute,
)
from tests.places import ROOT

MakeProject = Callable[[Mapping[str, str | bytes]], Project]
BASE = {"content/paper.toml": 'slug = "a"\nlocale = "en"\ndate = 2026-01-02\n[publisher]\nname = "P"\n'}


@pytest.fixture(scope="module")
def page() -> ET.Element:
    return tree_of(html_of(everything()))


@pytest.fixture(scope="module")
def hostile(make_project: MakeProject) -> str:
    return html_of(built(make_project(HOSTILE), (Format.HTML,), is_draft=True))


def _html(make_project: MakeProject, *sections: str, **options: bool) -> ET.Element:
    files = {f"content/en/{number:02}-s.md": text for number, text in enumerate(sections, 1)}
    return tree_of(html_of(built(make_project({**BASE, **files}), (Format.HTML,), **options)))


def test_calls_and_notes_are_numbered_from_one_in_order_and_lead_to_each_other(page: ET.Element) -> None:
    ids = by_id(page)
    calls = list(with_attribute(page, "role", "doc-noteref"))
    backs = list(with_attribute(page, "role", "doc-backlink"))
    numbers = [str(number) for number in range(1, 11)]
    assert [text_of(call) for call in calls] == numbers
    assert [text_of(next(with_attribute(ids[call.attrib["href"][1:]], "class", "note-number"))) for call in calls] == (
        numbers
    )
    assert [back.attrib["href"] for back in backs] == [f"#{call.attrib['id']}" for call in calls]
    assert all(back in list(ids[call.attrib["href"][1:]].iter()) for back, call in zip(backs, calls, strict=True))
    assert all("Back to the text" in back.attrib["aria-label"] for back in backs)


def test_notes_and_calls_have_addresses_that_do_not_change_with_their_numbers(page: ET.Element) -> None:
    ids = by_id(page)
    assert text_of(ids["note.prose"]) == text_of(ids["call.prose"]) == "5"
    assert ids["note.prose"] in list(ids["note-5"].iter())


def test_note_whose_name_is_a_key_keeps_it_before_a_citation(make_project: MakeProject) -> None:
    root = _html(make_project, "# A {#a}\n\n[Kept]{#note.x-2} [@x] and[^x] and [@x].\n\n[^x]: Mine.\n", is_draft=True)
    ids = by_id(root)
    assert [text_of(ids[name]) for name in ("call.x", "call.x-3", "call.x-2-2")] == ["2", "1", "3"]


def test_headings_and_paragraphs_have_links_to_themselves_without_words(page: ET.Element) -> None:
    links = {link.attrib["href"]: link for link in with_attribute(page, "class", "to-self")}
    assert links["#case"].attrib["aria-label"] == "Permanent address: A case with a note in its heading"
    assert links["#case.p2"].attrib["aria-label"] == "Permanent address: Paragraph 2"
    assert links["#lists.i2.1"].attrib["aria-label"] == "Permanent address: List item 2.1"
    assert {text_of(link) for link in links.values()} == {""}


def test_every_link_within_the_page_leads_to_something_in_it(page: ET.Element, hostile: str) -> None:
    for root in (page, tree_of(hostile)):
        ids = by_id(root)
        inner = [link.attrib["href"] for link in root.iter("a") if link.attrib["href"].startswith("#")]
        assert inner
        assert [href for href in inner if href[1:] not in ids] == []


def test_page_asks_nothing_of_any_network_and_carries_no_script(page: ET.Element, hostile: str) -> None:
    for root in (page, tree_of(hostile)):
        tags = {element.tag for element in root.iter()}
        assert not tags & {"iframe", "object", "embed", "base", "form"}
        assert {script.get("type") for script in root.iter("script")} == {"application/ld+json"}, "data, and no script"
        assert {link.get("rel") for link in root.iter("link")} == {"alternate"}, "which a browser does not fetch"
        assert all(image.attrib["src"].startswith("data:image/") for image in root.iter("img"))
        assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]
        policy = next(meta.attrib["content"] for meta in root.iter("meta") if "http-equiv" in meta.attrib)
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert not [link for link in root.iter("a") if link.attrib["href"].lower().startswith("javascript")]
    sheets = "".join(text_of(style) for style in page.iter("style"))
    assert not re.search(r"@import|url\(", sheets)


def test_page_says_its_language_its_title_and_where_what_is(page: ET.Element) -> None:
    assert (page.get("lang"), page.get("dir")) == ("en", "ltr")
    assert text_of(next(page.iter("title"))) == "Everything that a paper can have"
    assert [text_of(heading) for heading in page.iter("h1")] == ["Everything that a paper can have"]
    assert all(len(list(page.iter(tag))) == 1 for tag in ("header", "nav", "main", "footer"))
    skip = next(page.iter("a"))
    assert by_id(page)[skip.attrib["href"][1:]].tag == "main"


def test_headings_skip_no_level_below_the_title(page: ET.Element) -> None:
    levels = [int(element.tag[1]) for element in page.iter() if re.fullmatch("h[1-6]", element.tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_contents_name_every_heading_with_its_number(page: ET.Element) -> None:
    entries = [text_of(link) for link in next(page.iter("nav")).iter("a")]
    assert entries[:6] == ["Thanks", "Summary", "1 First section", "Lists", "A table", "A deeper heading"]


def test_pictures_are_in_the_page_with_their_alternative_text(page: ET.Element) -> None:
    assert [image.attrib["alt"] for image in page.iter("img")] == ["A square, half red and half white"]


def test_case_is_an_example_named_by_its_heading(page: ET.Element) -> None:
    case = by_id(page)["case"]
    assert case.get("role") == "doc-example"
    assert "A case with a note" in text_of(by_id(page)[case.attrib["aria-labelledby"]])


def test_pull_quote_is_hidden_from_screen_readers_only_where_the_text_says_it_too(make_project: MakeProject) -> None:
    quote = "::: {.pull-quote}\nThe law *harms* them.\n:::\n"
    repeated = _html(make_project, f"# A\n\nAnd so the law harms them, every day.\n\n{quote}")
    alone = _html(make_project, f"# A\n\nThe law helps them.\n\n{quote}")
    with_note = _html(make_project, "# A\n\nThe law harms.\n\n::: {.pull-quote}\nThe law harms.^[Why.]\n:::\n")
    hidden = [
        next(with_attribute(root, "class", "pull-quote")).get("aria-hidden") for root in (repeated, alone, with_note)
    ]
    assert hidden == ["true", None, None]


def test_wide_table_can_be_scrolled_by_keyboard_and_has_a_name(page: ET.Element) -> None:
    box = next(with_attribute(page, "class", "table-wide"))
    assert (box.get("role"), box.get("tabindex"), box.get("aria-label")) == (
        "region",
        "0",
        "Table: Numbers at a glance",
    )


def test_hostile_text_is_shown_as_it_was_typed(hostile: str) -> None:
    root = tree_of(hostile)
    assert text_of(next(root.iter("h1"))) == "A <script>alert(1)</script> & “more”"
    assert text_of(next(with_attribute(root, "class", "subtitle"))) == "</title><b>"
    assert "<script>alert(1)</script>" in text_of(next(root.iter("main")))
    assert "N”ote 1" in {call.get("aria-label") for call in with_attribute(root, "role", "doc-noteref")}
    assert "C”as<e" in {box.get("data-label") for box in with_attribute(root, "role", "doc-example")}
    assert "a comment" not in hostile


def test_links_written_to_a_section_s_file_lead_to_that_section(hostile: str) -> None:
    root = tree_of(hostile)
    links = {text_of(link): link.attrib["href"] for link in next(root.iter("main")).iter("a")}
    assert (links["two"], links["its end"], links["one"], links["a link"]) == ("#two", "#end", "#one", "#end")
    assert text_of(by_id(root)[links["no heading"][1:]]) == "Only a paragraph."


def test_heading_with_a_link_is_no_link_within_a_link_in_the_contents(hostile: str) -> None:
    for link in tree_of(hostile).iter("a"):
        assert list(link.iter("a")) == [link]


def test_text_that_looks_like_an_identifier_stays_in_the_contents(make_project: MakeProject) -> None:
    root = _html(make_project, '# One `an id="x" too` {#one}\n\nA claim, `an id="note.a"`.[^a]\n\n[^a]: A note.\n')
    shown = [text_of(link) for link in root.iter("a") if link.get("href") == "#one"]
    assert shown
    assert {text for text in shown if "One" in text} == {'1 One an id="x" too'}
    assert "note.a" in by_id(root)


def test_heading_with_the_name_of_a_note_takes_no_note_s_identifier(make_project: MakeProject) -> None:
    root = _html(make_project, "# Note 1\n\n## Call 1\n\nText.^[A note.]\n\n## Contents\n\n## Notes\n")
    assert by_id(root)["note-1"].tag == "li"
    assert by_id(root)["call-1"].tag == "a"


def test_broken_reference_is_marked_where_it_stands_and_a_draft_says_that_it_is_one(hostile: str) -> None:
    root = tree_of(hostile)
    marks = [text_of(mark) for mark in with_attribute(root, "class", "broken-reference")]
    assert {"[@nothing]", "[A missing one]"} <= set(marks)
    assert [text_of(mark) for mark in with_attribute(root, "class", "draft")] == ["Draft"]


def test_finished_paper_does_not_call_itself_a_draft(page: ET.Element) -> None:
    assert not list(with_attribute(page, "class", "draft"))


def test_text_from_right_to_left_says_so(make_project: MakeProject) -> None:
    files = {
        "content/paper.toml": BASE["content/paper.toml"].replace('"en"', '"ar"'),
        "content/ar/01-a.md": "# أ\n\nنص.\n",
    }
    made = built(make_project(files), (Format.HTML,))
    assert 'lang="ar" dir="rtl"' in made.artifacts["ar", Format.HTML].content.decode()


def test_page_is_the_same_bytes_every_time() -> None:
    assert html_of(built(load(EVERYTHING), (Format.HTML,))) == html_of(everything())


def test_design_and_accent_reach_the_page() -> None:
    house = html_of(built(everything_with('accent = "#0b5a6e"'), (Format.HTML,)))
    plain = html_of(built(everything_with('design = "plain"'), (Format.HTML,)))
    assert "#7d1a35" not in house + plain
    [light, dark] = [meta for meta in tree_of(house).iter("meta") if meta.get("name") == "theme-color"]
    assert (light.attrib["content"], light.attrib["media"]) == ("#0b5a6e", "(prefers-color-scheme: light)")
    assert dark.attrib["media"] == "(prefers-color-scheme: dark)"
    bodies = [next(tree_of(html).iter("body")).attrib["class"] for html in (house, plain)]
    assert bodies == ["design-house", "design-plain"]
    found = {colour for colour in re.findall(r"#[0-9a-f]{6}\b", plain) if len(set(re.findall("..", colour[1:]))) > 1}
    assert found == set(), "no colour but black, white and grey"


# In a browser


@pytest.fixture(scope="module")
def paper_addresses(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The repository's own paper in each of its languages: its title and date are longer."""
    folder = tmp_path_factory.mktemp("paper")
    pages = pages_of(ROOT)
    for locale, html in pages.items():
        (folder / f"{locale}.html").write_text(html, encoding="utf-8")
    return {locale: (folder / f"{locale}.html").as_uri() for locale in pages}


@pytest.mark.slow
@pytest.mark.chromium
@pytest.mark.parametrize("locale", ["en", "fr"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_cover_of_the_paper_fits_in_letters_of_twice_the_size(
    browser: Any, paper_addresses: Mapping[str, str], locale: str, width: int
) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 800})
    tab.goto(paper_addresses[locale])
    tab.add_style_tag(content="html { font-size: 200% !important }")
    assert tab.evaluate("document.documentElement.scrollWidth") == width
    assert tab.evaluate(_TORN_WORDS) == []
    button = tab.evaluate(_BUTTON)
    assert width == 1280 or button["is_there"]
    assert not button["is_seen"], "the button of the contents hides nothing of the title"
    tab.evaluate("document.querySelector('#_text').scrollIntoView()")
    assert width == 1280 or tab.evaluate(_BUTTON)["is_seen"]
    tab.close()


@pytest.mark.slow
@pytest.mark.chromium
@pytest.mark.parametrize("locale", ["en", "fr"])
def test_headings_break_between_words_on_a_phone_in_letters_of_twice_the_size(
    browser: Any, paper_addresses: Mapping[str, str], locale: str
) -> None:
    tab = browser.new_page(viewport={"width": 375, "height": 800})
    tab.goto(paper_addresses[locale])
    tab.add_style_tag(content="html { font-size: 200% !important } h1, h2, h3, h4 { hyphens: manual !important }")
    headings = "document.querySelectorAll('main :is(h2, h3, h4, h5)')"
    assert tab.evaluate(_TORN_WORDS.replace("document.querySelectorAll('.cover h1')", headings)) == []
    tab.close()


@pytest.mark.chromium
def test_printed_pages_have_their_numbers_and_nothing_to_click_on(browser: Any, address: str) -> None:
    tab = browser.new_page()
    tab.goto(address)
    pages = [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(tab.pdf())).pages]
    tab.close()
    assert len(pages) > 1
    assert all(f"{number} / {len(pages)}" in text for number, text in enumerate(pages, 1))
    assert not any(word in text for text in pages for word in ("Skip to", "¶", "↩"))


def test_key_points_and_recommendations_are_within_reach_at_the_top(make_project: MakeProject) -> None:
    sections = {
        "01-summary.md": "# In short {#short}\n\nText.\n",
        "02-more.md": "# More\n\n## What counts {#key-points}\n\nText.\n\n## Else\n\nText.\n",
        "03-recommendations.md": "# Do\n\n## Summary {#summary}\n\nText.\n",
    }
    files = {f"content/en/{name}": text for name, text in sections.items()}
    page = tree_of(html_of(built(make_project({**BASE, **files}), (Format.HTML,))))
    (links,) = with_attribute(page, "class", "pb-key-parts")
    found = {link.attrib["href"]: text_of(link).strip() for link in links.iter() if "href" in link.attrib}
    assert found == {"#short": "In short", "#key-points": "What counts", "#do": "Do"}
    plain = _html(make_project, "# One\n\nText.\n")
    assert list(with_attribute(plain, "class", "pb-key-parts")) == [], "no empty list where there is none"


# The words of the title that stand on more than one line.
_TORN_WORDS = """(() => {
    const range = document.createRange(), torn = [];
    for (const heading of document.querySelectorAll('.cover h1')) {
        const texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
        for (let text; text = texts.nextNode();) {
            for (const word of text.data.matchAll(/[^\\s\\u00ad-]+/g)) {
                range.setStart(text, word.index);
                range.setEnd(text, word.index + word[0].length);
                if (new Set([...range.getClientRects()].map(box => box.top)).size > 1) torn.push(word[0]);
            }
        }
    }
    return torn;
})()"""
# Whether the button of the contents is on the screen, and whether it is before all else.
_BUTTON = """(() => {
    const button = document.querySelector('.to-contents'), box = button.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return {is_there: box.width > 0, is_seen: top === button};
})()"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(html_of(everything()), encoding="utf-8")
    return path.as_uri()


@pytest.mark.chromium
@pytest.mark.parametrize("width", [320, 768, 1440, 3840])
def test_nothing_is_wider_than_the_window_or_its_column(browser: Any, address: str, width: int) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 800})
    tab.goto(address)
    boxes = "[document.documentElement, document.querySelector('.contents-inner')]"
    cut = f"{boxes}.filter(box => box.scrollWidth > box.clientWidth)"
    assert tab.evaluate(f"{cut}.length") == 0
    tab.add_style_tag(content="html { font-size: 200% !important }")
    tab.evaluate("document.querySelector('.entry-title').textContent = 'Acknowledgements and characterisations'")
    assert tab.evaluate(f"{cut}.length") == 0
    tab.close()


@pytest.mark.chromium
@pytest.mark.parametrize("width", [390, 820, 1100, 1440, 1920, 3840])
def test_title_columns_and_imprint_begin_on_one_line(browser: Any, address: str, width: int) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 800})
    tab.goto(address)
    starts = (
        "['.cover h1', '.contents', '.imprint dl'].map(e => document.querySelector(e).getBoundingClientRect().left)"
    )
    assert tab.evaluate(f"(lefts => Math.max(...lefts) - Math.min(...lefts))({starts})") < 1
    tab.close()


@pytest.mark.slow
@pytest.mark.chromium
@pytest.mark.parametrize("width", [390, 1440])
def test_note_opens_and_returns_by_mouse_and_by_keyboard(browser: Any, address: str, width: int) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    tab.goto(address)
    tab.click("#call-3")
    assert tab.evaluate("location.hash") == "#note-3"
    assert _is_in_view(tab, "#note-3")
    assert _is_in_view(tab, "#call-3"), "the text stays where it is"
    tab.click("#note-3 .note-back")
    assert tab.evaluate("location.hash") == "#call-3"
    assert _is_in_view(tab, "#call-3")
    tab.focus("#call-5")
    tab.keyboard.press("Enter")
    assert _is_in_view(tab, "#note-5")
    while tab.evaluate("document.activeElement.className") != "note-back":
        tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('.note').id") == "note-5", "the next stop is in the note"
    tab.keyboard.press("Enter")
    assert tab.evaluate("location.hash") == "#call-5"
    tab.close()


def _is_in_view(tab: Any, selector: str) -> bool:
    box = tab.locator(selector).bounding_box()
    return box is not None and box["y"] >= 0 and box["y"] < 800


@pytest.mark.slow
@pytest.mark.chromium
@pytest.mark.parametrize("width", [320, 390, 1000])
def test_note_opens_right_under_the_line_that_calls_it_and_closes_without_moving_the_text(
    browser: Any, address: str, width: int
) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    tab.goto(address)
    for number in range(1, 11):  # in prose, a list, a table, a box, a heading
        tab.click(f"#call-{number}")
        call, note = (tab.locator(f"#{kind}-{number}").bounding_box() for kind in ("call", "note"))
        assert 0 < call["y"] < call["y"] + call["height"] <= note["y"] < call["y"] + 2.5 * call["height"]
        assert note["y"] + 60 < 800, "it can be read without scrolling, at least its beginning"
        assert note["x"] >= 0
        assert note["x"] + note["width"] <= width
        assert tab.evaluate(f"(n => n.scrollHeight <= n.clientHeight)(document.querySelector('#note-{number}'))")
        tab.click(f"#note-{number} .note-back")
        assert abs(tab.locator(f"#call-{number}").bounding_box()["y"] - call["y"]) < 12
    tab.close()


@pytest.mark.chromium
def test_notes_in_the_margin_stand_beside_their_calls_and_never_on_each_other(browser: Any, address: str) -> None:
    tab = browser.new_page(viewport={"width": 1440, "height": 800})
    tab.goto(address)
    notes = tab.evaluate("[...document.querySelectorAll('.note')].map(n => n.getBoundingClientRect().toJSON())")
    calls = tab.evaluate("[...document.querySelectorAll('.note-call')].map(n => n.getBoundingClientRect().toJSON())")
    text = tab.evaluate("document.querySelector('.part').getBoundingClientRect().right")
    assert all(note["left"] > text for note in notes)
    assert all(after["top"] >= before["bottom"] for before, after in pairwise(notes))
    assert all(note["top"] >= call["top"] - 1 for note, call in zip(notes, calls, strict=True))
    assert notes[0]["top"] - calls[0]["top"] < 20
    tab.close()


@pytest.mark.chromium
def test_no_request_leaves_the_page(browser: Any, address: str) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    tab = browser.new_page()
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: complaints.append(message.text))
    tab.goto(address)
    tab.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert complaints == []
    tab.close()


_CONTRASTS = """() => {
  const rgba = text => { const n = text.match(/[\\d.]+/g).map(Number); return [n[0], n[1], n[2], n[3] ?? 1] };
  const light = c => [0, 1, 2].map(i => c[i] / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = e => {
    for (; e; e = e.parentElement) { const c = rgba(getComputedStyle(e).backgroundColor); if (c[3]) return c }
    return [255, 255, 255, 1];
  };
  const found = [];
  for (const e of document.querySelectorAll('body *')) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    if (e.closest('.to-self')) continue;
    const [a, b] = [light(rgba(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) found.push(e.className + ' ' + e.textContent.slice(0, 40));
  }
  return found;
}"""


# The darkest and the lightest accents that are allowed, and one whose hue is hard to read on black.
_DESIGNS = (
    *('accent = "#7d1a35"', 'accent = "#767676"', 'accent = "#000000"', 'accent = "#0000ff"', 'accent = "#e60000"'),
    'design = "plain"',
)


@pytest.fixture(scope="module", params=_DESIGNS)
def designed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("design") / "page.html"
    path.write_text(html_of(built(everything_with(request.param), (Format.HTML,))), encoding="utf-8")
    return path.as_uri()


@pytest.mark.slow
@pytest.mark.chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_contrast(browser: Any, designed: str, scheme: str) -> None:
    tab = browser.new_page(color_scheme=scheme)
    for target in ("", "#first.p1", "#note-3", "#call-3"):
        tab.goto(f"{designed}{target}")
        assert tab.evaluate(_CONTRASTS) == []
    dark = tab.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).every(part => part < 64)")
    assert dark == (scheme == "dark")
    tab.emulate_media(contrast="more")
    assert tab.evaluate(_CONTRASTS) == []
    tab.close()


@pytest.mark.chromium
def test_colours_of_the_system_leave_boxes_and_calls_to_be_seen(browser: Any, address: str) -> None:
    tab = browser.new_page(forced_colors="active")
    tab.goto(f"{address}#call-3")
    shown = tab.evaluate(
        """() => ['.case-study', '.cover', '.about', '.imprint', '#call-3'].map(name => {
          const element = document.querySelector(name), style = element && getComputedStyle(element);
          return !element || parseFloat(style.borderBlockStartWidth) + parseFloat(style.outlineWidth) > 0;
        })"""
    )
    assert shown == [True] * 5
    assert tab.evaluate("getComputedStyle(document.querySelector('.note-call')).textDecorationLine") == "underline"
    tab.close()


@pytest.mark.chromium
def test_permanent_addresses_are_reached_by_mouse_and_by_keyboard(browser: Any, address: str) -> None:
    tab = browser.new_page(viewport={"width": 1440, "height": 800})
    tab.goto(address)
    stops = "[...document.querySelectorAll('.to-self')].filter(e => e.checkVisibility({visibilityProperty: true}))"
    shown = tab.evaluate(f"{stops}.map(e => e.getAttribute('href'))")
    assert {"#summary", "#case"} <= set(shown)
    assert "#lists.i1" not in shown, "a keyboard does not stop at every item"
    tab.hover("[id='lists.i1']")
    tab.click("a[href='#lists.i1']")
    assert tab.evaluate("location.hash") == "#lists.i1"
    tab.goto(f"{address}#")
    tab.focus("a[href='#case']")
    tab.keyboard.press("Enter")
    assert tab.evaluate("location.hash") == "#case"
    assert {"#case.p1", "#lists.i2.1"} <= set(tab.evaluate(f"{stops}.map(e => e.getAttribute('href'))"))
    tab.close()


@pytest.mark.chromium
@pytest.mark.parametrize("width", [390, 1440])
def test_note_opens_at_the_address_that_it_has_in_every_edition(browser: Any, address: str, width: int) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    tab.goto(f"{address}#note.prose")
    assert _is_in_view(tab, "#note-5")
    assert _is_in_view(tab, "#call-5"), "with the text that calls it"
    tab.goto(f"{address}#call.prose")
    assert _is_in_view(tab, "#call-5")
    tab.close()
