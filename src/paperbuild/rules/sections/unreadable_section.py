"""A section cannot be read: pandoc fails on it, or takes longer or more memory than the paper allows.

Nothing of it would be printed. Usually something is nested in itself many times, or there are thousands of open
brackets. Where one line has far more marks, or stands far deeper, than a text has, the finding points at it. Where none
does, remove one half of the file, then the other, until it can be read again.

The limits are `pandoc-timeout-s` and `memory-mb` in the `[limits]` of `content/paper.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.section import Section

RULE = Rule("SEC005", "unreadable-section", Severity.ERROR, __doc__)

_MARKS = "[]()<>*_\"'`^~$\\@&!"  # what opens or closes something in a line; a rule of a table has none of these
_MANY = 100  # more in one line than a text has, and as deep as the tool looks into what is nested
_HINT = "remove one half of it, then the other, until it can be read: the fault is in the half that you removed"
_HINT_AT_PLACE = "this line has far more marks, or stands far deeper, than a text has: the fault is probably here"


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every section that pandoc could not read."""
    if section.is_readable:
        return
    message = f"the section is not read: {section.trouble}"
    span, count = _tangle(section.file.text)
    if count < _MANY:
        yield RULE.at_file(section.path, message, _HINT, section.locale)
    else:
        yield RULE.at(section.file, span, message, _HINT_AT_PLACE, section.locale)


def _tangle(text: str) -> tuple[Span, int]:
    """The first mark of the line with the most marks, two blanks before a line counting for one; and how many."""
    most, place, start = 0, Span(0, 0), 0
    for line in text.splitlines(keepends=True):
        words = line.lstrip(" \t>")
        depth = len(line) - len(words)
        quoted = line.count(">", 0, depth)
        count = sum(map(words.count, _MARKS)) + quoted + (depth - quoted) // 2
        if count > most:
            at = start + next((at for at, letter in enumerate(line) if letter in _MARKS), depth)
            most, place = count, Span(at, at + 1)
        start += len(line)
    return place, most
