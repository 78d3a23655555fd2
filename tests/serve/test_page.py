"""The page of the live preview in a real browser: what a writer sees after a save, and what a click does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from paperbuild.verify.packages import Packages
from tests.clock import HANGS_S
from tests.serve.preview import EN, OTHER, TEXTS, Preview, write_paper

FILLING = "\n".join(f"Paragraph {number} of a long section, which fills the page.\n" for number in range(60))
LONG = f"{TEXTS[OTHER]}\n{FILLING}"
AXE = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Waits in the page itself for what the page tells: the event, and not a time.
HEARD = """name => new Promise(done => document.addEventListener(name, event => done(event.detail), {once: true}))"""


pytestmark = [pytest.mark.chromium, pytest.mark.slow]


class Page:
    """Our page, opened in a browser; `errors` is what its console said."""

    def __init__(self, browser: Any, preview: Preview, **options: Any) -> None:
        self.preview, self.errors = preview, list[str]()
        self.page = browser.new_page(viewport={"width": 1280, "height": 800}, **options)
        self.page.set_default_timeout(HANGS_S * 1000)
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(f"{preview.address}/")
        self.until("screen")

    def hear(self, said: Any) -> None:
        """Notes an error; that the paper's frame may run nothing is none: what steers the browser tries to."""
        if said.type == "error" and not said.text.startswith("Blocked script execution"):
            self.errors.append(said.text)

    def until(self, view: str) -> None:
        """Waits until a pane shows something."""
        self.page.wait_for_selector(f'.pane[data-view="{view}"][data-digest]:not([data-fresh])')

    def save(self, path: str, text: str) -> None:
        """Saves a text, and waits until the page says that it shows it."""
        self.page.evaluate(f"void (window.heard = ({HEARD})('paperbuild:shown'))")
        self.preview.write(path, text)
        self.page.evaluate("window.heard")

    @property
    def frame(self) -> Any:
        """The paper itself."""
        return self.page.query_selector(".pane:not([data-fresh]) iframe").content_frame()


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Iterator[Page]:
    with Preview(write_paper(tmp_path)) as preview:
        preview.write(OTHER, LONG)
        opened = Page(browser, preview)
        yield opened
        assert opened.errors == []
        opened.page.close()


def test_a_save_is_on_the_screen_at_the_place_last_read(page: Page) -> None:
    frame = page.frame
    frame.evaluate("document.getElementById('law.p40').scrollIntoView()")
    top = "document.getElementById('law.p40').getBoundingClientRect().top"
    before = frame.evaluate(top)
    kept = frame.evaluate("document.getElementById('law.p40').kept = 'the same element'")
    page.save(EN, TEXTS[EN].replace("elsewhere, too.", "elsewhere, too.\n\nA new paragraph above.\n\nAnd one more."))
    assert "A new paragraph above." in frame.inner_text("main")
    assert abs(frame.evaluate(top) - before) < 2
    assert frame.evaluate("document.getElementById('law.p40').kept") == kept


def test_only_what_differs_is_changed(page: Page) -> None:
    frame = page.frame
    frame.evaluate("for (const one of document.querySelectorAll('[id]')) one.kept = true")
    page.save(OTHER, LONG.replace("It says little.", "It says much."))
    anew = frame.evaluate("[...document.querySelectorAll('main [id]')].filter(one => !one.kept).map(one => one.id)")
    assert anew == []
    assert frame.inner_text('[id="law.p1"]') == "It says much."


def test_a_finding_is_shown_in_the_panel_and_in_the_text_and_goes_again(page: Page) -> None:
    page.save(EN, TEXTS[EN].replace("@doe2019, p. 4", "@doe2018, p. 4"))
    page.page.wait_for_selector('#found li:has-text("CIT001")', state="attached")
    one = page.page.query_selector('#found li:has-text("CIT001")')
    page.page.click("#open-findings")
    assert [line for line in one.inner_text().splitlines() if line] == [
        "error CIT001 undefined-key",
        "no entry has the key doe2018",
        "did you mean doe2019?",
        f"{EN}:3:46",
    ]
    page.frame.wait_for_selector('[id="rents.p1"][data-pb-preview-found="error"]')
    page.page.click('#found li:has-text("CIT001") .message')
    assert page.page.inner_text("#place-name") == f"{EN}:3:46"
    page.preview.write(EN, TEXTS[EN])
    page.page.wait_for_selector('#found:not(:has(li:has-text("CIT001")))', state="attached")
    page.frame.wait_for_selector('[id="rents.p1"]:not([data-pb-preview-found])')


def test_a_click_tells_the_place_and_copies_or_opens_it(page: Page) -> None:
    page.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.frame.click('[id="rents.p2"]', position={"x": 5, "y": 5})
    assert page.page.inner_text("#place-name") == f"{EN}:5:1"
    page.page.click("#place-copy")
    page.page.wait_for_selector("#status:has-text('Copied')")
    assert page.page.evaluate("navigator.clipboard.readText()") == f"{EN}:5:1"
    page.page.click("#open-findings")
    page.page.select_option("#editor", "vscode")
    link = page.page.get_attribute("#place-open", "href")
    assert link == f"vscode://file{page.preview.folder}/{EN}:5:1"
    page.page.select_option("#editor", "other")
    for pattern in ("javascript:alert(1)//{path}", "https://evil.example/{path}", "data:text/html,{path}", "{path}"):
        page.page.fill("#pattern", pattern)
        assert page.page.is_hidden("#place-open")
    page.page.fill("#pattern", "txmt://open?url=file://{path}&line={line}")
    assert page.page.get_attribute("#place-open", "href").endswith(f"{EN}&line=5")


def test_an_editor_can_lead_the_page_to_a_line(page: Page) -> None:
    page.preview.post("/_/show", {"path": OTHER, "line": 65})
    marked = page.frame.wait_for_selector("[data-pb-preview-here]")
    assert "30 of a long section" in marked.inner_text()
    place = "document.querySelector('[data-pb-preview-here]').getBoundingClientRect().top"
    assert 0 < page.frame.evaluate(place) < 700


def test_locales_switch_in_place_and_a_part_can_be_accepted(page: Page) -> None:
    page.save(OTHER, TEXTS[OTHER])
    page.save(EN, TEXTS[EN].replace("elsewhere, too", "in other places"))
    page.page.wait_for_selector('#locale option[value="fr"]', state="attached")
    page.page.select_option("#locale", "fr")
    page.page.click('[data-view="beside"]')
    page.until("beside")
    accept = page.frame.wait_for_selector(".pb-preview-accept")
    block = '.pb-block[data-line="5"]'
    assert page.frame.get_attribute(block, "data-state") == "stale"
    accept.evaluate("one => one.focus()")
    page.page.keyboard.press("Enter")
    page.frame.wait_for_selector(f'{block}[data-state="fresh"]', state="attached")
    record = page.preview.folder / "content/fr/made-from/01-rents.md"
    assert "in other places" in record.read_text(encoding="utf-8")
    page.page.click('#views [data-view="screen"]')
    page.until("screen")
    assert "Les loyers ont augmenté" in page.frame.inner_text("main")


def test_nothing_of_a_strangers_paper_runs(page: Page) -> None:
    template = page.preview.folder / "templates/page.html.jinja"
    source = Path(__file__).parents[2] / "templates/page.html.jinja"
    evil = (
        "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"
        "<a id=go href=\"javascript:document.title='run'\">go</a>"
    )
    template.parent.mkdir()
    page.page.evaluate(f"void (window.heard = ({HEARD})('paperbuild:shown'))")
    template.write_text(source.read_text(encoding="utf-8").replace("<main ", f"{evil}<main "), encoding="utf-8")
    page.page.evaluate("window.heard")
    page.frame.wait_for_selector("#go", state="attached")
    page.frame.evaluate("document.getElementById('go').click()")
    assert page.frame.evaluate("document.title") != "run"
    assert page.page.title() != "run"
    page.errors.clear()  # the browser says what it has refused


@pytest.mark.pango
def test_pages_stand_beside_the_text_at_the_same_place(page: Page) -> None:
    page.frame.evaluate("document.getElementById('law.p40').scrollIntoView()")
    page.page.select_option("#beside", "pages")
    page.until("pages")
    assert page.page.evaluate("document.querySelector('.sheets').scrollTop") > 500
    before = page.page.get_attribute(".sheets", "data-digest")
    page.preview.write(OTHER, LONG.replace("Paragraph 41", "Another paragraph, no. 41"))
    page.page.wait_for_selector(f'.sheets[data-digest]:not([data-digest="{before}"])')
    page.page.click('#views [data-view="book"]')
    page.until("book")
    page.page.click("text=On")
    page.page.wait_for_selector(".chapters button:enabled:has-text('Back')")


def test_what_a_screen_reader_hears_is_told(page: Page) -> None:
    page.page.click('#views [data-view="aloud"]')
    page.until("aloud")
    said = page.page.inner_text(".aloud")
    assert "heading 1" in said
    assert "Rents in towns" in said
    assert "notes" in said
    assert "(Note 1)" in said


@pytest.mark.axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_on_our_page(page: Page, scheme: str, width: int) -> None:
    script = Packages().file("axe-core", "axe.min.js")
    assert script is not None
    page.page.emulate_media(color_scheme=scheme)
    page.page.set_viewport_size({"width": width, "height": 800})
    page.preview.write(EN, TEXTS[EN].replace("@doe2019, p. 4", "@doe2018, p. 4"))
    page.page.wait_for_selector('#found li:has-text("CIT001")', state="attached")
    for view in ("screen", "aloud"):
        page.page.click(f'#views [data-view="{view}"]')
        page.until(view)
        for is_open in (True, False):
            if page.page.is_visible("#findings") != is_open:
                page.page.click("#open-findings")
            page.page.evaluate(script.read_text("utf-8"))
            found = page.page.evaluate(AXE, TAGS)["violations"]
            assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
