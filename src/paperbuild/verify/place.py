"""Where in a finished file something stands, and the finding that says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Position


@dataclass(frozen=True)
class Place:
    """A place in a finished file; all count from 1, 0 is unknown. `inner` is a file within an EPUB, `page` one of a
    PDF; `line` and `column` are those of the HTML, or of `inner`."""

    inner: str = ""
    line: int = 0
    column: int = 0
    page: int = 0

    def __str__(self) -> str:
        """As people say it: `page 7`, `part-rents.xhtml:12`, `line 12`; empty for the file as a whole."""
        if self.page:
            return f"page {self.page}"
        if self.inner:
            return f"{self.inner}:{self.line}" if self.line else self.inner
        return f"line {self.line}" if self.line else ""


WHOLE = Place()


@dataclass(frozen=True)
class BuiltFile:
    """One finished file: its `path` in the project, the locale it is in, its bytes, and where it is on the disk."""

    path: str
    locale: str
    content: bytes
    disk: Path

    def finding(
        self, rule: Rule, place: Place, message: str, hint: str = "", severity: Severity | None = None
    ) -> Diagnostic:
        """The finding of `rule` at `place`. Only HTML has lines of its own: elsewhere the message says where."""
        if place.line and not place.inner:
            start = Position(place.line, max(place.column, 1))
            said = message
        else:
            start = Position(1, 1)
            said = f"{place}: {message}" if str(place) else message
        found = Diagnostic(self.path, start, start, rule.code, rule.name, rule.severity, said, hint, self.locale)
        return replace(found, severity=severity) if severity else found
