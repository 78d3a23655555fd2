"""What pandoc's JSON holds, as types, in the layout of pandoc-types 1.23.

An element is a mapping of its kind `t` and its content `c`. Where a content has parts of several types it is a list as
it comes from JSON; only as a tuple can Python say of what. In what we make it may be a tuple as well.

Made for the type checker alone: import it under `TYPE_CHECKING`, for making these types takes 5 ms at run time.
"""

from __future__ import annotations

from typing import Any, Literal, TypedDict

Attr = tuple[str, list[str], list[tuple[str, str]]]
"""The identifier of an element (empty where it has none), its classes, and its attributes, each a name and a value."""
Goal = tuple[str, str]
"""The address that a link or an image leads to, and its title."""
Part = object
"""Any part of a tree: an element, a list of some, an attribute, a word."""

EmphasisKind = Literal["Emph", "Underline", "Strong", "Strikeout", "Superscript", "Subscript", "SmallCaps"]


class BareTag(TypedDict):
    """A value that is its own name: `NormalCitation`, `DoubleQuote`, `AlignLeft`."""

    t: str


class CitationItem(TypedDict):
    """One work in a citation. The mode is `NormalCitation`, `AuthorInText` or `SuppressAuthor`."""

    citationId: str
    citationPrefix: list[Inline]
    citationSuffix: list[Inline]
    citationMode: BareTag
    citationNoteNum: int
    citationHash: int


class StrInline(TypedDict):
    """A word."""

    t: Literal["Str"]
    c: str


class GapInline(TypedDict):
    """A space, the end of a line in the text, or one in print; they have no content."""

    t: Literal["Space", "SoftBreak", "LineBreak"]


class EmphasisInline(TypedDict):
    """Words that are set otherwise."""

    t: EmphasisKind
    c: list[Inline]


class QuotedInline(TypedDict):
    """Words in quotation marks, `SingleQuote` or `DoubleQuote`."""

    t: Literal["Quoted"]
    c: tuple[BareTag, list[Inline]]


class CiteInline(TypedDict):
    """A citation, and the text that stands for it until it is written."""

    t: Literal["Cite"]
    c: tuple[list[CitationItem], list[Inline]]


class CodeInline(TypedDict):
    """Code within a line."""

    t: Literal["Code"]
    c: tuple[Attr, str]


class MathInline(TypedDict):
    """A formula, `InlineMath` or `DisplayMath`."""

    t: Literal["Math"]
    c: tuple[BareTag, str]


class MarkupInline(TypedDict):
    """Raw mark-up within a line: its format and its text."""

    t: Literal["RawInline"]
    c: tuple[str, str]


class LinkInline(TypedDict):
    """A link with its text, or an image with its alternative text."""

    t: Literal["Link", "Image"]
    c: tuple[Attr, list[Inline], Goal]


class NoteInline(TypedDict):
    """A note, in the place of its call."""

    t: Literal["Note"]
    c: list[Block]


class SpanInline(TypedDict):
    """Words with attributes."""

    t: Literal["Span"]
    c: tuple[Attr, list[Inline]]


Inline = (
    StrInline
    | GapInline
    | EmphasisInline
    | QuotedInline
    | CiteInline
    | CodeInline
    | MathInline
    | MarkupInline
    | LinkInline
    | NoteInline
    | SpanInline
)


class ParagraphBlock(TypedDict):
    """A paragraph, or, in a list or a cell, plain text."""

    t: Literal["Para", "Plain"]
    c: list[Inline]


class VerseBlock(TypedDict):
    """Lines that are kept as they are."""

    t: Literal["LineBlock"]
    c: list[list[Inline]]


class CodeBlock(TypedDict):
    """A block of code."""

    t: Literal["CodeBlock"]
    c: tuple[Attr, str]


class MarkupBlock(TypedDict):
    """A block of raw mark-up: its format and its text."""

    t: Literal["RawBlock"]
    c: tuple[str, str]


class QuotationBlock(TypedDict):
    """A quotation that is a block."""

    t: Literal["BlockQuote"]
    c: list[Block]


class NumberedBlock(TypedDict):
    """A numbered list: its first number, the style and the delimiters of its numbers; then its items."""

    t: Literal["OrderedList"]
    c: tuple[tuple[int, BareTag, BareTag], list[list[Block]]]


class BulletBlock(TypedDict):
    """A list without numbers."""

    t: Literal["BulletList"]
    c: list[list[Block]]


class DefinitionBlock(TypedDict):
    """A list of terms, each with what is said of it."""

    t: Literal["DefinitionList"]
    c: list[tuple[list[Inline], list[list[Block]]]]


class HeaderBlock(TypedDict):
    """A heading; its level counts from 1."""

    t: Literal["Header"]
    c: tuple[int, Attr, list[Inline]]


class RuleBlock(TypedDict):
    """A line across the page; it has no content."""

    t: Literal["HorizontalRule"]


Caption = tuple[list[Any] | None, list["Block"]]
"""The short caption and the long one."""
Cell = tuple[Attr, BareTag, int, int, list["Block"]]
"""The attributes of a cell, how it is aligned, how many rows and columns it takes, and what is in it."""
Row = tuple[Attr, list[Cell]]
Rows = tuple[Attr, list[Row]]
"""The head or the foot of a table."""
Body = tuple[Attr, int, list[Row], list[Row]]
"""A body of a table: how many of its columns are heads, its own head rows, its rows."""


TableContent = tuple[Attr, Caption, list[tuple[BareTag, Any]], Rows, list[Body], Rows]
"""The attributes of a table, its caption, its columns (how each is aligned, and its width), head, bodies and foot."""


class TableBlock(TypedDict):
    """A table."""

    t: Literal["Table"]
    c: TableContent


class FigureBlock(TypedDict):
    """A figure: its attributes, its caption, what it shows."""

    t: Literal["Figure"]
    c: tuple[Attr, Caption, list[Block]]


class DivBlock(TypedDict):
    """Blocks with attributes."""

    t: Literal["Div"]
    c: tuple[Attr, list[Block]]


Block = (
    ParagraphBlock
    | VerseBlock
    | CodeBlock
    | MarkupBlock
    | QuotationBlock
    | NumberedBlock
    | BulletBlock
    | DefinitionBlock
    | HeaderBlock
    | RuleBlock
    | TableBlock
    | FigureBlock
    | DivBlock
)
Element = Inline | Block
Inlines = list[Inline]


class PandocDocument(TypedDict):
    """A whole document."""

    blocks: list[Block]
