"""A finding: what is wrong with a paper, where, and what would be right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from paperbuild.findings.source import Position, SourceFile, Span


class Severity(StrEnum):
    """How much a finding weighs: errors stop a build, warnings do so under `--strict`, notes never do, `off` is not
    reported. A note is about what no reader sees."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"


@dataclass(frozen=True, order=True)
class Diagnostic:
    """One finding; ordered by file, then place, then rule.

    `path` is relative to the project; `start` and `end` count lines and columns from 1, `end` being the place after
    the last character. `rule` is a code such as `CIT001`, `name` its readable name. `locale` is a BCP 47 tag or empty.
    """

    path: str
    start: Position
    end: Position
    rule: str
    name: str
    severity: Severity
    message: str
    hint: str = ""
    locale: str = ""


@dataclass(frozen=True)
class Rule:
    """What a rule is called and how much it weighs by default; its module's docstring says what it means."""

    code: str
    name: str
    severity: Severity
    doc: str

    def at(self, file: SourceFile, span: Span, message: str, hint: str = "", locale: str = "") -> Diagnostic:
        """The finding of this rule at `span` of `file`."""
        start, end = file.position(span.start), file.position(span.end)
        return self._found(file.path, start, end, message, hint, locale)

    def weighing(self, severity: Severity) -> Rule:
        """This rule where what it finds weighs otherwise than it does by default."""
        return replace(self, severity=severity)

    def at_file(self, path: str, message: str, hint: str = "", locale: str = "") -> Diagnostic:
        """The finding of this rule about the file `path` as a whole: it stands at line 1, column 1."""
        top = Position(1, 1)
        return self._found(path, top, top, message, hint, locale)

    def _found(self, path: str, start: Position, end: Position, message: str, hint: str, locale: str) -> Diagnostic:
        """The finding. What it quotes has the same line ends in every copy of a file: a baseline knows it by that."""
        message, hint = (text.replace("\r\n", "\n").replace("\r", "\n") for text in (message, hint))
        return Diagnostic(path, start, end, self.code, self.name, self.severity, message, hint, locale)
