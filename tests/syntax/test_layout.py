"""The pieces of a section reach exactly as far as pandoc's blocks do, whatever probes tell of them."""

from collections.abc import Callable, Mapping

import pytest

from paperbuild.findings.source import SourceFile
from paperbuild.model.paper import Paper
from paperbuild.model.section import PieceKind
from paperbuild.syntax.markdown.markdown import parse_sections
from tests.clock import HANGS_S

MakePaper = Callable[[Mapping[str, str]], Paper]
TEXT = """# Begin {#begin}
A paragraph
over two lines, the last of which
is 12.

12

- 1
- 2

  more of it
  - deeper
1990

> quoted
> 12

![A picture](square.png)

::: {#b .case-study}
### A case
12
:::
```python
x = 1

y = 2
```

| A | B |
|---|---|
| 1 |   |

: Words

[^n]: A note

    in two paragraphs.
[^m]: Another.
"""
WANTED = [
    (PieceKind.HEADING, "# Begin {#begin}"),
    (PieceKind.PARAGRAPH, "A paragraph\nover two lines, the last of which\nis 12."),
    (PieceKind.PARAGRAPH, "12"),
    (PieceKind.ITEM, "1"),
    (PieceKind.ITEM, "2"),
    (PieceKind.PARAGRAPH, "more of it"),
    (PieceKind.ITEM, "deeper\n1990"),
    (PieceKind.QUOTE, "quoted"),
    (PieceKind.PARAGRAPH, "quoted\n> 12"),
    (PieceKind.IMAGE, "![A picture](square.png)"),
    (PieceKind.BOX, "::: {#b .case-study}"),
    (PieceKind.HEADING, "### A case"),
    (PieceKind.PARAGRAPH, "12"),
    (PieceKind.CODE, "```python\nx = 1\n\ny = 2\n```"),
    (PieceKind.TABLE, "| A | B |\n|---|---|\n| 1 |   |\n\n: Words"),
    (PieceKind.NOTE, "[^n]: A note\n\n    in two paragraphs."),
    (PieceKind.NOTE, "[^m]: Another."),
]


def test_each_piece_is_found_whole_and_no_further(make_paper: MakePaper) -> None:
    for text in (TEXT, TEXT.replace("\n", "\r\n")):
        section = make_paper({"content/en/01-begin.md": text}).sections[0]
        found = [
            (piece.kind, section.file.text[piece.span.start : piece.span.end].replace("\r\n", "\n"))
            for piece in section.pieces
        ]
        assert found == WANTED


def test_a_table_tells_which_of_its_cells_are_filled(make_paper: MakePaper) -> None:
    section = make_paper({"content/en/01-begin.md": TEXT}).sections[0]
    table = next(piece for piece in section.pieces if piece.kind is PieceKind.TABLE)
    assert table.rows == ((True, True), (True, False))


def test_what_stands_in_a_box_names_it(make_paper: MakePaper) -> None:
    section = make_paper({"content/en/01-begin.md": TEXT}).sections[0]
    box = next(number for number, piece in enumerate(section.pieces) if piece.kind is PieceKind.BOX)
    assert [piece.text for piece in section.pieces if piece.holder == box] == ["A case", "12"]


def test_a_list_item_knows_how_deep_it_stands(make_paper: MakePaper) -> None:
    section = make_paper({"content/en/01-begin.md": TEXT}).sections[0]
    assert [piece.level for piece in section.pieces if piece.kind is PieceKind.ITEM] == [1, 1, 2]


@pytest.mark.parametrize("word", ["law.", "2018.", "so)", "fin."])
def test_a_short_last_word_is_no_marker_of_a_list(word: str) -> None:
    text = f"# L\n\nA paragraph that ends in a line of one\n{word}\n\n- One.\n- Two.\n"
    [section] = parse_sections([(SourceFile("content/en/01-x.md", text), "en")], HANGS_S)
    pieces = [text[piece.span.start : piece.span.end] for piece in section.pieces]
    assert pieces == ["# L", f"A paragraph that ends in a line of one\n{word}", "One.", "Two."]


def test_a_note_in_its_place_is_no_piece_beside_the_paragraph_that_it_stands_in() -> None:
    text = "# Rent\n\nA claim.^[A *note* in its place.] Another.\n\nMore."
    [section] = parse_sections([(SourceFile("content/en/01-rent.md", text), "en")], HANGS_S)
    assert [text[piece.span.start : piece.span.end] for piece in section.pieces] == text.split("\n\n")


@pytest.mark.parametrize("quoted", ["> Do so.", "> So.\n> No.", "> Do so.\n>\n> *A. B.*"])
def test_a_short_quotation_begins_on_its_own_line(quoted: str) -> None:
    text = f"# Q\n\nSee the [data](https://a.example/).\n\n{quoted}\n\nMore of it."
    [section] = parse_sections([(SourceFile("content/en/01-x.md", text), "en")], HANGS_S)
    places = [(piece.kind, section.file.position(piece.span.start).line) for piece in section.pieces]
    parts = quoted.split("\n>\n")
    wanted = [(PieceKind.PARAGRAPH, 5 + 2 * number) for number in range(len(parts))]
    end = 6 + quoted.count("\n") + 1
    assert places[1:] == [(PieceKind.PARAGRAPH, 3), (PieceKind.QUOTE, 5), *wanted, (PieceKind.PARAGRAPH, end)]
