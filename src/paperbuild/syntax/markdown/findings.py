"""What a walk through pandoc's tree collects, before it becomes a frozen `Section`."""

from __future__ import annotations

from dataclasses import dataclass, field

from paperbuild.findings.source import Span
from paperbuild.model.section import (
    Addressed,
    Attribute,
    Citation,
    Comment,
    CountedList,
    Div,
    Formula,
    Heading,
    InlineNote,
    Link,
    NoteCall,
    Piece,
    Prose,
    Raw,
    Table,
)


@dataclass
class Findings:
    """The things of one section, each kind in the order of the text. `defined` holds the texts of those probed
    definitions that pandoc took for such, by their number; `fenced` the offsets of the fences around blocks of code;
    `printed_openings` are opening lines of divs that were printed as text."""

    headings: list[Heading] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    calls: list[NoteCall] = field(default_factory=list)
    defined: dict[int, str] = field(default_factory=dict)
    inline_notes: list[InlineNote] = field(default_factory=list)
    codes: list[Span] = field(default_factory=list)
    attributes: list[Attribute] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    raws: list[Raw] = field(default_factory=list)
    formulas: list[Formula] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    divs: list[Div] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    fenced: set[int] = field(default_factory=set)
    stray_fences: list[Span] = field(default_factory=list)
    printed_openings: list[Span] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    lists: list[CountedList] = field(default_factory=list)
    prose: list[Prose] = field(default_factory=list)
    identifiers: list[tuple[str, Span]] = field(default_factory=list)
    numbered: list[str] = field(default_factory=list)
    addressed: tuple[Addressed, ...] = ()
    sites: list[Span] = field(default_factory=list)
    nested: list[Span] = field(default_factory=list)
    is_empty: bool = True
