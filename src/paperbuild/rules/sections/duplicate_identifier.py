"""Two places of the paper have the same identifier.

A link leads only to the first of them, and the formats do not allow it. This rule looks at identifiers that you wrote,
such as `{#rents}`. Those that are made from the words of headings can never be the same.

    # Rents {#rents}
    ## What rents do {#rents}
                      ^^^^^^ `rents` is the identifier of line 1 already

Give the second place an identifier of its own. Identifiers such as `note-1` and `call-1` belong to the notes.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.paper import Paper
from paperbuild.model.section import Section
from paperbuild.model.works_list import REFERENCES

RULE = Rule("SEC002", "duplicate-identifier", Severity.ERROR, __doc__)

_ANOTHER_LIST = "for another list of works, write `::: {.bibliography}`"
_RESERVED = re.compile(r"(?:note|call)-\d+")


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every identifier that its locale has used before, or that the notes use."""
    for locale in paper.locales:
        first: dict[str, tuple[Section, Span]] = {}
        taken = {identifier for section in locale.sections for identifier, _ in section.identifiers}
        for section in locale.sections:
            for identifier, span in _to_tell(section):
                other = first.setdefault(identifier, (section, span))
                if other[1] is not span:
                    message = f"`{identifier}` is the identifier of {_place(section, *other)} already"
                elif _RESERVED.fullmatch(identifier):
                    message = f"`{identifier}` is an identifier that the notes use"
                else:
                    continue
                hint = f"give this place one of its own: `{{#{_free(identifier, taken)}}}`"
                hint = _ANOTHER_LIST if identifier == REFERENCES else hint
                yield RULE.at(section.file, _exact(section, identifier, span), message, hint, locale.code)


def _to_tell(section: Section) -> Iterator[tuple[str, Span]]:
    """The identifiers of a section that the build does not change: those that are given, and in one file with one of
    them, those made from words."""
    made = {one.span for one in section.headings if not one.is_identifier_given}
    given = {identifier for identifier, span in section.identifiers if span not in made}
    yield from (one for one in section.identifiers if one[1] not in made or one[0] in given)


def _free(identifier: str, taken: set[str]) -> str:
    """An identifier like that one that nothing has, nor has been advised before."""
    names = (f"{identifier}-{count}" for count in itertools.count(2))
    found = next(name for name in names if name not in taken and not _RESERVED.fullmatch(name))
    taken.add(found)
    return found


def _place(section: Section, other: Section, span: Span) -> str:
    line = other.file.position(span.start).line
    return f"line {line}" if other is section else f"{other.name}, line {line}"


def _exact(section: Section, identifier: str, span: Span) -> Span:
    """Where `#identifier` is written in `span`, or the whole of it where the identifier was made from its text."""
    pattern = re.compile(rf"#{re.escape(identifier)}(?=[\s}}])")
    match = pattern.search(
        section.file.text, span.start, section.file.line_span(section.file.position(span.end).line).end
    )
    return Span(*match.span()) if match else span
