"""Sets quotations in the marks of their language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperbuild.compose.trees import Around, language_of
from paperbuild.engines.pandoc_tree import word
from paperbuild.language.typography import Quotes, quotes

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Inline, QuotedInline


def typeset_quotation(quoted: QuotedInline, around: Around, marks: Quotes) -> list[Inline]:
    """A quotation in the `marks` of the locale, or of the language that is around it; one in another in inner ones."""
    marks = next((quotes(code) for element in reversed(around) if (code := language_of(element))), marks)
    is_inner = _is_inner(quoted, around, marks)
    opening = marks.inner_opening if is_inner else marks.opening
    closing = marks.inner_closing if is_inner else marks.closing
    return [word(opening), *quoted["c"][1], word(closing)]


def _is_inner(quoted: QuotedInline, around: Around, marks: Quotes) -> bool:
    """Whether a quotation takes the inner marks: one in another, or one typed with single marks and none in it.

    Where those marks are the English ones they are as typed: in British usage the single ones come first.
    """
    is_single = quoted["c"][0]["t"] == "SingleQuote"
    if marks == quotes("en"):
        return is_single
    if any(element["t"] == "Quoted" for element in around):
        return True
    # The walk goes from the inside out: a quotation within has its marks by now.
    has_inner = word(marks.inner_opening) in quoted["c"][1]
    return is_single and not has_inner
