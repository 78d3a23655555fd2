"""A date of the library as a value: understood once, when its field is read, and asked by all who print or sort it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

SEASONS = range(21, 25)
"""The months of ISO 8601-2 that are seasons, from spring to winter."""

NO_DATES = ("in press", "forthcoming", "no date")
"""What is said in place of a date, by CSL's terms."""


class Moment(NamedTuple):
    """A year, a month, a season or a day. `year` counts as ISO 8601 does: 0 is 1 BC, -44 is 45 BC. `month` is 1 to 12
    or one of SEASONS; where it or `day` is 0, nothing is said of it. Of a moment with `years` to come after it
    (9: a decade, 99: a century), the year is the first."""

    year: int
    month: int = 0
    day: int = 0
    years: int = 0
    is_approximate: bool = False
    is_uncertain: bool = False

    @property
    def edtf(self) -> str:
        """The moment as a date of ISO 8601-2, without what is said of its certainty; of several years the first."""
        year = f"{'-' if self.year < 0 else ''}{abs(self.year):04}"
        year = f"y{self.year}" if len(year.lstrip("-")) > 4 else year
        return year + "".join(f"-{part:02}" for part in (self.month, self.day) if part)

    @property
    def last(self) -> Moment:
        """The last of its years; of a single one, itself."""
        return self._replace(year=self.year + self.years, years=0) if self.years else self

    @property
    def mark(self) -> str:
        """What ISO 8601-2 puts behind an uncertain moment, an approximate one, and one that is both."""
        return ("", "~", "?", "%")[self.is_approximate + 2 * self.is_uncertain]


@dataclass(frozen=True)
class LibraryDate:
    """A date field of an entry, read.

    `start` and `end` are the same of a single date; None is an open end of a range, and where both are None no date is
    known. `typed` is the text to print as it stands, as a reader sees it, because its form is the author's own
    (`[1796]`, `2005/06`) or could not be read. `instead` is one of NO_DATES. `fault` says why nobody can tell which
    date is meant, as a clause for the author, and `hint` what would be right.
    """

    start: Moment | None = None
    end: Moment | None = None
    typed: str = ""
    instead: str = ""
    fault: str = ""
    hint: str = ""

    def __bool__(self) -> bool:
        """Whether there is anything to print."""
        return bool(self.is_dated or self.typed or self.instead)

    @property
    def is_dated(self) -> bool:
        """Whether a year is known, be it of one end."""
        return bool(self.start or self.end)

    @property
    def is_range(self) -> bool:
        """Whether it has two ends, one of which may be open."""
        return self.is_dated and self.start != self.end

    @property
    def edtf(self) -> str:
        """The date in the one form of ISO 8601-2 (level 1) that biblatex takes: `1850~`, `2005/2006`, `../1999`,
        `1999/..`; a decade as the range of its years. Empty where no year is known."""
        if not self.is_dated:
            return ""
        first = self.start.edtf + self.start.mark if self.start else ".."
        last = self.end.last.edtf + self.end.mark if self.end else ".."
        return first if first == last else f"{first}/{last}"

    @property
    def iso(self) -> str:
        """The first day, month or year that is known, as ISO 8601-1 and schema.org have it; of a season the year.
        Empty where none is known, or where it has not the four digits that all readers of such dates take."""
        moment = self.start or self.end
        if moment is None or not 0 <= moment.year <= 9999:
            return ""
        return (moment._replace(month=0) if moment.month in SEASONS else moment).edtf

    @property
    def year(self) -> int | None:
        """The first year that is known."""
        moment = self.start or self.end
        return moment.year if moment else None

    @property
    def order(self) -> tuple[bool, tuple[int, int, int], tuple[int, int, int]]:
        """What to sort dates by: those of a known year first, from the first day; a year before its months."""
        first, last = self.start or self.end, self.end or self.start
        if first is None or last is None:
            return True, (0, 0, 0), (0, 0, 0)
        return False, (first.year, _place(first.month), first.day), (last.last.year, _place(last.month), last.day)


def _place(month: int) -> int:
    """A month as it is counted; a season as the month before which it begins (northern winter ends the year)."""
    return 3 * (month - SEASONS[0]) + 3 if month in SEASONS else month
