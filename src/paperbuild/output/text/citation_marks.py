"""Gives citations the marks of their language, which CSL leaves to the style: every style has its own in it.

A CSL style has one comma for all languages, dates whose months are in the nominative, and knows of no direction. Works
on inlines of pandoc's JSON, as `citations` gets them from citeproc.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeGuard

from paperbuild.engines.pandoc_tree import GAPS, attr, inlines_in, span, text_of, with_content, word
from paperbuild.language.dates import months_after_day
from paperbuild.language.lookup import language_of
from paperbuild.language.spacing import space_before
from paperbuild.language.typography import direction, quotes

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import EmphasisInline, Inline, Inlines

_WITHIN = frozenset({"Emph", "Strong", "Superscript", "SmallCaps", "Span", "Link", "Quoted"})  # what is looked into
_DAY = re.compile(r"(?:.*\D)?(\d{1,2})\.?", re.DOTALL)
_MONTH_END = re.compile("[.,;:)–-]")  # a dash where a range begins with a day: `3 сентября–4 октября`
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
        if day["t"] != "Str" or gap["t"] not in GAPS or month["t"] != "Str" or not (match := _DAY.fullmatch(day["c"])):
            continue
        name = _MONTH_END.split(month["c"], maxsplit=1)[0]
        if name in months:
            made[index] = word(months[name] + month["c"][len(name) :])
            if match[1] == "1":
                made[index - 2] = word(f"{day['c']}{first}")
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
        elif follows not in GAPS:
            made.append(inline)
        elif inline["c"] in {":", ";"} and index > 0 and inlines[index - 1]["t"] not in GAPS:
            made.append(word(space_before(inline["c"], locale) + inline["c"]))
        else:
            made.append(word(_CLAUSE_END.sub(spaced, inline["c"])))
    return made


def _in_title_marks(inlines: Inlines, marks: tuple[str, str]) -> Inlines:
    """The citation of a Chinese work: wide marks, which bring their space with them, and titles in title `marks`."""
    opening, closing = marks
    title = re.compile(f"{opening}[^{closing}]*{_HAN.pattern}")
    if not title.search(_text(inlines)) and not any(map(_is_chinese_title, inlines)):
        return inlines
    made: Inlines = []
    for index, inline in enumerate(inlines):
        follows = inlines[index + 1]["t"] if index + 1 < len(inlines) else ""
        if _is_chinese_title(inline):
            made += [word(opening), *_in_chinese_title(inline["c"]), word(closing)]
        elif inline["t"] == "Str":
            made.append(word(_wide(inline["c"], is_last=not follows or follows in GAPS)))
        elif inline["t"] in GAPS and _needs_no_gap(made, inlines[index + 1 : index + 2]):
            continue
        else:
            made.append(_inside(inline, _in_chinese_title))
    return made


def _is_chinese_title(inline: Inline) -> TypeGuard[EmphasisInline]:
    return inline["t"] == "Emph" and bool(_HAN.search(_text([inline])))


def _in_chinese_title(inlines: Inlines) -> Inlines:
    made: Inlines = []
    for index, inline in enumerate(inlines):
        follows = inlines[index + 1]["t"] if index + 1 < len(inlines) else ""
        if inline["t"] == "Str":
            made.append(word(_wide(inline["c"], is_last=follows in GAPS)))
        elif inline["t"] not in GAPS or not _needs_no_gap(made, inlines[index + 1 : index + 2]):
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
    last = _text(before)[-1:]
    first = _text(after)[:1]
    return any(unicodedata.east_asian_width(letter) in "WF" for letter in (last, first) if letter)


def _with_joined_and(inlines: Inlines, joined: str) -> Inlines:
    """The word for "and" is part of the word after it, as in Arabic, unless that is in other letters."""
    made: Inlines = []
    for inline in inlines:
        if made[-2:-1] == [word(joined)] and inline["t"] == "Str" and _is_of_rtl(inline["c"]):
            made[-2:] = [word(joined + inline["c"])]
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
        text = _text([inline])
        if lead or _is_of_rtl(text):
            made += _closed(run)
            run = []
        made += [word(lead)] if lead else []
        is_quoted = _is_quoted(text, is_quoted, marks.opening, marks.closing)
        run.append(inline)
        if trail and is_quoted:
            run.append(word(trail))
        elif trail or _is_of_rtl(text):
            made += _closed(run)
            run = []
            made += [word(trail.translate(_ARABIC_MARKS))] if trail else []
    return made + _closed(run)


def _is_quoted(text: str, before: bool, opening: str, closing: str) -> bool:
    if before:
        return not text.endswith(closing)
    return text.startswith(opening) and not (len(text) > 1 and text.endswith(closing))


def _parted(inline: Inline) -> tuple[str, Inline, str]:
    """A word without the brackets before it and the marks after it, and these."""
    if inline["t"] != "Str":
        return "", inline, ""
    text = inline["c"]
    core = text.lstrip(_LEAD)
    lead = text[: len(text) - len(core)]
    bare = core.rstrip(_TRAIL + "." * core.endswith((").", "].")))
    return lead, word(bare), core[len(bare) :]


def _closed(run: Inlines) -> Inlines:
    """A run as it is, or, where it has Latin letters, with all of it but the spaces around it in a span of its own."""
    if not _is_latin(_text(run)):
        return run
    first = next(i for i, inline in enumerate(run) if inline["t"] not in GAPS and _text([inline]))
    last = max(i for i, inline in enumerate(run) if _is_latin(_text([inline])) or i == first)
    while last + 1 < len(run) and run[last + 1]["t"] not in GAPS:
        last += 1
    kept = span(attr(attributes=[("dir", "ltr")]), run[first : last + 1])
    return [*run[:first], kept, *run[last + 1 :]]


def _is_latin(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) == "L" for letter in text)


def _is_of_rtl(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)


def _inside(inline: Inline, change: Callable[[Inlines], Inlines]) -> Inline:
    content = inlines_in(inline) if inline["t"] in _WITHIN else None
    return inline if content is None else with_content(inline, change(content))


def _text(inlines: Sequence[Inline]) -> str:
    """The words in `inlines`, and a space for each gap."""
    return text_of(inlines, _WITHIN)
