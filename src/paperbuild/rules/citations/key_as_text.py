"""A key of the bibliography is printed as text. A citation was probably meant, but there is none.

This happens after a backslash, in code, where letters touch the `@`, and in brackets without an `@`.

    Rents rose.\\@smith2018
                ^^^^^^^^^^ `@smith2018` is printed as text
    Prices rose.[smith2018]
                ^^^^^^^^^^^ `[smith2018]` is printed as text

Write `[@smith2018]`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.section import Section

RULE = Rule("CIT004", "key-as-text", Severity.ERROR, __doc__)

# Neither a word nor a number: `smith2018`, but not `housing`, `2018` or `g20`.
_UNMISTAKABLE = re.compile(r"(?=.*\d)(?=.*[^\W\d_]).{5,}")
_TOKEN = re.compile(r"[^\W_](?:\w|[:.#$%&+?<>~/-](?=\w))*")


def check_citing(section: Section, keys: Collection[str]) -> Iterator[Diagnostic]:
    """Every key that stands in the text without being cited there."""
    for span in _found(section, keys):
        shown = section.file.text[span.start : span.end]
        key = shown.strip("[]@{}")
        message = f"`{shown}` is printed as text"
        yield RULE.at(section.file, span, message, f"did you mean `[@{key}]`?", section.locale)


def _found(section: Section, keys: Collection[str]) -> Iterator[Span]:
    """The places of keys, with their `@` or their brackets, in the words of a section and in its code."""
    cited = {citation.span.start for citation in section.citations}
    text = section.file.text
    visible = [Span(0, len(text))]
    for area, source in [(span, section.visible) for span in visible] + [(span, text) for span in section.codes]:
        for match in _TOKEN.finditer(source, area.start, area.end):
            if match.group() in keys and match.start() not in cited:
                place = _as_written(text, Span(*match.span()), is_code=source is text)
                if place:
                    yield place


def _as_written(text: str, key: Span, *, is_code: bool) -> Span | None:
    """The key with what makes it one (`@key`, `[key]`); None where it may just as well be a word or another name."""
    before, after = text[key.start - 1 : key.start], text[key.end : key.end + 1]
    if before == "@":
        return Span(key.start - 1, key.end)
    if is_code or before in {"^", "#", "/"} or (before and before in "-_."):
        return None
    if before == "[" and after == "]" and text[key.end + 1 : key.end + 2] not in {"(", "["}:
        return Span(key.start - 1, key.end + 1)
    return key if _UNMISTAKABLE.fullmatch(text, key.start, key.end) else None
