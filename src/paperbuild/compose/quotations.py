"""Sets quotations in the marks of their language."""

from __future__ import annotations

import panflute as pf

from paperbuild.compose.trees import language_of, parents
from paperbuild.language.typography import Quotes, quotes


def typeset_quotation(quoted: pf.Quoted, marks: Quotes) -> list[pf.Inline]:
    """A quotation in the `marks` of the locale, or of the language that is around it; one in another in inner ones."""
    marks = next((quotes(code) for parent in parents(quoted) if (code := language_of(parent))), marks)
    is_inner = _is_inner(quoted, marks)
    opening = marks.inner_opening if is_inner else marks.opening
    closing = marks.inner_closing if is_inner else marks.closing
    return [pf.Str(opening), *quoted.content, pf.Str(closing)]


def _is_inner(quoted: pf.Quoted, marks: Quotes) -> bool:
    """Whether a quotation takes the inner marks: one in another, or one typed with single marks and none in it.

    Where those marks are the English ones they are as typed: in British usage the single ones come first.
    """
    is_single = bool(quoted.quote_type == "SingleQuote")
    if marks == quotes("en"):
        return is_single
    if any(isinstance(parent, pf.Quoted) for parent in parents(quoted)):
        return True
    # The walk goes from the inside out: a quotation within has its marks by now.
    has_inner = any(isinstance(child, pf.Str) and child.text == marks.inner_opening for child in quoted.content)
    return is_single and not has_inner
