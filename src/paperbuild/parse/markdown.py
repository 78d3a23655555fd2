"""Makes a `Section` of pandoc's reading of a probed text: its tree, and what stands in it with exact places."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import panflute as pf

from paperbuild.engines.pandoc import Reading, read_sections
from paperbuild.parse.fences import unclosed_fences
from paperbuild.parse.findings import Findings
from paperbuild.parse.probes import TAG, Probed, probe
from paperbuild.parse.walk import walk
from paperbuild.section import NoteDefinition, Section, Unclosed
from paperbuild.source import SourceFile, Span

NOTE_CLASS = "note-site"
BROKEN_CLASS = "broken-reference"

_UNCLOSED_DIV = re.compile(r"Div at line (\d+) column \d+ unclosed")
_PARAGRAPH_END = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")


def parse_sections(files: Sequence[tuple[SourceFile, str]], timeout_s: float) -> tuple[Section, ...]:
    """The section of each file; `files` are pairs of a file and its locale.

    A file that pandoc cannot read in time gives a section that is not readable; nothing else is lost with it.
    """
    probed = [probe(file.text) for file, _ in files]
    readings = read_sections([item.text for item in probed], timeout_s)
    return tuple(
        _section(file, locale, item, reading, timeout_s)
        for (file, locale), item, reading in zip(files, probed, readings, strict=True)
    )


def _section(file: SourceFile, locale: str, probed: Probed, reading: Reading | None, timeout_s: float) -> Section:
    if reading is None:
        return _unreadable(file, locale)
    found = walk(file.text, probed, json.loads(reading.json)["blocks"])
    mistaken = frozenset(item.offset for number, item in enumerate(probed.definitions) if number not in found.defined)
    if mistaken:
        again = probe(file.text, mistaken)
        reading = read_sections([again.text], timeout_s)[0]
        if reading is None:
            return _unreadable(file, locale)
        probed, found = again, walk(file.text, again, json.loads(reading.json)["blocks"])
    tree, contents = _tree(probed, reading.json)
    return _assembled(file, locale, probed, found, tree, contents, tuple(_unclosed(file, reading, found)))


def _assembled(
    file: SourceFile,
    locale: str,
    probed: Probed,
    found: Findings,
    tree: pf.Doc,
    contents: dict[int, tuple[pf.Block, ...]],
    unclosed: tuple[Unclosed, ...],
) -> Section:
    definitions = tuple(
        NoteDefinition(item.label, item.span, _plain(contents.get(number, ())), contents.get(number, ()))
        for number, item in enumerate(probed.definitions)
        if number in found.defined
    )
    return Section(
        file=file,
        locale=locale,
        tree=tree,
        headings=tuple(found.headings),
        citations=tuple(found.citations),
        calls=tuple(sorted(found.calls, key=lambda call: call.span)),
        definitions=definitions,
        inline_notes=tuple(found.inline_notes),
        links=tuple(found.links),
        raws=tuple(found.raws),
        tables=tuple(found.tables),
        divs=tuple(found.divs),
        comments=tuple(replace(c, covers=_covers(file.text, c.span)) for c in found.comments),
        unclosed=unclosed,
        prose=tuple(found.prose),
        identifiers=tuple(found.identifiers),
        sites=tuple(found.sites),
        is_empty=found.is_empty,
    )


def _unreadable(file: SourceFile, locale: str) -> Section:
    return Section(
        file=file,
        locale=locale,
        tree=pf.Doc(),
        headings=(),
        citations=(),
        calls=(),
        definitions=(),
        inline_notes=(),
        links=(),
        raws=(),
        tables=(),
        divs=(),
        comments=(),
        unclosed=(),
        prose=(),
        identifiers=(),
        sites=(),
        is_empty=False,
        is_readable=False,
    )


def _unclosed(file: SourceFile, reading: Reading, found: Findings) -> Iterator[Unclosed]:
    for span in unclosed_fences(file.text):
        yield Unclosed("fence", span)
    for match in filter(None, map(_UNCLOSED_DIV.match, reading.warnings)):
        line = file.line_span(min(int(match[1]), len(file.line_starts)))
        indent = len(file.text[line.start : line.end]) - len(file.text[line.start : line.end].lstrip(" >\t"))
        yield Unclosed("div", Span(line.start + indent, line.end))
    for span in found.stray_fences:
        yield Unclosed("div", span, is_stray=True)


def _covers(text: str, span: Span) -> Span:
    """From a comment to the end of the block that it stands in, or, where it stands alone, of the block after it."""
    end = _PARAGRAPH_END.search(text, span.end)
    if end and not text[span.end : end.start()].strip():
        following = re.compile(r"\S").search(text, end.end())
        end = _PARAGRAPH_END.search(text, following.start()) if following else None
    start = text.rfind("\n\n", 0, span.start) + 1
    before = text[start : span.start]
    return Span(start if before.strip() else span.start, end.start() if end else len(text))


# The tree that is rendered: letters set back, every call replaced by the note that it means.


def _tree(probed: Probed, reading: str) -> tuple[pf.Doc, dict[int, tuple[pf.Block, ...]]]:
    """Pandoc's tree as the text itself gives it, and the blocks of each definition by its number."""
    doc = pf.load(io.StringIO(probed.restore(reading)))
    contents: dict[int, tuple[pf.Block, ...]] = {}
    _harvest(doc, contents)
    by_label: dict[str, int] = {}
    for number, item in enumerate(probed.definitions):
        if number in contents:
            by_label.setdefault(item.label, number)

    def resolve(element: pf.Element, _doc: pf.Doc) -> pf.Element | None:
        tag = _note_tag(element)
        if tag is None:
            return None
        label = probed.calls[tag].label
        if label not in by_label:
            return pf.Span(pf.Str(f"[^{label}]"), classes=[BROKEN_CLASS])
        blocks = contents[by_label[label]]
        note = pf.Note(*(_copy(block) for block in blocks))
        return pf.Span(note, classes=[NOTE_CLASS], attributes={"slug": label})

    # Notes within notes print as nothing in any format: they are findings, and their call is all that is left.
    for number, blocks in contents.items():
        holder = pf.Div(*blocks).walk(_drop_calls)
        contents[number] = tuple(holder.content)
    doc = doc.walk(resolve)
    return doc, contents


def _drop_calls(element: pf.Element, _doc: pf.Doc) -> list[pf.Element] | None:
    return [] if _note_tag(element) is not None else None


def _harvest(doc: pf.Doc, contents: dict[int, tuple[pf.Block, ...]]) -> None:
    """Takes the paragraphs that brought definitions to light out of `doc`, their content into `contents`."""

    def take(element: pf.Element, _doc: pf.Doc) -> list[pf.Element] | None:
        if not isinstance(element, pf.Para) or not element.content:
            return None
        first = element.content[0]
        match = TAG.match(first.text) if isinstance(first, pf.Str) else None
        if not match or match[1] != "d":
            return None
        notes = [inline for inline in element.content if isinstance(inline, pf.Note)]
        if notes:
            contents[int(match[2])] = tuple(notes[0].content)
        return []

    doc.walk(take)


def _note_tag(element: pf.Element) -> int | None:
    """The number of the call that a note stands for, or None for anything else."""
    if not isinstance(element, pf.Note) or not element.content:
        return None
    first = element.content[0]
    inline = first.content[0] if isinstance(first, pf.Para | pf.Plain) and first.content else None
    match = TAG.fullmatch(inline.text) if isinstance(inline, pf.Str) else None
    return int(match[2]) if match and match[1] == "c" else None


def _copy(block: pf.Block) -> pf.Block:
    return pf.load(io.StringIO(_dumped(pf.Doc(block)))).content[0]


def _dumped(doc: pf.Doc) -> str:
    out = io.StringIO()
    pf.dump(doc, out)
    return out.getvalue()


def _plain(blocks: Iterable[Any]) -> str:
    """The text of blocks without mark-up, on one line."""
    return " ".join(" ".join(pf.stringify(block).split()) for block in blocks).strip()
