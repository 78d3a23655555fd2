"""Numbered lists have in every format the marks that their author wrote, as text."""

from __future__ import annotations

import io
import subprocess
from functools import cache
from typing import Any

import pikepdf
import pytest

from paperbuild.model.formats import Format
from paperbuild.output.text.list_marks import as_text, marks, with_list_marks
from paperbuild.verify.pdf_tree import Content, TagNode, read_tree
from tests.built import build_project
from tests.conftest import project_of

LISTS = """# Duties {#duties}

5. to house;

    Text in between.

6. to feed;

And in the law:

(a) the first;
(b) the second, which
    (i) is one,
    (ii) is two.

As it says.

C.  Letter three.

1984. The year.

More text.

#. simple
#. as ever

::: {.case-study}
## A box {#box}

A)  in a box
B)  to its end

    > (1) in a quotation
:::

- | A table in a list

  | In it |
  |-------|
  | cell  |

  : Cells

e) ```
   code first
   ```
"""
TOLD = ["5.", "6.", "(a)", "(b)", "(i)", "(ii)", "C.", "1984.", "1.", "2.", "A)", "B)", "(1)", "e)"]


def attributes(start: int, style: str, delimiter: str) -> Any:
    return start, {"t": style}, {"t": delimiter}


@pytest.mark.parametrize(
    ("start", "style", "delimiter", "first", "last"),
    [
        (1, "Decimal", "Period", "1.", "3."),
        (1984, "DefaultStyle", "DefaultDelim", "1984.", "1986."),
        (1, "LowerAlpha", "TwoParens", "(a)", "(c)"),
        (25, "UpperAlpha", "OneParen", "Y)", "AA)"),  # as CSS goes on after Z
        (3, "UpperRoman", "Period", "III.", "V."),
        (1994, "LowerRoman", "TwoParens", "(mcmxciv)", "(mcmxcvi)"),
        (3998, "UpperRoman", "Period", "MMMCMXCVIII.", "4000."),  # Roman numerals end there
        (0, "Decimal", "Period", "0.", "2."),
        (1, "Example", "TwoParens", "(1)", "(3)"),
    ],
)
def test_a_list_is_marked_as_its_attributes_say(start: int, style: str, delimiter: str, first: str, last: str) -> None:
    told = marks(attributes(start, style, delimiter), 3)
    assert (told[0], told[-1]) == (first, last)


def test_a_list_that_counts_from_one_is_left_to_the_format() -> None:
    block = {"t": "OrderedList", "c": [[*attributes(1, "Decimal", "Period")], [[{"t": "Plain", "c": []}]]]}
    assert with_list_marks([block]) == [block]


def test_the_mark_of_an_item_that_begins_with_another_block_stands_before_it() -> None:
    code = {"t": "CodeBlock", "c": [["", [], []], "x"]}
    block = {"t": "OrderedList", "c": [attributes(2, "Decimal", "Period"), [[code]]]}
    item = with_list_marks([block])[0]["c"][1][0]
    assert [one["t"] for one in item] == ["Plain", "CodeBlock"]


def test_a_list_knows_how_wide_its_widest_mark_is() -> None:
    marked = with_list_marks(
        [{"t": "OrderedList", "c": [attributes(7, "LowerRoman", "TwoParens"), [[{"t": "Plain", "c": []}]] * 2]}]
    )
    mark = marked[0]["c"][1][0][0]["c"][0]["c"]
    html = as_text(f'<ol start="7" type="i">\n<li id="a">{mark}seven</li>\n</ol>')
    assert html == (
        '<ol start="7" type="i" class="marked" style="--mark:6">\n'
        '<li id="a"><span class="list-mark">(vii)</span> seven</li>\n</ol>'
    )


@cache
def content(name: Format) -> bytes:
    made = build_project(project_of({"content/en/01-duties.md": LISTS}), name)
    return made.artifacts["en", name].content


def _inner(node: TagNode) -> list[TagNode]:
    return [child for child in node.children if isinstance(child, TagNode)]


@pytest.mark.pango
def test_a_pdf_has_every_mark_as_the_label_of_its_item() -> None:
    with pikepdf.open(io.BytesIO(content(Format.PDF))) as pdf:
        every = [node for node in read_tree(pdf).walk() if node.kind == "LI"]
        items = [item for item in every if not any(one.is_term for one in _inner(item))]
        kinds = [[child.kind for child in item.children if not isinstance(child, Content)] for item in items]
    labelled = [kind for kind in kinds if "Lbl" in kind]  # the contents have none
    assert labelled == [["Lbl", "LBody"]] * (len(TOLD) + 1)  # and the bullet


@pytest.mark.pango
@pytest.mark.poppler
def test_a_pdf_shows_each_mark_before_its_text() -> None:
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=content(Format.PDF), capture_output=True, check=True
    )
    lines = [" ".join(line.split()) for line in done.stdout.decode().splitlines()]
    for line in (
        "5. to house;",
        "6. to feed;",
        "(a) the first;",
        "(ii) is two.",
        "C. Letter three.",
        "1984. The year.",
    ):
        assert line in lines
    assert {"B) to its end", "(1) in a quotation", "2. as ever"} <= set(lines)
