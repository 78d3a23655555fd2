"""The brackets around a key are printed, and what is in them is not part of a citation.

When two citations follow each other directly, pandoc reads the first one as text: its page is lost, and the name of
its author is printed in the sentence.

    Rents rose.[@smith2018, p. 14][@jones2019]
               ^^^^^^^^^^^^^^^^^^^ these brackets are printed, and there is no note

A page must follow its key directly. In `**@smith2018** [p. 14]` the emphasis ends between them.

Put all works of one note into one pair of brackets: `[@smith2018, p. 14; @jones2019]`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.section import Citation, Section
from paperbuild.rules.citations.citation_without_key import brackets_without_key

RULE = Rule("CIT009", "printed-brackets", Severity.ERROR, __doc__)

_REACH = 1000  # how many letters from a key its brackets are looked for: a text of megabytes may be one paragraph
_BEHIND_EMPHASIS = re.compile(r"(?P<mark>[*_]{1,3})[ ]?(?P<brackets>\[[^\[\]\n]*\d[^\[\]\n]*\])(?![({])")
_NO_TEXT = {"(", "{"}  # what follows the brackets of a link and of a span
_NO_CITATION = {"^", "!", "\\"}  # what stands before those of a note, of an image, of none


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every pair of brackets in the text with a key in it that names its author there."""
    told: set[Span] = set()
    links = _apart(link.span for link in section.links)
    nested = set(section.nested)
    for citation in section.citations:
        if citation.is_in_text and (apart := _BEHIND_EMPHASIS.match(section.visible, citation.span.end)):
            message = "these brackets are printed, since the emphasis ends between them and the key"
            hint = f"write them inside the emphasis: `@{citation.key} {apart['brackets']}{apart['mark']}`"
            yield RULE.at(section.file, Span(*apart.span("brackets")), message, hint, section.locale)
        brackets = _around(section, citation, links) if citation.span not in nested else None
        if brackets and brackets not in told and (citation.is_in_text or _is_followed(section, brackets)):
            told.add(brackets)
            if brackets in brackets_without_key(section):
                continue  # told with its cause
            message = "these brackets are printed, and there is no note"
            yield RULE.at(section.file, brackets, message, _hint(section, citation, brackets), section.locale)


def _is_followed(section: Section, brackets: Span) -> bool:
    """Whether another citation stands right behind: pandoc reads neither the first nor a link."""
    return section.file.text.startswith(("[@", "[-@"), brackets.end)


def _around(section: Section, citation: Citation, links: Sequence[Span]) -> Span | None:
    """The innermost pair of brackets around a key, where it is no link's, span's or note's."""
    text = section.visible
    start, end = _opening(text, citation.span.start), _closing(text, citation.span.end)
    if start < 0 or end < 0:
        return None
    is_other = text[max(start - 1, 0)] in _NO_CITATION or section.file.text[end + 1 : end + 2] in _NO_TEXT
    return None if is_other or _is_within(start, links) else Span(start, end + 1)


def _apart(spans: Iterable[Span]) -> Sequence[Span]:
    """What `spans` cover, in order: an image may stand in a link."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _is_within(offset: int, links: Sequence[Span]) -> bool:
    """Whether `offset` stands in one of `links`, which are in order and apart."""
    before = bisect_right(links, offset, key=lambda link: link.start) - 1
    return before >= 0 and offset < links[before].end


def _opening(text: str, at: int) -> int:
    """Where the bracket that is open before `at` stands in its paragraph; -1 where none is."""
    depth, first = 0, max(0, at - _REACH)
    while at > first:
        at -= 1
        if text[at] == "]":
            depth += 1
        elif text[at] == "[":
            depth -= 1
        elif text[at] == "\n" and not text[max(first, text.rfind("\n", first, at) + 1) : at].strip():
            return -1
        if depth < 0:
            return at
    return -1


def _closing(text: str, at: int) -> int:
    """Where the bracket that is open at `at` is closed in its paragraph; -1 where it is not."""
    depth, last = 0, min(len(text), at + _REACH)
    for offset in range(at, last):
        if text[offset] == "[":
            depth += 1
        elif text[offset] == "]":
            depth -= 1
        elif text[offset] == "\n" and not text[offset + 1 : last].partition("\n")[0].strip():
            return -1
        if depth < 0:
            return offset
    return -1


def _hint(section: Section, citation: Citation, brackets: Span) -> str:
    is_followed = _is_followed(section, brackets)
    following = next((one for one in section.citations if one.span.start > brackets.end), None) if is_followed else None
    if following:
        within = section.file.text[brackets.start + 1 : brackets.end - 1]
        return f"write both works in one pair of brackets: `[{' '.join(within.split())}; @{following.key}]`"
    return f"use one pair of brackets for a note, with `;` between its works: `[see @{citation.key}, p. 3]`"
