"""Writes the spans around abbreviations as what HTML has for them: `<abbr title="…">`."""

from __future__ import annotations

import re

from paperbuild.compose.abbreviations import MEANING_CLASS

# Only the build gives a span a title: an author's loses it (`syntax/attributes.py`). No span holds another.
_SPAN = re.compile(rf'<span class="{MEANING_CLASS}"( title="[^"<>]*")>([^<>]*)</span>')


def with_abbreviations(html: str) -> str:
    """`html` with an `abbr` for each span that has the meaning of an abbreviation."""
    return _SPAN.sub(r"<abbr\1>\2</abbr>", html) if MEANING_CLASS in html else html
