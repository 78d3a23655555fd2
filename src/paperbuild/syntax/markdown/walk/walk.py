"""Walks through pandoc's tree of a probed text and finds, for everything in it, where it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from paperbuild.syntax.markdown.addressed import addressed
from paperbuild.syntax.markdown.findings import Findings
from paperbuild.syntax.markdown.outline import outline
from paperbuild.syntax.markdown.probes import Probed
from paperbuild.syntax.markdown.walk import blocks, citations, codes, divs, headings, links, notes, strays, tables
from paperbuild.syntax.markdown.walk.walking import Visitor, Walk

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block

VISITORS: Mapping[str, Visitor] = {
    "Str": strays.visit_words,
    "Para": blocks.visit_paragraph,
    "Plain": blocks.visit_paragraph,
    "Header": headings.visit_heading,
    "BulletList": blocks.visit_list,
    "OrderedList": blocks.visit_numbered_list,
    "DefinitionList": blocks.visit_list,
    "Term": blocks.visit_term,
    "Item": blocks.visit_item,
    "BlockQuote": blocks.visit_quotation,
    "LineBlock": blocks.visit_verse,
    "Figure": blocks.visit_figure,
    "Table": tables.visit_table,
    "Div": divs.visit_div,
    "Span": divs.visit_span,
    "Note": notes.visit_note,
    "Cite": citations.visit_cite,
    "Link": links.visit_link,
    "Image": links.visit_image,
    "Code": codes.visit_code,
    "Math": codes.visit_formula,
    "CodeBlock": codes.visit_code_block,
    "RawInline": codes.visit_raw_inline,
    "RawBlock": codes.visit_raw_block,
}
"""Who visits an element, by pandoc's name of its kind, or the name that `outline` gives it. What has no visitor (space,
emphasis) is of no interest itself: what is in it is visited."""


def walk(text: str, probed: Probed, blocks: Sequence[Block]) -> Findings:
    """What stands in `blocks` (pandoc's JSON of `probed.text`), with places in `text`.

    Raises RecursionError where more is nested than later stages can follow.
    """
    nodes = outline(blocks)
    definitions, own = nodes[: len(probed.definitions)], nodes[probed.own_blocks :]
    work = Walk(text, probed, [*own, *definitions], VISITORS)
    work.visit_all(own)
    for number, node in enumerate(definitions):
        notes.visit_definition(work, number, node)
    work.findings.pieces += work.layout.pieces()
    work.findings.addressed = addressed(own, probed.restore, work.layout.made_of)
    work.findings.lists += work.layout.lists(work.findings.pieces)
    return work.findings
