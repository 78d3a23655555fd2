"""The place in a work is written in a way that no citation style understands.

It is printed exactly as you typed it: `[@smith2018, pg. 4-6]` prints "pg. 4-6" where other notes have "pp. 4–6".

    Rents rose.[@smith2018, pg. 4]
                            ^^^^^ `pg. 4` is not read as a place in the work

Write `p. 4`, `pp. 4–6`, `chap. 3`, `sec. 8.3`, `para. 9`, `fig. 2`, `vol. 2` and so on after a comma; in a
translation, use the words of its language. Other words (`art. 6`, `s. 12` of an act, `s.v. rent`) are also printed as
you typed them, and that is fine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import SourceFile, Span
from paperbuild.language.locators import slip
from paperbuild.model.section import Citation, Section

RULE = Rule("CIT003", "unread-locator", Severity.WARNING, __doc__)

_NEXT_KEY = re.compile(r"@|\n[ \t]*\r?\n")


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every text after a key that looks like a place in its work and is not read as one."""
    for citation in section.citations:
        found = slip(citation.suffix, section.locale) if citation.suffix else None
        if found:
            span = _place(section.file, citation, found.written)
            message = f"`{found.written}` is not read as a place in the work"
            yield RULE.at(section.file, span, message, f"write `{found.right}`", section.locale)


def _place(file: SourceFile, citation: Citation, written: str) -> Span:
    """Where `written` stands after the key; the key where mark-up stands between."""
    following = _NEXT_KEY.search(file.text, citation.span.end)
    end = following.start() if following else len(file.text)
    pattern = re.compile(r"\s+".join(re.escape(word) for word in written.split()))
    match = pattern.search(file.text, citation.span.end, end)
    return Span(*match.span()) if match else citation.span
