"""What is printed of a date of the library in a language, and the form in which citeproc has to be given it for that.

Citeproc writes plain dates and ranges itself, as the style and its language have them. What it would leave out or
misread (measured with pandoc 3.9: an approximate or uncertain date, the year 0, a range without a beginning, `199X`,
`1999/..`) it is given as a text.
"""

from __future__ import annotations

from dataclasses import dataclass

from paperbuild.language.date_words import about, before, decade, instead_of_date, moment_text
from paperbuild.model.library_date import LibraryDate, Moment


@dataclass(frozen=True)
class PrintedDate:
    """A date for citeproc: either `edtf`, a string of metadata that it writes as the style says, or `literal`, the text
    itself (`{literal: …}`). One of both is empty; both, where there is nothing to print."""

    edtf: str = ""
    literal: str = ""


def printed_date(date: LibraryDate, locale: str) -> PrintedDate:
    """The form in which citeproc prints `date` right in a paper in `locale`, with any style."""
    if date.typed or date.instead:
        return PrintedDate(literal=date.typed or instead_of_date(date.instead, locale))
    if not date.is_dated or not _has_plain_ends(date):
        return PrintedDate(literal=date_text(date, locale))
    start, end = (moment.edtf if moment else "" for moment in _ends(date))
    return PrintedDate(edtf=start if start == end else f"{start}/{end}")


def date_text(date: LibraryDate, locale: str) -> str:
    """`date` in words, as a text of its own: what `printed_date` comes to with a style that says dates in full."""
    if date.typed or date.instead:
        return date.typed or instead_of_date(date.instead, locale)
    start, end = date.start, date.end
    if start is None or end is None:
        if end is None:
            return f"{_certain(start, locale)}–" if start else ""
        return before(_certain(end.last, locale), locale)
    if start == end:
        return _one(start, locale)
    first, last = start._replace(years=0), end.last
    if start.is_approximate and end.is_approximate:  # said once, of both
        first, last = (moment._replace(is_approximate=False) for moment in (first, last))
        return about(f"{_certain(first, locale)}–{_certain(last, locale)}", locale)
    return f"{_certain(first, locale)}–{_certain(last, locale)}"


def _has_plain_ends(date: LibraryDate) -> bool:
    """Whether citeproc writes both ends right, and knows the range's beginning."""
    if date.start is None:
        return False
    single_decade = date.start == date.end and date.start.years == 9
    ends = [moment for moment in (date.start, date.end) if moment]
    return not single_decade and not any(moment.mark or moment.year == 0 for moment in ends)


def _ends(date: LibraryDate) -> tuple[Moment | None, Moment | None]:
    first = date.start._replace(years=0) if date.start else None
    return first, date.end.last if date.end else None


def _one(moment: Moment, locale: str) -> str:
    """A single moment; a decade by its name where the language has one, several years otherwise as a range."""
    if moment.years:
        name = decade(moment.year, locale) if moment.years == 9 else ""
        bare = name or f"{moment_text(moment.year, 0, 0, locale)}–{moment_text(moment.last.year, 0, 0, locale)}"
        return _marked(moment, bare, locale)
    return _certain(moment, locale)


def _certain(moment: Moment, locale: str) -> str:
    return _marked(moment, moment_text(moment.year, moment.month, moment.day, locale), locale)


def _marked(moment: Moment, text: str, locale: str) -> str:
    text = f"{text}?" if moment.is_uncertain else text
    return about(text, locale) if moment.is_approximate else text
