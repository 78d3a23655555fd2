"""Finds in a text what its language sets otherwise, in running text only, with the letters that would mend it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from paperbuild.findings.source import SourceFile, Span
from paperbuild.language.languages import is_language
from paperbuild.language.ranges import hyphens_in_ranges
from paperbuild.language.spacing import misset
from paperbuild.model.section import Section
from paperbuild.syntax.toml_places import toml_values
from paperbuild.syntax.toml_table import toml_table

# What is no running text, as far as it can be told by its letters: citations and calls of notes, words in another
# language, entities, addresses that are no links, what marks a block at the beginning of its line or a table's columns,
# what a backslash protects.
_NO_TEXT = re.compile(
    r"\[[^\[\]@]*+@[^\[\]]*+\]|\[\^[^\[\]\s]++\]:?"
    r"|\[[^\[\]]*+\]\{(?=[^}\r\n]{0,300}\blang=)[^}\r\n]*+\}"
    r"|&\#?\w++;|(?<!\S)[^\s\[\]]*(?:://|\bwww\.|@)\S*"
    r"|^[ \t>]*+(?::{3,}[^\r\n]*|[:~](?=[ \t])|[-+|:=][-+|:= \t]*$)"
    r"|\\.",
    re.MULTILINE,
)

# What of a `metadata.toml` is text.
_TEXTS = frozenset({"title", "subtitle", "description", "edition-notice", "keywords", "strings"})
_STRING = re.compile(r"(?P<mark>\"{3}|'{3}|\"|')(?P<text>.*)(?P=mark)", re.DOTALL)


@dataclass(frozen=True)
class Misprint:
    """What stands at `span` (where something is missing, it is empty) and is to be `right`; `what` is wrong with it.

    `mark` is the place of the mark that it is about; `is_range` says that it is a hyphen between two numbers.
    """

    span: Span
    mark: Span
    right: str
    what: str
    is_borrowed: bool
    is_range: bool = False


def misprints(section: Section) -> Iterator[Misprint]:
    """Everything that is set otherwise than the section's language has it; nothing where that is no language."""
    yield from misset_in(section)
    yield from ranges_in(section)


def misset_in(section: Section) -> Iterator[Misprint]:
    """The spaces and marks among them, in the order of the text."""
    if not is_language(section.locale):
        return
    text, seen = section.file.text, section.visible
    for start, end, right, what in sorted(misset(text, section.locale)):
        is_borrowed = end > start and right != ""
        mark = _mark(start, end, what, is_borrowed=is_borrowed)
        is_seen = seen[start : mark + 1] == text[start : mark + 1] and seen[mark] == text[mark]
        if is_seen and not _is_within(text, mark):
            yield Misprint(Span(start, end), Span(mark, mark + 1), right, what, is_borrowed)


def ranges_in(section: Section) -> Iterator[Misprint]:
    """The hyphens in ranges among them, in the order of the text."""
    if not is_language(section.locale):
        return
    text, seen = section.file.text, section.visible
    for at in hyphens_in_ranges(text, section.locale):
        if seen[at - 1 : at + 2] == text[at - 1 : at + 2] and not _is_within(text, at):
            yield _in_range(at)


def misprints_in_strings(file: SourceFile, locale: str) -> Iterator[Misprint]:
    """What is set otherwise in the strings of a `metadata.toml`; one that spells letters by their numbers is left."""
    if not is_language(locale) or not _is_toml(file):
        return
    for path, span in sorted(toml_values(file.text).items(), key=lambda item: item[1]):
        written = _STRING.fullmatch(file.text, *span)
        if path[0] not in _TEXTS or written is None or "\\u" in written.group().casefold():
            continue
        text, shift = written["text"], written.start("text")
        for start, end, right, what in sorted(misset(text, locale)):
            is_borrowed = end > start and right != ""
            mark = _mark(start, end, what, is_borrowed=is_borrowed)
            if not _is_within(text, mark):
                places = Span(start + shift, end + shift), Span(mark + shift, mark + shift + 1)
                yield Misprint(*places, right, what, is_borrowed)
        for at in hyphens_in_ranges(text, locale):
            if not _is_within(text, at):
                yield _in_range(at + shift)


def _in_range(at: int) -> Misprint:
    return Misprint(Span(at, at + 1), Span(at, at + 1), "–", "a hyphen between the numbers of a range", False, True)


def _is_toml(file: SourceFile) -> bool:
    try:
        return file.bad_bytes is None and bool(toml_table(file.text))
    except tomllib.TOMLDecodeError:
        return False


def _mark(start: int, end: int, what: str, *, is_borrowed: bool) -> int:
    """Where the mark is that a fault at `start` to `end` is about."""
    return (start if is_borrowed else end) - what.startswith("no space after")


def _is_within(text: str, at: int) -> bool:
    """Whether what stands at `at` is no running text: looked for in its paragraph alone, because that is rare."""
    start = text.rfind("\n\n", 0, at) + 1
    end = text.find("\n\n", at)
    matches = _NO_TEXT.finditer(text, start, end if end >= 0 else len(text))
    return any(match.start() <= at < match.end() for match in matches)
