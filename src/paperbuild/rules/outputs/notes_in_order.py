"""A built file does not have the paper's notes exactly once each, in order, from 1 to the last.

This rule checks the finished PDF, HTML or EPUB, not your text. The cause is a template, a style sheet or the tool
itself. Move your own copies of templates away to see whether they cause it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.manuscript import NOTE_ANCHOR, Manuscript, anchored_number

RULE = Rule("OUT001", "notes-in-order", Severity.ERROR, __doc__)


def found(manuscript: Manuscript, artifact: str, calls: Sequence[int], notes: Sequence[int]) -> Iterator[Diagnostic]:
    """What is wrong with the numbers of the `calls` and of the `notes`, as they come in `artifact` (`pdf`)."""
    for what, numbers in (("calls", calls), ("notes", notes)):
        yield from _of_kind(manuscript, artifact, what, [number for number in numbers if number > 0], 1)
        yield from _of_kind(manuscript, artifact, f"translators' {what}", [-n for n in numbers if n < 0], -1)


def _of_kind(
    manuscript: Manuscript, artifact: str, what: str, numbers: Sequence[int], sign: int
) -> Iterator[Diagnostic]:
    """What is wrong with the notes whose numbers have this `sign`: translators' own count below 0."""
    wanted = list(range(1, sum(note.number * sign > 0 for note in manuscript.notes) + 1))
    if numbers != wanted:
        path = f"content/{manuscript.locale.code}/metadata.toml"
        message = f"the {artifact} has the {what} {_shown(numbers)} instead of 1 to {len(wanted)}"
        yield RULE.at_file(path, message, _first_fault(numbers, wanted), manuscript.locale.code)


def found_in_markup(manuscript: Manuscript, artifact: str, markup: str) -> Iterator[Diagnostic]:
    """What is wrong with the notes of an HTML or XHTML `markup`: calls are `call-7`, notes `note-7`."""
    yield from found(manuscript, artifact, _numbers(markup, "call"), _numbers(markup, "note"))


def _numbers(markup: str, prefix: str) -> list[int]:
    return [anchored_number(anchor) for anchor in re.findall(rf'\sid="{prefix}-({NOTE_ANCHOR})"', markup)]


def _shown(numbers: Sequence[int]) -> str:
    if not numbers:
        return "(none)"
    return f"{numbers[0]} to {numbers[-1]} ({len(numbers)} of them)"


def _first_fault(numbers: Sequence[int], wanted: Sequence[int]) -> str:
    pairs = zip(numbers, wanted, strict=False)
    first = next((want for have, want in pairs if have != want), min(len(numbers), len(wanted)) + 1)
    return f"the first that is lost, doubled or out of order is {first}"
