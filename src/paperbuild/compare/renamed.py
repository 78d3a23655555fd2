"""Finds files of a section that were renamed on one side only, by what they contain: never by a number alone.

A number in front of a name is an order, and what had it may be another section by now. Who renames by it would lay the
translation of one section under the name of another, or over it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby
from operator import itemgetter

from paperbuild.findings.source import SourceFile
from paperbuild.model.project import LocaleSource
from paperbuild.model.section import PieceKind, Section

_ENOUGH = 1.5  # of likeness: an identifier, or a name like the other's; a number and a shape together
_SAME_NAME = 0.8  # how like each other (0 to 1) two names are of which one may be a slip
_KEPT = 0.3  # of the paragraphs of a section, so many stand in the text that it was made from
_BLANK = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*")


# Sections of a translation


def renamed(missing: Sequence[Section], extra: Sequence[Section], records: Mapping[str, str]) -> Mapping[str, str]:
    """The names that files of a translation (`extra`) have in the source, as far as that can be told: each of another
    section that it is `missing`. `records` has the texts that they were made from, by the names of the files."""
    wanted = [_Looks.of(section) for section in missing]
    there = [_Looks.of(section, records.get(section.name, "")) for section in extra]
    likeness = [(_likeness(mine, other), mine.name, other.name) for mine in wanted for other in there]
    found: dict[str, str] = {}
    sure = sorted((one for one in likeness if one[0] >= _ENOUGH), reverse=True)
    for _, tied in groupby(sure, key=itemgetter(0)):
        left = [(name, other) for _, name, other in tied if name not in found.values() and other not in found]
        names, others = (Counter(side) for side in zip(*left, strict=True)) if left else (Counter(), Counter())
        found |= {other: name for name, other in left if names[name] == others[other] == 1}
    return found


@dataclass(frozen=True)
class _Looks:
    """What a section is known by: `marks` are the same in every language, `text` are its paragraphs or, of a
    translation, those that it was made from."""

    name: str
    first: str
    marks: frozenset[str]
    kinds: tuple[PieceKind, ...]
    text: frozenset[str]

    @classmethod
    def of(cls, section: Section, made_from: str | None = None) -> _Looks:
        headings = (piece.identifier for piece in section.pieces if piece.kind is PieceKind.HEADING)
        marks = {f"#{piece.identifier}" for piece in section.pieces if piece.identifier}
        marks |= {f"@{one.key}" for one in section.citations} | {f"^{one.slug}" for one in section.definitions}
        text = paragraphs(section.file.text if made_from is None else made_from)
        return cls(section.name, next(headings, ""), frozenset(marks), tuple(one.kind for one in section.pieces), text)


def _likeness(mine: _Looks, other: _Looks) -> float:
    """How much speaks for it that `other` is the translation of `mine`; below zero, that it is not."""
    score = 0.0
    if mine.first and other.first:
        score += 4 if mine.first == other.first else -4
    score += 3 * len(mine.marks & other.marks) / max(1, len(mine.marks | other.marks))
    score += 6 * _share(other.text, mine.text)
    (number, name), (other_number, other_name) = _parts(mine.name), _parts(other.name)
    score += 1.5 * (SequenceMatcher(None, name.casefold(), other_name.casefold()).ratio() >= _SAME_NAME)
    score += 0.5 * (bool(number) and number == other_number)
    return score + (mine.kinds == other.kinds)


def _parts(name: str) -> tuple[str, str]:
    """The number in front of the name of a file, as it is written, and the rest without `.md`."""
    number = re.match(r"\d*", name)
    front = number[0] if number else ""
    return front, name.removeprefix(front).strip("-_. ").removesuffix(".md")


# Records


def followed_records(originals: Sequence[SourceFile], source: LocaleSource) -> Mapping[str, SourceFile]:
    """For sections of a locale by their names, the text that each was made from, where it does not stand under that
    name, or not all of it; `originals` are the sections of the source.

    A section that was renamed, or is a part of one that was split, is found in the record of that; to the record of one
    that was joined with others, theirs are added.
    """
    known = {file.name: file for file in source.records}
    names = {file.name for file in originals}
    lost = [file for file in source.records if file.name not in names]
    here = {file.name for file in source.sections}
    asked = [file for file in originals if file.name in here and (lost or file.name not in known)]
    return dict(_followed(asked, known, lost)) if source.records else {}


def _followed(
    asked: Sequence[SourceFile], known: Mapping[str, SourceFile], lost: Sequence[SourceFile]
) -> Iterator[tuple[str, SourceFile]]:
    texts = {file.path: paragraphs(file.text) for file in (*known.values(), *asked)}
    for original in asked:
        wanted, record = texts[original.path], known.get(original.name)
        if record is None:
            best = max(known.values(), key=lambda one: (_share(wanted, texts[one.path]), one in lost))
            if _share(wanted, texts[best.path]) >= _KEPT:
                yield original.name, best
            continue
        left = wanted - texts[record.path]
        joined = [one for one in lost if left & texts[one.path] and _share(texts[one.path], left) >= _KEPT]
        if joined:
            text = "\n\n".join(one.text.rstrip() for one in (record, *joined))
            yield original.name, replace(record, text=f"{text}\n")


def _share(wanted: frozenset[str], text: frozenset[str]) -> float:
    """How much of `wanted` stands in `text` (0 to 1)."""
    return sum(map(len, wanted & text)) / max(1, sum(map(len, wanted)))


def paragraphs(text: str) -> frozenset[str]:
    """What stands between blank lines, its spaces and ends of lines being one."""
    return frozenset(" ".join(part.split()) for part in _BLANK.split(text)) - {""}
