"""What each format does with everything that a section may say: one table, of which a test holds that it is whole.

The names are those of pandoc: its constructors, its attributes and classes, and its extensions of Markdown. What a
format cannot do is either said in another way, which the table names, or refused with a finding: never left out in
silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Treatment(StrEnum):
    """What a format does: it shows what was written; it shows something else, which the table names; `check` or the
    build refuses it, by the rule that the table names; or no section can say it."""

    TYPESET = "typeset"
    REPLACED = "replaced"
    REFUSED = "refused"
    UNSAYABLE = "cannot be written"


@dataclass(frozen=True)
class Feature:
    """What is done with what pandoc calls `name`. `said` is what stands in its place, the rule that refuses it, or why
    it cannot be written; `sample` is Markdown that says it."""

    name: str
    pdf: Treatment
    html: Treatment
    epub: Treatment
    sample: str = ""
    said: str = ""


def _typeset(name: str, sample: str) -> Feature:
    return Feature(name, Treatment.TYPESET, Treatment.TYPESET, Treatment.TYPESET, sample)


def _replaced(name: str, sample: str, said: str) -> Feature:
    return Feature(name, Treatment.REPLACED, Treatment.REPLACED, Treatment.REPLACED, sample, said)


def _in_print(name: str, sample: str, said: str) -> Feature:
    """What is replaced in print alone."""
    return Feature(name, Treatment.REPLACED, Treatment.TYPESET, Treatment.TYPESET, sample, said)


def _refused(name: str, sample: str, rule: str) -> Feature:
    return Feature(name, Treatment.REFUSED, Treatment.REFUSED, Treatment.REFUSED, sample, rule)


def _unsayable(name: str, said: str) -> Feature:
    return Feature(name, Treatment.UNSAYABLE, Treatment.UNSAYABLE, Treatment.UNSAYABLE, said=said)


_ALIGNED = "| L | R | C | D |\n|:--|--:|:-:|---|\n| la | ra | ca | da |\n\n: Aligned\n"
_GRID = """+-----+------+------+
| Ga  | Gb   | Gc   |
+=====+======+======+
| Gs  | Gd          |
|     +------+------+
|     | Ge   |      |
+=====+======+======+
| Gf  | Gg   | Gh   |
+=====+======+======+

: Spans
"""
_DEFINITIONS = (
    "Term one\n\n:   First meaning\n\n:   Second meaning\n\n    in two paragraphs.\n\nTerm two\n\n:   Third meaning\n"
)

BLOCK_FEATURES: tuple[Feature, ...] = (
    _typeset("Para", "A paragraph."),
    _typeset("Plain", "- Plain words in an item"),
    _typeset("LineBlock", "| First verse\n|    indented verse\n| third verse"),
    _typeset("CodeBlock", "```\ncode  block\n    indented\n```"),
    _typeset("BlockQuote", "> Quoted block"),
    _typeset("BulletList", "- Bullet one\n- Bullet two\n\n    - Nested bullet"),
    _typeset("OrderedList", "1. Ordered one\n2. Ordered two"),
    _typeset("DefinitionList", _DEFINITIONS),
    _typeset("Header", "## A heading {#a-heading}\n\nWords below it."),
    _typeset("HorizontalRule", "Above the rule.\n\n* * *\n\nBelow the rule."),
    _typeset("Table", _ALIGNED),
    _typeset("TableHead", _ALIGNED),
    _typeset("TableFoot", _GRID),
    _typeset("Figure", "![Caption of a figure](picture.png)"),
    _replaced("Div", "::: {.of-mine}\nIn a div.\n:::", "its content, and its class, which a style sheet may name"),
    _refused("RawBlock", "<table><tr><td>Raw</td></tr></table>", "RAW001"),
)

INLINE_FEATURES: tuple[Feature, ...] = (
    _typeset("Str", "Word"),
    _typeset("Space", "two words"),
    _typeset("SoftBreak", "before it\nafter it"),
    _typeset("LineBreak", "before the break\\\nafter the break"),
    _typeset("Emph", "*emphasised*"),
    _typeset("Underline", "[underlined]{.underline}"),
    _typeset("Strong", "**strong**"),
    _typeset("Strikeout", "~~struck out~~"),
    _typeset("Superscript", "10^sup^"),
    _typeset("Subscript", "10~sub~"),
    _typeset("SmallCaps", "[Small caps]{.smallcaps}"),
    _typeset("Quoted", "She said \"double\" and 'single'."),
    _typeset("Cite", "A claim [@marsh, p. 4]."),
    _typeset("Code", "`inline  code`"),
    _typeset("Math", "A formula $x^2$."),
    _typeset("Link", "[a named way](https://example.org/)"),
    _typeset("Image", "A ![small picture](picture.png){width=1cm} in a line."),
    _typeset("Note", "A note.[^a-note]\n\n[^a-note]: Words of the note, 5^th^ of them."),
    _typeset("Span", "[spanned]{#of-mine}"),
    _refused("RawInline", "A <b>bold</b> word.", "RAW001"),
)

VALUE_FEATURES: tuple[Feature, ...] = (
    *(_typeset(name, _ALIGNED) for name in ("AlignLeft", "AlignRight", "AlignCenter", "AlignDefault")),
    _typeset("DefaultStyle", "#. Hash one\n#. Hash two"),
    _typeset("Decimal", "1984. The year of it"),
    _typeset("LowerAlpha", "(a) the letter"),
    _typeset("UpperAlpha", "C)  the capital"),
    _typeset("LowerRoman", "(iv) the numeral"),
    _typeset("UpperRoman", "II. the great numeral"),
    _typeset("DefaultDelim", "#. Hash one\n#. Hash two"),
    _typeset("Period", "1984. The year of it"),
    _typeset("OneParen", "C)  the capital"),
    _typeset("TwoParens", "(a) the letter"),
    _unsayable("Example", "example lists are read as paragraphs: `(@)` would look like a citation"),
    _typeset("SingleQuote", "She said \"double\" and 'single'."),
    _typeset("DoubleQuote", "She said \"double\" and 'single'."),
    _typeset("InlineMath", "A formula $x^2$."),
    _typeset("DisplayMath", "$$y^2$$"),
    _typeset("NormalCitation", "A claim [@marsh, p. 4]."),
    _typeset("AuthorInText", "As @marsh says."),
    _typeset("SuppressAuthor", "As she says [-@marsh]."),
    _typeset("RowSpan", _GRID),
    _typeset("ColSpan", _GRID),
    _in_print("ColWidth", _GRID, "a width that the words of the column need"),
    _unsayable("RowHeadColumns", "pandoc's Markdown has no mark for it"),
    _unsayable("several bodies", "pandoc's Markdown has no mark for them: lines in a grid are rows"),
)
"""Values within elements, by pandoc's names, and for the parts of a table by ours."""

ATTRIBUTE_FEATURES: tuple[Feature, ...] = (
    _typeset("identifier", "[spanned]{#of-mine}"),
    _typeset("width", "![Half](picture.png){width=50%}"),
    _typeset("height", "![Low](picture.png){height=1cm}"),
    _refused("height in percent", "![Low](picture.png){height=50%}", "RAW002"),
    _refused("a unit that nobody reads", "![Low](picture.png){width=5furlongs}", "RAW002"),
    _typeset("lang", "[des mots]{lang=fr}"),
    _typeset("dir", "[left to right]{dir=ltr}"),
    _typeset("alt", '![](picture.png){alt="Said to listeners"}'),
    _in_print("title", 'A ![titled](picture.png "Shown to a mouse"){width=1cm} picture.', "nothing: no mouse"),
    _typeset("start", "1984. The year of it"),
    _replaced("startFrom", "```{startFrom=5}\nnumbered = False\n```", "code without numbers of lines"),
    _typeset("role", "![Ornament](picture.png){role=presentation}"),
    _replaced("keyword", "::: {.bibliography keyword=law}\n:::", "the works that have it"),
    _replaced("type", "::: {.bibliography type=report}\n:::", "the works of that type"),
    _replaced("order", "::: {.bibliography order=name}\n:::", "the works in that order"),
    _refused("style", '[words]{style="color: red"}', "RAW002"),
    _refused("onclick", '[words]{onclick="x()"}', "RAW002"),
    _replaced("data-x", "[loud]{data-x=1}", "nothing: it says how another program shows its element"),
)
"""Attributes in braces, by their names. Those that the rule on unsafe attributes does not know, it refuses."""

CLASS_FEATURES: tuple[Feature, ...] = (
    _typeset("underline", "[underlined]{.underline}"),
    _typeset("ul", "[underlined too]{.ul}"),
    _typeset("smallcaps", "[Small caps]{.smallcaps}"),
    _typeset("mark", "[marked words]{.mark}"),
    _typeset("uri", "<https://example.org/>"),
    _typeset("email", "<a@example.org>"),
    _typeset("unnumbered", "## Not numbered {.unnumbered}\n\nWords below it."),
    _typeset("unlisted", "## Not listed {.unlisted}\n\nWords below it."),
    _replaced("quoted-callout", "> [!TIP]\n> In a callout of GitHub's.", "a callout, as a div of class `tip` is"),
    _replaced("note", "::: note\nIn a callout.\n:::", "a callout, with a title in the language of the paper"),
    _in_print("landscape", "::: landscape\nOn its side.\n:::", "a page turned to the side"),
    _in_print("pagebreak", "Before.\n\n::: pagebreak\n:::\n\nBehind.", "the beginning of a page"),
    _replaced("cover", "[like a cover]{.cover}", "its content, with the class `x-cover`: that name is the tool's own"),
    _replaced("a language of code", "```python\ndef f(): pass\n```", "code without colours"),
    _replaced("of one's own", "[mine]{.of-mine}", "its content, and its class, which a style sheet may name"),
)
"""Classes that mean something to pandoc."""

CHARACTER_FEATURES: tuple[Feature, ...] = (
    _typeset("no-break space", "no\\ break"),
    _typeset("task", "- [ ] to do\n- [x] done"),
    Feature("emoji", Treatment.REFUSED, Treatment.TYPESET, Treatment.TYPESET, "An emoji 😀.", "OUT003"),
)
"""What stands in words and needs a letter that a font may not have."""

FEATURES: tuple[Feature, ...] = (
    *BLOCK_FEATURES,
    *INLINE_FEATURES,
    *VALUE_FEATURES,
    *ATTRIBUTE_FEATURES,
    *CLASS_FEATURES,
    *CHARACTER_FEATURES,
)

EXTENSIONS: Mapping[str, str] = {
    "all_symbols_escapable": "Str", "auto_identifiers": "identifier", "backtick_code_blocks": "CodeBlock",
    "blank_before_blockquote": "BlockQuote", "blank_before_header": "Header", "bracketed_spans": "Span",
    "citations": "Cite", "definition_lists": "DefinitionList", "escaped_line_breaks": "LineBreak",
    "fancy_lists": "OrderedList", "fenced_code_attributes": "CodeBlock", "fenced_code_blocks": "CodeBlock",
    "fenced_divs": "Div", "footnotes": "Note", "grid_tables": "Table", "header_attributes": "Header",
    "table_attributes": "identifier", "implicit_figures": "Figure", "implicit_header_references": "Link",
    "inline_code_attributes": "Code", "inline_notes": "Note", "intraword_underscores": "Str",
    "line_blocks": "LineBlock", "link_attributes": "Link", "markdown_in_html_blocks": "RawBlock",
    "multiline_tables": "Table",
    "pipe_tables": "Table", "raw_attribute": "RawInline", "raw_html": "RawInline", "raw_tex": "RawInline",
    "shortcut_reference_links": "Link", "simple_tables": "Table", "smart": "Quoted", "space_in_atx_header": "Header",
    "startnum": "OrderedList", "strikeout": "Strikeout", "subscript": "Subscript", "superscript": "Superscript",
    "task_lists": "task", "table_captions": "Table", "tex_math_dollars": "Math",
}  # fmt: skip
"""Of each extension of Markdown that a section is read with, the feature that it brings or decides about."""
