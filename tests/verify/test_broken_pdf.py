"""PDFs that are broken on purpose: each fault is named, on its page; and what a PDF shows is read as its readers do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pytest

from paperbuild.model.formats import Format
from paperbuild.verify.edition import Edition, read_edition
from paperbuild.verify.pdf_content import PageReader, in_reading_order
from tests.verify.made import everything, found, told, with_content, with_pdf

PDF = Format.PDF
Change = Callable[[pikepdf.Pdf], None]


def elements(pdf: pikepdf.Pdf, kind: str) -> Iterator[Any]:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == kind and "/P" in item:
            yield item


def links(pdf: pikepdf.Pdf, target: str) -> Iterator[Any]:
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", pikepdf.Array()):
            if str(annotation.get("/Dest", "")) == target:
                yield annotation


def retarget(*changes: tuple[str, str]) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        found = [(link, new) for old, new in changes for link in links(pdf, old)]
        assert found
        for link, new in found:
            if new:
                link["/Dest"] = pikepdf.String(new)
            else:
                del link["/Dest"]

    return change


def flatten(target: str) -> Change:
    """Makes the area of the link to `target` as high as a hair."""

    def change(pdf: pikepdf.Pdf) -> None:
        for link in links(pdf, target):
            left, bottom, right, _ = link.Rect
            link.Rect = pikepdf.Array([left, bottom, right, bottom])

    return change


def change_text(page: int, change: Callable[[list[bytes]], list[bytes]]) -> Change:
    """Changes the codes of the longest text that is shown at once on `page` (from 0)."""

    def changed(pdf: pikepdf.Pdf) -> None:
        instructions = list(pikepdf.parse_content_stream(pdf.pages[page]))
        shown = [one for one in instructions if str(one.operator) == "TJ"]
        longest = max(shown, key=lambda one: len(one.operands[0]))
        codes = change([bytes(part) for part in longest.operands[0] if isinstance(part, pikepdf.String)])
        strings = pikepdf.Array([pikepdf.String(code) for code in codes])
        new = pikepdf.ContentStreamInstruction([strings], longest.operator)
        at = instructions.index(longest)
        stream = pikepdf.unparse_content_stream([*instructions[:at], new, *instructions[at + 1 :]])
        pdf.pages[page].obj["/Contents"] = pdf.make_stream(stream)

    return changed


def without_alternative(pdf: pikepdf.Pdf) -> None:
    for figure in elements(pdf, "/Figure"):
        del figure["/Alt"]


def without_headers(pdf: pikepdf.Pdf) -> None:
    for cell in elements(pdf, "/TH"):
        cell["/S"] = pikepdf.Name.TD


def with_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/OpenAction"] = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def without_fonts(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item:
            del item["/FontFile2"]


def without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


CHANGES: dict[str, tuple[Change, str, str]] = {
    "an image without alternative text": (without_alternative, "unnamed-image", r"page \d+: an image has no altern"),
    "a table without headers": (without_headers, "headless-table", r"page \d+: a table has no header cells"),
    "a missing glyph": (
        change_text(3, lambda codes: [b"\0\0", *codes[1:]]),
        "empty-box",
        r"page 4: 1 of its letters show as a box",
    ),
    "a word changed": (
        change_text(6, lambda codes: [*codes[3:6], *codes]),
        "different-words",
        r"page 7: after `.*` it says `.*`, the HTML `.*`",
    ),
    "a call removed": (
        retarget(("note-3", "")),
        "built-notes",
        r"page \d+: the call of note 3 is missing; that of note 4 stands in its place",
    ),
    "two calls swapped": (
        retarget(("note-3", "note-4"), ("note-4", "note-3")),
        "built-notes",
        r"page \d+: the call of note 4 stands where that of note 3 should",
    ),
    "a note without a way back": (retarget(("call-3", "")), "built-notes", r"page \d+: the text of note 3 is missing"),
    "a call that cannot be clicked": (
        flatten("note-3"),
        "note-links",
        r"page \d+: the call of note 3 can hardly be clicked: its link is \d+\.\d by 0\.0 points",
    ),
    "a number that cannot be clicked": (
        flatten("call-3"),
        "note-links",
        r"page \d+: the number of note 3 can hardly be clicked",
    ),
    "a link to nothing": (retarget(("note-3", "note-99")), "dead-link", r"page \d+: the link to `#note-99` leads"),
    "a script": (with_script, "outside-request", r"the file contains an action `JavaScript`"),
    "fonts that are not in it": (without_fonts, "unembedded-font", r"the font `.+` is not embedded"),
    "no language": (without_language, "missing-metadata", r"the PDF does not say its language"),
}


@pytest.mark.pango
@pytest.mark.parametrize("name", CHANGES)
def test_pdf_broken_on_purpose_is_named_with_its_page(name: str) -> None:
    change, rule, message = CHANGES[name]
    findings = [one for one in found(with_pdf(everything(), change)) if one.path.endswith(".pdf")]
    assert [one for one in findings if one.name == rule and re.match(message, one.message)], told(findings)


@pytest.mark.pango
def test_nothing_is_wrong_with_what_paperbuild_builds() -> None:
    assert told(found(everything())) == []


@pytest.mark.pango
@pytest.mark.parametrize("part", [0.0, 0.5, 0.99])
def test_a_pdf_cut_short_is_named_and_nothing_else_is_said_of_it(part: float) -> None:
    content = everything().files[PDF].content
    findings = found(with_content(everything(), PDF, content[: int(len(content) * part)]))
    assert [one[:2] for one in told(findings)] == [("broken-file", "pdf")]


@pytest.mark.pango
def test_a_note_in_print_may_be_short_but_names_the_same_works() -> None:
    edition, _ = read_edition(everything())
    said = {note.number: " ".join(word.text for word in note.words) for note in edition.readings[PDF].notes}
    full = {note.number: " ".join(word.text for word in note.words) for note in edition.readings[Format.HTML].notes}
    assert any(len(said[number]) < len(full[number]) for number in said), "no note is short: this tests nothing"
    swapped: Edition = with_pdf(everything(), retarget(("call-2", "call-10"), ("call-10", "call-2")))
    names = [one.name for one in found(swapped)]
    assert "different-notes" in names


@pytest.mark.parametrize(
    ("shown", "is_rtl", "read"),
    [
        ("abc 12", False, "abc 12"),
        ("גבא", True, "אבג"),
        ("2019 גבא", True, "אבג 2019"),
        ("גבא Oslo, 12 דה", True, "הד Oslo, 12 אבג"),
        ("see גבא now", False, "see אבג now"),
        (".47–33 'ע ,(2020) 2 ןוילג", True, "גליון 2 )2020(, ע' 33–47."),
        ("1.234,5 םולש", True, "שלום 1.234,5"),
        ("https://example.org ،2018 גבא", True, "אבג 2018، https://example.org"),
        (" ,2018", True, "2018, "),
    ],
)
def test_letters_are_read_in_the_order_of_their_script(shown: str, read: str, *, is_rtl: bool) -> None:
    assert "".join(in_reading_order(list(shown), is_rtl=is_rtl)) == read


def shown(*operators: str) -> list[str]:
    """The pieces of text of a page with these operators, all in one piece of marked content; its font has codes that
    are letters."""
    pdf = pikepdf.new()
    sheet = pdf.add_blank_page()
    letters = "".join(f"<{code:02x}> <{code:04x}>\n" for code in range(0x20, 0x7F))
    cmap = f"1 beginbfchar\n{letters}endbfchar".encode()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type3, ToUnicode=pdf.make_stream(cmap))
    sheet.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font, G=font))
    content = f"/P <</MCID 0>> BDC BT /F 10 Tf {' '.join(operators)} ET EMC"
    sheet.obj.Contents = pdf.make_stream(content.encode())
    return [piece.text for piece in PageReader().read(pikepdf.Page(sheet)).pieces[0]]


def test_what_one_line_shows_in_several_fonts_and_heights_is_one_piece() -> None:
    assert shown("[(a)] TJ 3 Ts [(b)] TJ 0 Ts /G 10 Tf [(c)] TJ", "1 0 0 1 0 9 Tm (d) Tj") == ["abc", "d"]


def test_marked_content_that_says_what_it_stands_for_is_read_as_that() -> None:
    assert shown("(a) Tj /Span <</ActualText (bc)>> BDC (x) Tj EMC (d) Tj") == ["abcd"]
    assert shown("(a) Tj /Span <</ActualText ()>> BDC 1 0 0 1 9 9 Tm (x) Tj 3 Ts (y) Tj EMC") == ["a"]
