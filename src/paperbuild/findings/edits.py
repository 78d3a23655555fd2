"""A change to a text: what stands at a place, and what is to stand there instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from paperbuild.findings.source import SourceFile, Span


class Replacing(Protocol):
    """Whatever says that `right` is to stand in the place of `span`."""

    @property
    def span(self) -> Span:
        """The characters that give way; none where something is put in."""

    @property
    def right(self) -> str:
        """What is to stand there."""


class Replacement(NamedTuple):
    """`right` in the place of `span`."""

    span: Span
    right: str


@dataclass(frozen=True)
class Rewritten:
    """A file with the text that it is to have, and in how many `places` the two differ."""

    file: SourceFile
    text: str
    places: int = 1


def with_edits(text: str, edits: Iterable[Replacing]) -> str:
    """`text` with each of `edits` made, and nothing else changed. No two of them may overlap."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda one: one.span):
        pieces += [text[at : edit.span.start], edit.right]
        at = edit.span.end
    return "".join((*pieces, text[at:]))


def rewritten(file: SourceFile, edits: Iterable[Replacing]) -> Rewritten | None:
    """`file` with `edits` made; None where they change nothing. What is said twice is made once."""
    changes = {(edit.span, edit.right): edit for edit in edits if file.text[slice(*edit.span)] != edit.right}
    return Rewritten(file, with_edits(file.text, changes.values()), len(changes)) if changes else None
