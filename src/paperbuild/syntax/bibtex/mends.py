"""Finds in a library what can be set right without a doubt, each place with the letters that stand there then.

What is printed afterwards is what was meant: the same DOI, the same address, the character of an entity, a month that
is read, one space for two, an organisation whole. A value that comes from an `@string` or is joined of parts is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.source import Span
from paperbuild.model.bibliography import PARENT_FIELDS, Bibliography, Field
from paperbuild.syntax.bibtex.biblatex import (
    DATE_FIELDS,
    MONTHS,
    NAME_FIELDS,
    PRINTED_FIELDS,
    VERBATIM_FIELDS,
    month_word,
)
from paperbuild.syntax.bibtex.names import is_plain_person, is_surely_organisation, split_names
from paperbuild.syntax.bibtex.slips import as_latex, entities, is_within, right_doi, right_url, tags
from paperbuild.syntax.misprints import Misprint

_TEXTS = PRINTED_FIELDS - VERBATIM_FIELDS - frozenset((*DATE_FIELDS, *PARENT_FIELDS, "options", "month", "year"))
_SPACES = re.compile(r"(?<=[^\s\\])[ \t]{2,}(?=\S)")
_HAS_SCHEME = re.compile(r"(?:\\(?:url|nolinkurl|path)\s*\{|[<{])*\s*https?://", re.IGNORECASE)


def mends(library: Bibliography) -> Iterator[Misprint]:
    """Every place that can be set right, in the order of the file; no two of them overlap."""
    text = library.file.text
    for entry in library.entries:
        for field in entry.fields.values():
            if text[field.value_span.start : field.value_span.end] == field.value:
                yield from sorted(_in_field(field, text), key=lambda one: one.span)


def _in_field(field: Field, text: str) -> Iterator[Misprint]:
    if field.name == "doi":
        yield from _whole(field, right_doi(field.value), "more than a DOI in `doi`")
    elif field.name == "url" and _HAS_SCHEME.match(field.value.strip()):
        yield from _whole(field, right_url(field.value), "LaTeX or HTML in `url`")
    elif field.name == "month":
        yield from _month(field, text)
    elif field.name in _TEXTS:
        yield from _in_text(field)


def _whole(field: Field, right: str, what: str) -> Iterator[Misprint]:
    """The value, where it is not `right`; what ends in a full stop may have it from a sentence or for itself."""
    if right and right != field.value.strip() and not right.endswith((".", ",", ";")):
        yield _mend(field.value_span, right, what)


def _month(field: Field, text: str) -> Iterator[Misprint]:
    """The value with its delimiters, if it has them: a month is a word of BibTeX's own, which stands in none."""
    (start, end), value = field.value_span, field.value.strip()
    right = "" if value.lower() in MONTHS else month_word(value)
    is_delimited = text[start - 1 : start] + text[end : end + 1] in ("{}", '""')
    if right:
        yield _mend(Span(start - is_delimited, end + is_delimited), right, "a month as it is not read")


def _in_text(field: Field) -> Iterator[Misprint]:
    marked = list(tags(field.value))
    found = [
        _mend(field.place(start, end), as_latex(meant), "an entity of HTML")
        for start, end, meant in entities(field.value)
        if not is_within(start, marked)
    ]
    # A tag whose command is not known is left: its end may be far from it, and words may stand for a picture.
    found += [_mend(field.place(start, end), right, "a tag of HTML") for start, end, right in marked if right]
    found += [
        _mend(field.place(*match.span()), " ", "two spaces")
        for match in _SPACES.finditer(field.value)
        if not is_within(match.start(), marked)
    ]
    # Braces go round a name that nothing else is to be done to; they come with the next round where something is.
    yield from found or (_organisations(field) if field.name in NAME_FIELDS else ())


def _organisations(field: Field) -> Iterator[Misprint]:
    """Each organisation, where every other name in the field is surely whole: an `and` could be in one of theirs."""
    names = list(split_names(field.value))
    if all(is_plain_person(name) or is_surely_organisation(name) for name, _ in names):
        for name, at in names:
            if is_surely_organisation(name):
                yield _mend(field.place(at, at + len(name)), f"{{{name}}}", "an organisation without braces")


def _mend(span: Span, right: str, what: str) -> Misprint:
    return Misprint(span, span, right, what, is_borrowed=False)
