"""Puts the library in order: a stable order of its entries, one layout, and not a value or a comment less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from paperbuild.findings.source import Span
from paperbuild.model.bibliography import Bibliography, Entry, keys_in
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from paperbuild.syntax.bibtex.blocks import CommentedBlock, LibraryBlocks, library_blocks, outside
from paperbuild.upkeep.library_layout import laid_out, line_end_of
from paperbuild.upkeep.texts import refuse_damaged

_GENERATIONS = 5  # biblatex's books have two; a loop, which a rule tells, has no end

Order = Literal["key", "type", "file"]


@dataclass(frozen=True)
class Formatted:
    """A library in order: its text, and the order that its entries are in, which may not be the one that was asked for
    where that would change what is read."""

    text: str
    order: Order


def formatted(library: Bibliography, order: Order) -> Formatted:
    """The library in order, by key (capitals aside), by type and key, or as in the file. Entries from which others take
    fields by `crossref` come last, as BibTeX needs it; `@string` and `@preamble` come first. Biber and BibTeX read the
    same as before: where an order would change that (an `@string` that is defined twice), the order of the file stays.

    Raises UsageError where the file is not UTF-8, or git could not merge it.
    """
    refuse_damaged(library.file)
    attempts: list[Order] = [order, "file"]
    for attempt in attempts:
        text = _text(library, attempt)
        if reads_the_same(library, parse_bibliography(replace(library.file, text=text))):
            return Formatted(text, attempt)
    return Formatted(library.file.text, "file")


def reads_the_same(before: Bibliography, after: Bibliography) -> bool:
    """Whether both have the same entries, fields, values, faults and comments, in whatever order."""
    return (
        Counter(map(_entry, before.entries)) == Counter(map(_entry, after.entries))
        and {key: _entry(one) for key, one in before.by_key.items()}
        == {key: _entry(one) for key, one in after.by_key.items()}
        and Counter(one.name for one in before.undefined_strings)
        == Counter(one.name for one in after.undefined_strings)
        and [_raw(before, one.span) for one in before.broken] == [_raw(after, one.span) for one in after.broken]
        and [_raw(before, one) for one in before.definitions] == [_raw(after, one) for one in after.definitions]
        and Counter(_comments(before)) == Counter(_comments(after))
    )


def _entry(entry: Entry) -> Hashable:
    fields = sorted((*entry.fields.values(), *entry.repeated), key=lambda field: field.span)
    return entry.type, entry.key, tuple((field.name, field.value) for field in fields)


def _raw(library: Bibliography, span: Span) -> str:
    return library.file.text[slice(*span)].rstrip()


def _comments(library: Bibliography) -> Iterable[str]:
    """The lines outside of entries, and the comments within them, without the spaces around them."""
    spans = [*outside(library_blocks(library)), *library.remarks]
    lines = (line.strip() for span in spans for line in library.file.text[slice(*span)].splitlines())
    return filter(None, lines)


def _text(library: Bibliography, order: Order) -> str:
    blocks = library_blocks(library)
    end = line_end_of(library.file.text)
    parts = [_lines(library, blocks.head)]
    parts += [_block(library, block, end) for block in _ordered(library, blocks, order)]
    parts.append(_lines(library, blocks.tail))
    return (end * 2).join(filter(None, parts)) + end if any(parts) else library.file.text


def _ordered(library: Bibliography, blocks: LibraryBlocks, order: Order) -> Sequence[CommentedBlock]:
    if order == "file" or library.broken:
        return blocks.blocks
    definitions = [block for block in blocks.blocks if block.entry is None]
    entries = [block for block in blocks.blocks if block.entry is not None]
    depths = _depths(library)

    def place(block: CommentedBlock) -> tuple[int, str, str]:
        entry = block.entry
        if entry is None:
            return 0, "", ""
        return depths.get(entry.key, 0), entry.type if order == "type" else "", entry.key.casefold()

    return [*definitions, *sorted(entries, key=place)]


def _depths(library: Bibliography) -> dict[str, int]:
    """How many generations of entries take fields from each entry by `crossref`: 0 where none does."""
    depths: dict[str, int] = {}
    children: dict[str, list[str]] = {}
    for entry in library.by_key.values():
        for parent in keys_in(entry.fields["crossref"]) if "crossref" in entry.fields else ():
            children.setdefault(parent, []).append(entry.key)
    for _ in range(_GENERATIONS):
        depths = {parent: 1 + max(depths.get(child, 0) for child in own) for parent, own in children.items()}
    return depths


def _block(library: Bibliography, block: CommentedBlock, end: str) -> str:
    """A block with its comments."""
    before, near = _lines(library, block.before), _lines(library, block.near)
    gap = end if before and not near else ""
    body = laid_out(library, block.entry) if block.entry else _raw(library, block.span)
    behind = library.file.text[slice(*block.after)].strip()
    return (f"{before}{end}{gap}" if before else "") + body + (f" {behind}" if behind else "")


def _lines(library: Bibliography, span: Span) -> str:
    """The lines of a stretch of comments, without the blank ones around them."""
    lines = library.file.text[slice(*span)].splitlines(keepends=True)
    filled = [number for number, line in enumerate(lines) if line.strip()]
    return "".join(lines[filled[0] : filled[-1] + 1]).rstrip() if filled else ""
