"""Visits tables."""

from __future__ import annotations

import re

from paperbuild.findings.source import Span
from paperbuild.model.section import PieceKind, Table
from paperbuild.syntax.markdown.outline import Node
from paperbuild.syntax.markdown.walk.places import Places
from paperbuild.syntax.markdown.walk.walking import Walk
from paperbuild.syntax.markdown.walk.words import on_one_line, text_of

_TABLE_LINE = re.compile(r"(?m:^)[ \t>]*+(?=\||\+[-=]|-{3}|[^\s|]++[ \t]*+\|)")


def visit_table(walk: Walk, node: Node) -> None:
    """Notes a table, which is one piece."""
    head, body, caption = node.children
    rows = Node("Rows", [head, body], probes=(*head.probes, *body.probes))
    span = _first_row(walk.places, node, rows)
    has_header = any(on_one_line(cell, walk.probed) for row in head.children for cell in row.children)
    said = on_one_line(caption, walk.probed) or (on_one_line(walk.caption, walk.probed) if walk.caption else "")
    walk.findings.tables.append(Table(has_header, said, span))
    walk.findings.is_empty = False
    walk.identify(node, span)
    lines = _lines(walk.places, span, node.probes)
    walk.layout.add(PieceKind.TABLE, lines, text_of(node, walk.probed), node=node, rows=_filled(node))
    with walk.layout.within_piece():
        _visit_parts(walk, rows, caption)


def _visit_parts(walk: Walk, rows: Node, caption: Node) -> None:
    """Visits the rows, then the caption, whose notes come first: it is printed before them, wherever it is written."""
    sites = walk.findings.sites
    before = len(sites)
    walk.descend(rows)
    of_rows = sites[before:]
    del sites[before:]
    walk.visit(caption)
    sites += of_rows


def _first_row(places: Places, node: Node, rows: Node) -> Span:
    found = None if rows.probes else places.find(_TABLE_LINE, node)
    return places.line_at(found.end) if found else places.first_line(rows)


def _lines(places: Places, first_row: Span, probes: tuple[int, ...]) -> Span:
    """From a table's first row, or its caption where that comes before, to its last."""
    return Span(
        min([first_row.start, *map(places.line_start, probes)]),
        max([first_row.end, *(places.line_at(probe).end for probe in probes)]),
    )


def _filled(table: Node) -> tuple[tuple[bool, ...], ...]:
    """Of each row of a table, its head's first, which cells have something in them."""
    return tuple(
        tuple(bool(cell.children) for cell in row.children) for part in table.children[:2] for row in part.children
    )
