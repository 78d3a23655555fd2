"""Sets quotations of a text whose language has no spaces at them: where they begin, pandoc cannot tell.

A quotation that pandoc sees comes with English marks (`as_read`); all marks of a block are then paired anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from paperbuild.compose.trees import Around, Change, language_of
from paperbuild.engines.pandoc_tree import GAPS, inlines_in, with_content, word
from paperbuild.language.joined_quotes import joined_marks, joins_quotations
from paperbuild.language.spacing import OBJECT

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Inline, Inlines, QuotedInline


def as_read(quoted: QuotedInline) -> Inlines:
    """A quotation in English marks, as pandoc reads it."""
    opening, closing = "‘’" if quoted["c"][0]["t"] == "SingleQuote" else "“”"
    return [word(opening), *quoted["c"][1], word(closing)]


def joined_quotations(locale: str) -> Mapping[str, Change]:
    """What is to be done to the blocks of a text in `locale`, by their kinds; nothing where spaces part
    its words."""
    if not joins_quotations(locale):
        return {}

    def said(inlines: Inlines, around: Around) -> Inlines:
        language = next((code for one in reversed(around) if (code := language_of(one))), locale)
        marks = joined_marks("".join(_texts(inlines)), language)
        return _with_marks(inlines, marks, 0)[0] if marks else inlines

    def of_text(block: Any, around: Around) -> Any:
        return {**block, "c": said(block["c"], around)}

    def of_heading(heading: Any, around: Around) -> Any:
        return {**heading, "c": [*heading["c"][:2], said(heading["c"][2], around)]}

    def of_lines(block: Any, around: Around) -> Any:
        return {**block, "c": [said(line, around) for line in block["c"]]}

    def of_terms(block: Any, around: Around) -> Any:
        return {**block, "c": [[said(term, around), blocks] for term, blocks in block["c"]]}

    return {
        "Para": of_text,
        "Plain": of_text,
        "Header": of_heading,
        "LineBlock": of_lines,
        "DefinitionList": of_terms,
    }


def _texts(inlines: Inlines) -> Iterator[str]:
    """The text of `inlines` in pieces, those that `_with_marks` counts; what is no text is one letter."""
    for inline in inlines:
        if inline["t"] == "Str":
            yield inline["c"]
        elif _is_looked_into(inline):
            yield from _texts(inlines_in(inline) or [])
        else:
            yield " " if inline["t"] in GAPS else OBJECT


def _is_looked_into(inline: Inline) -> bool:
    """Whether it is text of the same language, set in another way or linked."""
    return inline["t"] not in {"Cite", "Image"} and inlines_in(inline) is not None and not language_of(inline)


def _with_marks(inlines: Inlines, marks: Mapping[int, str], at: int) -> tuple[Inlines, int]:
    """`inlines`, which begin at the offset `at`, with `marks`; and the offset of their end."""
    made: Inlines = []
    for inline in inlines:
        if inline["t"] == "Str":
            text = inline["c"]
            made.append(word("".join(marks.get(at + index, letter) for index, letter in enumerate(text))))
            at += len(text)
        elif _is_looked_into(inline):
            content, at = _with_marks(inlines_in(inline) or [], marks, at)
            made.append(with_content(inline, content))
        else:
            made.append(inline)
            at += 1
    return made, at
