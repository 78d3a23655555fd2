"""What is asked of pandoc's trees, and whether their types say what pandoc writes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

from paperbuild.engines import pandoc_types
from paperbuild.engines.pandoc import read_sections
from paperbuild.engines.pandoc_tree import attr_of, elements, inlines_in, rewritten, text_of, with_content, word
from paperbuild.syntax.markdown.walk.walk import VISITORS
from tests.clock import HANGS_S

TEXT = """
# A *heading* {#h}

Words "quoted" in **bold**, `code`, $x^2$, <b>raw</b>, [a link](#h), ![a picture](a.png), ^[a note], [@doe, p. 4] and
[a span]{.s}.\\
H~2~O, x^2^, ~~no~~, [small]{.smallcaps}, [under]{.underline}

> a quotation

- an item

1. a number

term
:   what it is

| a line
| of verse

    a block of code

::: {.box}
| a | table |
|---|-------|
| c | d     |
:::

![A figure](a.png)

<div>

***
"""


def tree(text: str) -> list[Any]:
    [reading] = read_sections([text], HANGS_S)
    assert reading is not None
    return list(json.loads(reading.json)["blocks"])


def kinds_of(union: Any) -> set[str]:
    return {kind for one in get_args(union) for kind in get_args(get_type_hints(one)["t"])}


INLINES, BLOCKS = kinds_of(pandoc_types.Inline), kinds_of(pandoc_types.Block)


def values(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from values(inner)


def test_the_types_name_every_kind_that_pandoc_writes() -> None:
    found = {element["t"] for element in values(tree(TEXT)) if "t" in element}
    assert found >= INLINES | BLOCKS
    assert found - INLINES - BLOCKS == {
        *("DoubleQuote", "InlineMath", "NormalCitation", "Decimal", "Period", "AlignDefault", "ColWidthDefault")
    }


def test_an_element_without_content_is_of_a_type_that_has_none() -> None:
    bare = {element["t"] for element in values(tree(TEXT)) if "t" in element and "c" not in element}
    without = {"Space", "SoftBreak", "LineBreak", "HorizontalRule"}
    assert bare & (INLINES | BLOCKS) == without


def test_every_visitor_is_of_a_kind_that_there_is() -> None:
    assert set(VISITORS) - INLINES - BLOCKS == {"Term", "Item"}  # these are made by the outline


def test_attributes_are_found_wherever_a_kind_has_them() -> None:
    with_attributes = {element["t"] for element in elements(tree(TEXT)) if attr_of(element) is not None}
    assert with_attributes == {"Header", "Code", "CodeBlock", "Div", "Figure", "Image", "Link", "Span", "Table"}
    assert next(attr_of(element) for element in elements(tree("# A {#h .c k=v}"))) == ["h", ["c"], [["k", "v"]]]


def test_content_that_is_set_back_gives_the_same_inline() -> None:
    holders = [element for element in elements(tree(TEXT)) if element["t"] in INLINES and inlines_in(element)]
    assert {holder["t"] for holder in holders} >= {"Emph", "Quoted", "Link", "Image", "Span", "Cite", "Superscript"}
    for holder in holders:
        assert with_content(holder, inlines_in(holder)) == holder
        assert inlines_in(with_content(holder, [word("x")])) == [word("x")]


def test_what_is_rewritten_is_not_looked_into_and_all_else_is_kept() -> None:
    blocks = tree("*a b* c[^n]\n\n[^n]: *a*\n")

    def change(element: Any) -> list[Any] | None:
        if element["t"] == "Emph":
            return [{"t": "Strong", "c": element["c"]}, word("!")]
        return [] if element == word("b") else None

    made = rewritten(blocks, change)
    assert [element["c"] for element in elements(made) if element["t"] == "Str"] == ["a", "b", "!", "c", "a", "!"]
    assert rewritten(blocks, lambda _: None) == blocks


def test_the_text_of_what_is_not_asked_for_is_left_out() -> None:
    [paragraph] = tree("a *b* **c** `d`")
    assert text_of(paragraph["c"], {"Emph"}) == "a b  "
