"""Takes the pictures in docs/ of the built paper: `make pictures`, after a change of the design.

Needs Poppler's pdftoppm and a Chromium.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

import pypdf
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def main() -> None:
    """Takes every picture anew."""
    DOCS.mkdir(exist_ok=True)
    (pdf,) = ROOT.glob("build/en/*.pdf")
    for name, number in _pages(pdf).items():
        _picture_of_page(pdf, number, DOCS / f"{name}.png")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("no Chromium: the pictures of pages on screens stay as they are")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        _pictures_of_screens(browser, pdf.with_suffix(".html"))
        _picture_of_book(browser, pdf.with_suffix(".epub"))
        _picture_of_preview(browser)
        browser.close()


def _pages(pdf: Path) -> dict[str, int]:
    """The pages to be shown, by the names of their pictures; the first page is 1."""
    reader = pypdf.PdfReader(pdf)
    places = {
        name: (reader.get_destination_page_number(target) or 0) + 1
        for name, target in reader.named_destinations.items()
    }
    notes = Counter(page for name, page in places.items() if name.startswith("note-"))
    five = min(page for page, count in notes.items() if count >= 5)
    return {"cover": 1, "contents": places["contents"], "case": places["case-germany"], "five-notes": five}


def _picture_of_page(pdf: Path, number: int, picture: Path) -> None:
    command = ["pdftoppm", "-r", "72", "-png", "-singlefile", "-f", str(number), "-l", str(number), str(pdf)]
    subprocess.run([*command, str(picture.with_suffix(""))], check=True)  # noqa: S603 - our own arguments


def _pictures_of_screens(browser: Browser, html: Path) -> None:
    for name, width, height, scheme in (("phone", 390, 780, "light"), ("dark", 1280, 780, "dark")):
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(f"{html.as_uri()}#layers-of-precarity")
        page.wait_for_timeout(500)
        page.screenshot(path=DOCS / f"{name}.png")
        page.close()


def _picture_of_book(browser: Browser, epub: Path) -> None:
    """A page of the book, as wide as an e-reader: the part with the first notes."""
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(epub) as archive:
            archive.extractall(folder)
        parts = sorted(Path(folder, "EPUB").glob("part-*.xhtml"))
        part = next(path for path in parts if 'id="note-7"' in path.read_text(encoding="utf-8"))
        page = browser.new_page(viewport={"width": 480, "height": 680})
        page.goto(part.as_uri())
        page.wait_for_timeout(300)
        page.screenshot(path=DOCS / "epub.png")
        page.close()


def _picture_of_preview(browser: Browser) -> None:
    """The live preview of the paper, with a slip in it: the text, its pages beside it, and the finding."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "paper")
        for one in ("content", "templates"):
            shutil.copytree(ROOT / one, folder / one)
        shutil.copy(ROOT / "bibliography.bib", folder)
        section = next(folder.glob("content/en/*-intersecting-criminalisation.md"))
        slip = section.read_text(encoding="utf-8").replace("[@deering2014]", "[@dering2014]", 1)
        section.write_text(slip, encoding="utf-8")
        line = slip[: slip.index("@dering2014")].count("\n") + 1
        command = [sys.executable, "-m", "paperbuild", "--project", str(folder), "serve", "--no-open", "--port", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as preview:  # noqa: S603 - our own
            address = preview.stdout.readline().strip() if preview.stdout else ""
            page = browser.new_page(viewport={"width": 1440, "height": 810}, color_scheme="light")
            page.goto(f"{address}?beside=pages&at={section.relative_to(folder).as_posix()}:{line}")
            page.wait_for_selector('.pane[data-view="pages"][data-digest]:not([data-fresh])', timeout=0)
            page.wait_for_selector("#found li")
            page.wait_for_timeout(2000)
            page.screenshot(path=DOCS / "live.png")
            preview.terminate()
        page.close()
    _make_small(DOCS / "live.png")


def _make_small(picture: Path) -> None:
    """Writes a picture with as many colours as a page of text needs."""
    with Image.open(picture) as whole:
        few = whole.convert("RGB").quantize(96, dither=Image.Dither.NONE)
    few.save(picture, optimize=True)


if __name__ == "__main__":
    main()
