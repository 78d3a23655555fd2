"""Gives citations the marks of their language, which CSL leaves to the style: every style has its own in it.

A CSL style has one comma for all languages, dates whose months are in the nominative, and knows of no direction. Works
on inlines of pandoc's JSON, as `citations` gets them from citeproc.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from paperbuild.language.dates import months_after_day
from paperbuild.language.lookup import language_of
from paperbuild.language.spacing import space_before
from paperbuild.language.typography import direction, quotes

Inlines = list[Any]

_WITHIN = {"Emph": None, "Strong": None, "Superscript": None, "SmallCaps": None, "Span": 1, "Link": 1, "Quoted": 1}
_GAPS = frozenset({"Space", "SoftBreak"})
_DAY = re.compile(r"(?:.*\D)?(\d{1,2})\.?", re.DOTALL)
_CLAUSE_END = re.compile(r"(?<=[\w”’».)])[:;]\Z")
_ARABIC_MARKS = str.maketrans({",": "،", ";": "؛"})
_CHINESE_MARKS = {",": "，", ":": "：", ";": "；", ".": "。", "(": "（", ")": "）"}
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_LEAD, _TRAIL = "([", ",:;)]"


def with_marks_of(locale: str, inlines: Inlines) -> Inlines:
    """The `inlines` of a citation, with months, colons and commas as `locale` has them."""
    language = language_of(locale)
    inlines = _with_months(inlines, months_after_day(locale), language.first_day_ending)
    if language.clause_spaces:
        return _with_clause_spaces(inlines, locale)
    if language.title_marks:
        return _in_title_marks(inlines, language.title_marks)
    if language.joined_and:
        inlines = _with_joined_and(inlines, language.joined_and)
    return _isolated(inlines, locale) if direction(locale) == "rtl" else inlines


def _with_months(inlines: Inlines, months: Mapping[str, str], first: str) -> Inlines:
    """A month after its day is in the genitive where a language has one; `first` is the ending of the first day."""
    made = list(inlines)
    for index in range(2, len(made)):
        day, gap, month = made[index - 2 : index + 1]
        if day["t"] != "Str" or gap["t"] not in _GAPS or month["t"] != "Str" or not (match := _DAY.fullmatch(day["c"])):
            continue
        name = month["c"].rstrip(".,;:)")
        if name in months:
            made[index] = _str(months[name] + month["c"][len(name) :])
            if match[1] == "1":
                made[index - 2] = _str(f"{day['c']}{first}")
    return [_inside(inline, lambda own: _with_months(own, months, first)) for inline in made]


def _with_clause_spaces(inlines: Inlines, locale: str) -> Inlines:
    """A colon or semicolon of the style, between two parts, has the space before it that an author types."""

    def spaced(match: re.Match[str]) -> str:
        return space_before(match[0], locale) + match[0]

    made = []
    for index, inline in enumerate(inlines):
        follows = inlines[index + 1]["t"] if index + 1 < len(inlines) else ""
        if inline["t"] != "Str":
            made.append(_inside(inline, lambda own: _with_clause_spaces(own, locale)))
        elif follows not in _GAPS:
            made.append(inline)
        elif inline["c"] in {":", ";"} and index > 0 and inlines[index - 1]["t"] not in _GAPS:
            made.append(_str(space_before(inline["c"], locale) + inline["c"]))
        else:
            made.append(_str(_CLAUSE_END.sub(spaced, inline["c"])))
    return made


def _in_title_marks(inlines: Inlines, marks: tuple[str, str]) -> Inlines:
    """The citation of a Chinese work: wide marks, which bring their space with them, and titles in title `marks`."""
    opening, closing = marks
    title = re.compile(f"{opening}[^{closing}]*{_HAN.pattern}")
    if not title.search("".join(_texts(inlines))) and not any(map(_is_chinese_title, inlines)):
        return inlines
    made: Inlines = []
    for index, inline in enumerate(inlines):
        follows = inlines[index + 1]["t"] if index + 1 < len(inlines) else ""
        if _is_chinese_title(inline):
            made += [_str(opening), *_in_chinese_title(inline["c"]), _str(closing)]
        elif inline["t"] == "Str":
            made.append(_str(_wide(inline["c"], is_last=not follows or follows in _GAPS)))
        elif inline["t"] in _GAPS and _needs_no_gap(made, inlines[index + 1 : index + 2]):
            continue
        else:
            made.append(_inside(inline, _in_chinese_title))
    return made


def _is_chinese_title(inline: Any) -> bool:
    return inline["t"] == "Emph" and bool(_HAN.search("".join(_texts([inline]))))


def _in_chinese_title(inlines: Inlines) -> Inlines:
    made: Inlines = []
    for index, inline in enumerate(inlines):
        follows = inlines[index + 1]["t"] if index + 1 < len(inlines) else ""
        if inline["t"] == "Str":
            made.append(_str(_wide(inline["c"], is_last=follows in _GAPS)))
        elif inline["t"] not in _GAPS or not _needs_no_gap(made, inlines[index + 1 : index + 2]):
            made.append(inline)
    return made


def _wide(text: str, *, is_last: bool) -> str:
    """`text` with the wide forms of brackets around it and of a mark at its end."""
    lead = len(text) - len(text.lstrip("("))
    core = text[lead:]
    end = len(core.rstrip(",:;.)")) if is_last else len(core)
    marks = "".join(_CHINESE_MARKS.get(mark, mark) for mark in core[end:])
    return "（" * lead + core[:end] + marks


def _needs_no_gap(before: Inlines, after: Inlines) -> bool:
    """Whether what stands before or after a space is a wide letter or mark, which has its own."""
    last = "".join(_texts(before))[-1:]
    first = "".join(_texts(after))[:1]
    return any(unicodedata.east_asian_width(letter) in "WF" for letter in (last, first) if letter)


def _with_joined_and(inlines: Inlines, joined: str) -> Inlines:
    """The word for "and" is part of the word after it, as in Arabic, unless that is in other letters."""
    made: Inlines = []
    for inline in inlines:
        if made[-2:-1] == [_str(joined)] and inline["t"] == "Str" and _is_of_rtl(inline["c"]):
            made[-2:] = [_str(joined + inline["c"])]
        else:
            made.append(inline)
    return made


def _isolated(inlines: Inlines, locale: str) -> Inlines:
    """The citation with each name or title in Latin letters kept together, and Arabic marks between them.

    Without that, `HLF, Homes` is one run from left to right, the author on the wrong side of the title.
    """
    marks = quotes(locale)
    made: Inlines = []
    run: Inlines = []
    is_quoted = False
    for inline in inlines:
        lead, inline, trail = _parted(inline)
        text = "".join(_texts([inline]))
        if lead or _is_of_rtl(text):
            made += _closed(run)
            run = []
        made += [_str(lead)] if lead else []
        is_quoted = _is_quoted(text, is_quoted, marks.opening, marks.closing)
        run.append(inline)
        if trail and is_quoted:
            run.append(_str(trail))
        elif trail or _is_of_rtl(text):
            made += _closed(run)
            run = []
            made += [_str(trail.translate(_ARABIC_MARKS))] if trail else []
    return made + _closed(run)


def _is_quoted(text: str, before: bool, opening: str, closing: str) -> bool:
    if before:
        return not text.endswith(closing)
    return text.startswith(opening) and not (len(text) > 1 and text.endswith(closing))


def _parted(inline: Any) -> tuple[str, Any, str]:
    """A word without the brackets before it and the marks after it, and these."""
    if inline["t"] != "Str":
        return "", inline, ""
    text = inline["c"]
    core = text.lstrip(_LEAD)
    lead = text[: len(text) - len(core)]
    bare = core.rstrip(_TRAIL + "." * core.endswith((").", "].")))
    return lead, _str(bare), core[len(bare) :]


def _closed(run: Inlines) -> Inlines:
    """A run as it is, or, where it has Latin letters, with all of it but the spaces around it in a span of its own."""
    if not any(_is_latin(text) for text in _texts(run)):
        return run
    first = next(i for i, inline in enumerate(run) if inline["t"] not in _GAPS and "".join(_texts([inline])))
    last = max(i for i, inline in enumerate(run) if _is_latin("".join(_texts([inline]))) or i == first)
    while last + 1 < len(run) and run[last + 1]["t"] not in _GAPS:
        last += 1
    span = {"t": "Span", "c": [["", [], [["dir", "ltr"]]], run[first : last + 1]]}
    return [*run[:first], span, *run[last + 1 :]]


def _is_latin(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) == "L" for letter in text)


def _is_of_rtl(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)


def _inside(inline: Any, change: Any) -> Any:
    if inline["t"] not in _WITHIN:
        return inline
    at = _WITHIN[inline["t"]]
    if at is None:
        return {**inline, "c": change(inline["c"])}
    return {**inline, "c": [change(part) if index == at else part for index, part in enumerate(inline["c"])]}


def _texts(inlines: Inlines) -> Iterator[str]:
    """The words in `inlines`, and a space for each gap."""
    for inline in inlines:
        if inline["t"] == "Str":
            yield inline["c"]
        elif inline["t"] in _GAPS:
            yield " "
        elif inline["t"] in _WITHIN:
            at = _WITHIN[inline["t"]]
            yield from _texts(inline["c"] if at is None else inline["c"][at])


def _str(text: str) -> Any:
    return {"t": "Str", "c": text}
