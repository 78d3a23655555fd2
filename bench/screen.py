"""How long it takes from a save to the screen: the live preview in a real browser, a program of its own.

`python -m bench.screen LOCALE COUNT [pages]` shows the paper in this folder with `paperbuild serve`, changes a word of
it COUNT times, and writes how long it took from the save until the browser had painted it, as the lines of `--timings`:
of the HTML, or with `pages` of the printed page that has the word.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bench.papers import change_a_word, longest_section

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCREEN, PAGES = "html to screen", "pdf to screen"
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic"]
_SETTLED_S = 1.0  # after a change, for what goes on after it is painted: findings, places
# When the page has shown something of a view, by the clock of the machine.
_LISTEN = """view => void (window.seen = new Promise(done => {
  document.addEventListener("paperbuild:shown", function heard(event) {
    if (event.detail.view !== view) return;
    document.removeEventListener("paperbuild:shown", heard);
    done(performance.timeOrigin + performance.now());
  });
}))"""


def main() -> None:
    """Measures and tells."""
    locale, count, *more = sys.argv[1:]
    view, step = ("pages", PAGES) if more else ("screen", SCREEN)
    with _preview() as address, _opened(f"{address}?locale={locale}&view={view}&at={_place(locale)}") as page:
        page.wait_for_selector(f'.pane[data-view="{view}"][data-digest]:not([data-fresh])')
        for number in range(int(count) + 1):
            time.sleep(_SETTLED_S)
            page.evaluate(_LISTEN, view)
            begun_s = time.time()
            change_a_word(Path(), locale, f"seen{'abcdefghij'[number % 10]}")
            seconds = page.evaluate("window.seen") / 1000 - begun_s
            if number:  # the first has more to do: its pages are remembered from then on
                print(json.dumps({"step": step, "seconds": seconds}), file=sys.stderr)


@contextmanager
def _preview() -> Iterator[str]:
    """The live preview of the paper in this folder; its address."""
    command = [sys.executable, "-m", "paperbuild", "serve", "--no-open", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own
    try:
        yield process.stdout.readline().strip() if process.stdout else ""
    finally:
        process.terminate()
        process.communicate()


@contextmanager
def _opened(address: str) -> Iterator[Page]:
    from playwright.sync_api import sync_playwright

    from paperbuild.verify.packages import browser

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser(), args=_FLAGS)
        page = chromium.new_page(viewport={"width": 1280, "height": 800})
        page.set_default_timeout(0)
        page.goto(address)
        yield page
        chromium.close()


def _place(locale: str) -> str:
    """The place of the word that is changed."""
    change_a_word(Path(), locale, "seen")
    path = longest_section(Path(), locale)
    text = path.read_text(encoding="utf-8")
    return f"{path.as_posix()}:{text.count(chr(10), 0, text.index('rewordedseen')) + 1}"


if __name__ == "__main__":
    main()
