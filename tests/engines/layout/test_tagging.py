"""What a screen reader is given: the structure tree of a small page, as WeasyPrint lays it out and we mend it."""

from __future__ import annotations

import datetime
import io
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import page
import pikepdf
import pypdf
import pytest

from paperbuild.engines.layout.attach import with_files
from paperbuild.engines.layout.request import AttachedFile, LayoutRequest
from paperbuild.engines.layout.tagging.streams import saved
from tests.layouts import answer_to

pytestmark = pytest.mark.pango

FILLER = "Words that fill a line and then another one of this narrow page. " * 12
STYLE = """
@page { size: 110mm 90mm; margin: 12mm; @top-center { content: "Running head" } }
.note { float: footnote }
.labelled::before { content: "Case"; display: block }
.note::footnote-call, .note::footnote-marker { content: none }
"""


def call(number: int) -> str:
    return (
        f'<a id="call-{number}" href="#note-{number}" role="doc-noteref">{number}</a>'
        f'<span class="note" id="note-{number}" role="doc-footnote">'
        f'<a href="#call-{number}" role="doc-backlink">{number}</a> Note {number} says <em>more</em>.</span>'
    )


PICTURE = "%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3Crect width='9' height='9'/%3E%3C/svg%3E"
ROWS = "".join(f"<tr><th scope='row'>row {n}</th><td>cell {n}{call(4) if n == 1 else ''}</td></tr>" for n in range(14))
BODY = f"""
<div data-page-label="Cover" style="break-after: page"><p role="heading" aria-level="1">The name of it all</p></div>
<h1>The title</h1>
<p id="long">Before.{call(1)} {FILLER} <span lang="sv">Kvinnofrid</span> After.{call(2)}</p>
<div class="pull-quote" role="doc-pullquote" aria-hidden="true"><p>Repeated words.</p></div>
<div role="doc-example" class="labelled"><h2>A case{call(3)}</h2><p>In the case.</p></div>
<p>With <img src="data:image/svg+xml,{PICTURE}" alt="a house"> and <img src="data:image/svg+xml,{PICTURE}" alt="">.</p>
<ul><li>one<ul><li>within one</li></ul></li><li><p>two</p></li></ul>
<table><caption>A table</caption><thead><tr><th>Head</th><th>Second</th></tr></thead>
<tbody>{ROWS}</tbody></table>
<p>The end: <a href="#long"><span lang="sv">Kvinnofrid</span></a>.</p>
<nav role="doc-toc" style="break-before: page"><h1>Contents</h1>
<ol style="list-style: none"><li><span class="number">1 </span><a href="#long">One <em>entry</em></a>
<ol style="list-style: none"><li><a href="#long">Within it</a></li></ol></li>
<li><a href="#long">Another</a></li></ol></nav>
<dl><dt>Called{call(5)}{call(6)}</dt><dd>Its meaning.{call(7)}</dd></dl>
<dl><dt>Term</dt><dt>Other name</dt><dd>What it means.</dd><dd>{FILLER * 2}</dd><dt>Second</dt><dd>This.</dd></dl>
"""
# What it is packed to ends with a carriage return, which page-validation takes for the end of a line.
SECTION = b"# A~\n"


@cache
def pdf() -> bytes:
    html = f'<html lang="en"><head><title>Title</title><style>{STYLE}</style></head><body>{BODY}</body></html>'
    created = datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC)
    attached = (AttachedFile("content/en/01-a.md", SECTION, "Source"),)
    request = LayoutRequest(html, "paper:", {}, {}, "pdf/a-3a", b"0" * 16, "en", created)
    return with_files(answer_to(request).pdf, attached, created)


class Node:
    """A structure element with the text that is read at its place."""

    def __init__(self, element: Any, texts: dict[tuple[int, int], str], pages: dict[Any, int]) -> None:
        self.type = str(element.S)[1:]
        self.language = str(element.get("/Lang", ""))
        self.identifier = str(element.get("/ID", ""))
        self.children: list[Node] = []
        self.text = ""
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                self.text += texts.get((pages[element.Pg.objgen], kid), "")
            elif kid.get("/Type") == "/MCR":
                self.text += texts.get((pages[kid.Pg.objgen], int(kid.MCID)), "")
            elif kid.get("/Type") != "/OBJR":
                self.children.append(Node(kid, texts, pages))
                self.text += self.children[-1].text

    def __iter__(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child

    def of_type(self, *types: str) -> list[Node]:
        return [node for node in self if node.type in types]


def marked_texts(content: bytes) -> dict[tuple[int, int], str]:
    """The text of each piece of marked content, by its page (from 0) and number."""
    found: dict[tuple[int, int], str] = {}
    for number, sheet in enumerate(pypdf.PdfReader(io.BytesIO(content)).pages):
        open_marks: list[int] = []

        def before(operator: bytes, operands: Any, _cm: Any, _tm: Any, marks: list[int] = open_marks) -> None:
            if operator in {b"BDC", b"BMC"}:
                marks.append(int(operands[1]["/MCID"]) if operator == b"BDC" else -1)
            elif operator == b"EMC":
                marks.pop()

        def text(piece: str, *_: Any, marks: list[int] = open_marks, number: int = number) -> None:
            if marks and piece.strip():
                found[number, marks[-1]] = found.get((number, marks[-1]), "") + piece.strip("\n")

        sheet.extract_text(visitor_operand_before=before, visitor_text=text)
    return found


@cache
def tree() -> Node:
    with pikepdf.open(io.BytesIO(pdf())) as document:
        pages = {sheet.obj.objgen: number for number, sheet in enumerate(document.pages)}
        top = document.Root.StructTreeRoot.K
        return Node(top[0] if isinstance(top, pikepdf.Array) else top, marked_texts(pdf()), pages)


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_the_file_is_pdf_a_3a_and_pdf_ua_1(profile: str, tmp_path: Path) -> None:
    path = tmp_path / "small.pdf"
    path.write_bytes(pdf())
    report = str(page.validate_pdf(str(path), profile=profile))
    assert "no failures" in report, report


def test_a_paragraph_over_two_pages_is_one_and_no_note_stands_in_it() -> None:
    blocks = [node.type for node in tree() if node.type in {"H1", "H2", "P", "Note"}]
    assert blocks[:4] == ["H1", "P", "Note", "Note"]
    assert len([node for node in tree().of_type("P") if "Before" in node.text or "After" in node.text]) <= 1


def test_what_is_packed_ends_with_no_carriage_return_and_is_whole() -> None:
    assert zlib.compress(SECTION).endswith(b"\r")
    with pikepdf.open(io.BytesIO(pdf())) as document:
        streams = [item for item in document.objects if isinstance(item, pikepdf.Stream)]
        assert [stream for stream in streams if stream.read_raw_bytes().endswith(b"\r")] == []
        assert document.attachments["content/en/01-a.md"].get_file().read_bytes() == SECTION
        assert document.check_pdf_syntax() == []


def test_every_annotation_of_a_link_stands_in_the_link_also_around_a_word_in_another_language() -> None:
    with pikepdf.open(io.BytesIO(pdf())) as document:
        numbers = document.Root.StructTreeRoot.ParentTree.Nums
        owners = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
        annotations = [item for sheet in document.pages for item in sheet.obj.get("/Annots", [])]
        assert len(annotations) > len(tree().of_type("Reference"))
        assert {str(owners[int(item.StructParent)].S) for item in annotations} == {"/Link"}
    assert any(link.of_type("Span") for link in tree().of_type("Link"))


def test_every_note_follows_the_block_that_calls_it_and_has_an_identifier() -> None:
    notes = tree().of_type("Note")
    assert [note.identifier for note in notes] == [f"note-{number}" for number in range(1, 8)]
    order = [node.type for node in tree() if node.type in {"H2", "Note", "TD"}]
    assert order[order.index("H2") + 1] == "Note"
    assert any(node.type == "TD" and node.of_type("Note") for node in tree())


def test_what_a_term_calls_is_read_before_what_is_said_of_it() -> None:
    [label, body] = tree().of_type("L")[-2].children[0].children
    assert [child.type for child in label.children] == ["Reference", "Reference"]
    assert [child.identifier for child in body.children if child.type == "Note"] == ["note-5", "note-6", "note-7"]


def test_an_image_without_words_is_an_ornament() -> None:
    with pikepdf.open(io.BytesIO(pdf())) as document:
        figures = [
            one for one in document.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
        ]
        assert [str(one.Alt) for one in figures if "/K" in one] == ["a house"]


def test_call_and_number_are_a_reference_and_a_label() -> None:
    entries = tree().of_type("TOC")[0].of_type("Reference")
    assert len([node for node in tree() if node.type == "Reference" and node not in entries]) == 7
    assert all(reference.children[0].type == "Link" for reference in tree().of_type("Reference"))
    assert all(note.children[0].type == "Lbl" for note in tree().of_type("Note"))


def test_contents_are_entries_with_references_and_labels_and_their_heading_stands_before_them() -> None:
    outer, inner = tree().of_type("TOC")
    assert [child.type for child in outer.children] == ["TOCI", "TOCI"]
    assert [child.type for child in outer.children[0].children] == ["Lbl", "Reference", "TOC"]
    assert [child.type for child in inner.children] == ["TOCI"]
    assert outer.of_type("L", "LI", "H1") == []
    assert [link.text for link in outer.of_type("Link")] == ["One entry", "Within it", "Another"]
    order = [node.text[:8] for node in tree() if node.type in {"H1", "TOC"}]
    assert order == ["The titl", "Contents", "1 One en", "Within i"]


def test_terms_are_labels_of_what_is_said_of_them_also_over_two_pages() -> None:
    terms = tree().of_type("L")[-1]
    found = [[(child.type, child.text.split(" ")[0]) for child in item.children] for item in terms.children]
    assert found == [
        [("Lbl", "Term"), ("Lbl", "Other"), ("LBody", "What"), ("LBody", "Words")],
        [("Lbl", "Second"), ("LBody", "This.")],
    ]


def test_each_header_of_a_table_says_whether_it_is_of_its_row_or_column() -> None:
    with pikepdf.open(io.BytesIO(pdf())) as document:
        headers = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TH"]
        scopes = [str(one.A.Scope) for one in headers if "/K" in one]
    assert (scopes.count("/Column"), scopes.count("/Row")) == (2, 14)


def test_title_is_that_of_pdf_2_and_a_heading_to_readers_of_pdf_1_7() -> None:
    assert [node.text for node in tree().of_type("Title")] == ["The name of it all"]
    with pikepdf.open(io.BytesIO(pdf())) as document:
        assert document.Root.StructTreeRoot.RoleMap == pikepdf.Dictionary({"/Title": pikepdf.Name.H1})


def test_pages_are_called_what_is_printed_on_them() -> None:
    with pikepdf.open(io.BytesIO(pdf())) as document:
        assert [sheet.label for sheet in document.pages][:3] == ["Cover", "2", "3"]


def test_a_word_in_another_language_says_so() -> None:
    assert [node.language for node in tree() if node.language] == ["sv", "sv"]


def test_what_repeats_the_text_and_running_heads_are_not_read() -> None:
    everything = tree().text
    assert "Repeated words" not in everything
    assert "Running head" not in everything
    content = b"".join(sheet.Contents.read_bytes() for sheet in pikepdf.open(io.BytesIO(pdf())).pages)
    assert content.count(b"/Artifact BMC") > 2


def test_a_list_within_a_list_stands_in_the_body_of_its_item() -> None:
    for element in tree().of_type("L"):
        assert {child.type for child in element.children} == {"LI"}
    for element in tree().of_type("LI"):
        assert {child.type for child in element.children} <= {"Lbl", "LBody"}


def test_the_head_of_a_table_over_two_pages_is_read_once() -> None:
    (table,) = tree().of_type("Table")
    assert len(table.of_type("THead")) == 1
    assert len(table.of_type("TH")) == 2 + 14


def test_the_file_carries_its_source() -> None:
    with pikepdf.open(io.BytesIO(pdf())) as document:
        carried = [(str(file.AFRelationship), str(file.UF)) for file in document.Root.AF]
    assert carried == [("/Source", "content/en/01-a.md")]


def test_label_of_a_box_is_a_paragraph_in_it() -> None:
    [box] = tree().of_type("Sect")
    first, second, *_ = box.children
    assert (first.type, first.text, second.type) == ("P", "Case", "H2")


def test_no_stream_that_is_made_while_the_file_is_saved_ends_with_a_carriage_return() -> None:
    def one(words: int) -> pikepdf.Pdf:
        document = pikepdf.new()
        document.Root.Metadata = pikepdf.Stream(document, b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>" + b" " * words)
        for number in range(40):
            document.Root[f"/Word{number}"] = document.make_indirect(pikepdf.String("w" * (words % (number + 2))))
        return document

    def plainly(document: pikepdf.Pdf) -> bytes:
        out = io.BytesIO()
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()

    # As WeasyPrint's are, the files are packed already: what they are saved as keeps that.
    packed = [plainly(one(words)) for words in range(400)]
    assert [content for content in packed if b"\r\nendstream" in content] != []
    for content in packed:
        with pikepdf.open(io.BytesIO(content)) as document:
            assert b"\r\nendstream" not in saved(document)
