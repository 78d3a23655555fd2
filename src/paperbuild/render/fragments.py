"""Writes a manuscript's parts, titles and notes as HTML fragments, all formats' in one call of pandoc.

The fragments are well-formed XML. Where a note is called they hold the mark that `manuscript.call_mark` made.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import panflute as pf

from paperbuild.engines.pandoc import write_fragments
from paperbuild.manuscript import MARK_CLOSE, MARK_OPEN, Manuscript
from paperbuild.render.citations import Inlines, written_in_full, written_in_short

_CITE_MARK = re.compile(f"{MARK_OPEN}c(\\d+){MARK_CLOSE}")
CALL_MARK = re.compile(f"{MARK_OPEN}n(\\d+){MARK_CLOSE}")


@dataclass(frozen=True)
class Fragments:
    """The HTML of a manuscript's `parts`, of the `titles` in its contents, of its notes as blocks with every work in
    full (`notes`), and as one line with short forms (`footnotes`; empty unless asked for)."""

    parts: tuple[str, ...]
    part_titles: tuple[str, ...]
    titles: tuple[str, ...]
    notes: tuple[str, ...]
    footnotes: tuple[str, ...]


def write(manuscript: Manuscript, style: str, library: str, *, with_footnotes: bool) -> Fragments:
    """The fragments of `manuscript`, its citations in the CSL `style` from `library` (CSL JSON)."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        full = pool.submit(written_in_full, manuscript, style, library)
        short = pool.submit(written_in_short, manuscript, style, library) if with_footnotes else None
        in_full, in_short = full.result(), short.result() if short else []
    groups: list[list[pf.Doc]] = [
        [_filled(part.tree, in_full) for part in manuscript.parts],
        [_filled(pf.Doc(pf.Plain(*part.title)), in_full) for part in manuscript.parts],
        [_filled(pf.Doc(pf.Plain(*entry.title)), in_full) for entry in manuscript.contents],
        [_filled(pf.Doc(*note.blocks), in_full) for note in manuscript.notes],
        [_filled(_one_line(note.blocks), in_short) for note in manuscript.notes] if with_footnotes else [],
    ]
    documents = [_dumped(doc) for group in groups for doc in group]
    written = iter(write_fragments(documents, manuscript.settings.limits.pandoc_timeout_s))
    return Fragments(*(tuple(_xml(next(written)) for _ in group) for group in groups))


def _xml(fragment: str) -> str:
    return fragment.replace("&nbsp;", "\u00a0")


def _dumped(doc: pf.Doc) -> str:
    out = io.StringIO()
    pf.dump(doc, out)
    return out.getvalue().replace("\n", " ")


def _filled(doc: pf.Doc, written: Sequence[Inlines]) -> pf.Doc:
    """A copy of `doc` with the citations in the places of their marks."""
    return pf.load(io.StringIO(json.dumps(_fill(json.loads(_dumped(doc)), written))))


def _fill(node: Any, written: Sequence[Inlines]) -> Any:
    if isinstance(node, dict):
        return {name: _fill(value, written) for name, value in node.items()}
    if not isinstance(node, list):
        return node
    filled: list[Any] = []
    for item in node:
        match = _CITE_MARK.fullmatch(item["c"]) if isinstance(item, dict) and item.get("t") == "Str" else None
        if match:
            filled += written[int(match[1])]
        else:
            filled.append(_fill(item, written))
    return filled


def _one_line(blocks: Sequence[pf.Block]) -> pf.Doc:
    """The content of a note as inlines: a footnote in print stands within the paragraph that calls it."""
    lines = [list(line) for block in blocks for line in _lines(block)]
    inlines: list[pf.Inline] = []
    for line in lines:
        inlines += [pf.LineBreak] if inlines else []
        inlines += line
    return pf.Doc(pf.Plain(*inlines))


def _lines(block: pf.Element) -> list[list[pf.Inline]]:
    """The paragraphs in a block, in order, however deep they stand in lists or quotes."""
    if isinstance(block, pf.Para | pf.Plain | pf.Header):
        return [list(block.content)]
    if isinstance(block, pf.CodeBlock):
        return [[pf.Code(block.text)]]
    content = getattr(block, "content", ())
    return [line for child in content for line in _lines(child)]
