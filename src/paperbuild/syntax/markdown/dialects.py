"""What other kinds of Markdown have and a section has not: pandoc prints it as it is typed, and says nothing.

GitHub, Quarto, R Markdown, Hugo, Jekyll, Obsidian, MkDocs, MyST, kramdown and MultiMarkdown have constructs of their
own; so have people who come from Word. Each is one line of a table here, with what to write.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from paperbuild.findings.source import Span
from paperbuild.model.classes import CALLOUTS, callout_kind
from paperbuild.model.list_numbers import list_number, listed_number
from paperbuild.model.listed_dates import dated_lists, listed_dates
from paperbuild.model.section import PieceKind, Section

_CALLOUTS: Mapping[str, str] = {
    **dict.fromkeys(("warning", "danger", "attention", "error"), "warning"),
    "caution": "caution",
    **dict.fromkeys(("tip", "hint", "success"), "tip"),
    "important": "important",
}
_NAMED: Mapping[str, str] = {
    **dict.fromkeys(("ref", "relref", "xref"), "write a link: `[words](05-rents.md#rents)`"),
    **dict.fromkeys(("video", "youtube", "vimeo", "audio", "embed", "tweet"), "write a link: `[words](address)`"),
    **dict.fromkeys(("figure", "img", "image"), "write `![what it shows](file.png)`"),
    "include": "put its text here: a section is one file",
}
_EMOJI = (
    "smile smiley grin grinning joy laughing wink blush heart broken_heart fire star star2 sparkles rocket tada eyes "
    "warning bulb memo pencil pushpin link book books calendar clock rotating_light construction bug lock key mag bell "
    "point_right point_left point_up point_down arrow_right arrow_left arrow_up arrow_down white_check_mark x "
    "heavy_check_mark check ballot_box_with_check question exclamation bangbang information_source no_entry stop_sign "
    "red_circle green_circle large_blue_circle thumbsup thumbsdown clap pray muscle wave ok_hand raised_hands "
    "earth_africa globe_with_meridians house office phone email envelope moneybag dollar euro chart chart_with_"
    "upwards_trend bar_chart thinking scream cry sob sunglasses 100"
)


@dataclass(frozen=True)
class Construct:
    """Something that a section has not. `pattern` finds it in the text without code; it is called `what`, in the
    singular, and `hint` says what to write, given the match. `is_sure` says that nobody means it as it is printed.
    Where `span` names a group of the pattern, its place is that group's."""

    what: str
    pattern: re.Pattern[str]
    hint: Callable[[re.Match[str]], str]
    is_sure: bool = True
    group: int = 0


@dataclass(frozen=True)
class ForeignMarkup:
    """A construct where it stands: what it is, what to write, and whether nobody can have meant what is printed."""

    span: Span
    what: str
    hint: str
    is_sure: bool
    outcome: str = "is printed as text"


def _always(hint: str) -> Callable[[re.Match[str]], str]:
    return lambda _: hint


def _callout(match: re.Match[str]) -> str:
    name = _CALLOUTS.get(match["kind"].lower(), "note")
    return f"put the text between a line `::: {{.{name}}}` and a line `:::`"


def _shortcode(match: re.Match[str]) -> str:
    return _NAMED.get(match["name"].lower(), "write what it stands for, or delete it")


def _wiki(match: re.Match[str]) -> str:
    if match[0].startswith("!"):
        return f"write `![what it shows]({match['to']})`"
    return "write `[words](#identifier)`, or `[words](05-rents.md)` for a section"


def _abbreviation(match: re.Match[str]) -> str:
    long = match["long"].replace('"', "'").strip()
    return f'delete it, and write `"{match["short"]}" = "{long}"` under `[abbreviations]` in metadata.toml'


def _kramdown(match: re.Match[str]) -> str:
    return "write remarks as `<!-- … -->`" if match[0].startswith(("{::", "{:/")) else _BRACES


_BRACES = "write attributes right after what they belong to: `[words]{.class}`, `![…](file.png){width=50%}`"
_BOX = "write `::: {.note}` and `:::` around a box, `![what it shows](file.png)` for an image"
_REVIEW = "write the text as readers should see it; remarks can go into `<!-- … -->`"
_NO_CONTENTS = "delete it: the build makes the contents"
_LINES = re.MULTILINE | re.IGNORECASE

CONSTRUCTS: tuple[Construct, ...] = (
    Construct(
        "a shortcode (Quarto, Hugo)",
        re.compile(r"\{\{[<%][ \t]{0,9}/?[ \t]{0,9}(?P<name>[\w-]*)[^\r\n]{0,300}?[>%]\}\}"),
        _shortcode,
    ),
    Construct(
        "a line of a template (Liquid, Jinja)",
        re.compile(r"\{%[^\r\n]{0,300}?%\}|\{\{[^{}\r\n]+\}\}"),
        _always("write what it stands for: nothing is filled in"),
    ),
    Construct(
        "a mark of a review (CriticMarkup)",
        re.compile(
            r"\{(?:\+\+[^+\r\n]{1,300}\+\+|--[^-\r\n]{1,300}--|~~[^~\r\n]{1,300}~>[^~\r\n]{0,300}~~|>>[^<\r\n]{1,300}<<|==[^=\r\n]{1,300}==)\}"
        ),
        _always(_REVIEW),
    ),
    Construct(
        "a place for contents",
        re.compile(r"^[ ]{0,3}(?:\[{1,2}_?toc_?\]{1,2}|@\[toc\]|\$\{toc\}|\{:[ ]?toc\})(?=[ \t]*\r?$)", _LINES),
        _always(_NO_CONTENTS),
    ),
    Construct(
        "a link of a wiki (Obsidian)",
        re.compile(
            r"!?\[\[(?![@^-])(?=[^\[\]\r\n]*[^\W\d_])(?P<to>[^\[\]\r\n|#]*)(?:[#|][^\[\]\r\n]*)?\]\](?![(\[{:])"
        ),
        _wiki,
    ),
    Construct(
        "a callout (Obsidian)",
        re.compile(r"^[ \t]*(?:>[ \t]*)+(\[!(?P<kind>\w+)\][+-]?)", re.MULTILINE),
        _callout,
        group=1,
    ),
    Construct(
        "a callout (MkDocs)",
        re.compile(r"^(?:!!!|\?\?\?\+?)[ \t]+(?P<kind>[a-z]+)(?=[ \t]*(?:\"|\r?$))", re.MULTILINE),
        _callout,
    ),
    Construct(
        "a callout with a title (Docusaurus)",
        re.compile(r"^:{3,}[ \t]*(?P<kind>\w+)(?:\[[^\]\r\n]*\]|[ \t]+[^\W_:{][^\r\n:{]*)(?=[ \t]*\r?$)", re.MULTILINE),
        _callout,
    ),
    Construct("a directive (reStructuredText)", re.compile(r"^\.\.[ ]\w[\w-]*::", re.MULTILINE), _always(_BOX)),
    Construct(
        "a role (MyST)",
        re.compile(r"(?<![\w`\])])\{[a-z][\w:-]*\}(?=`)"),
        _always("write `[words](#identifier)` for a reference; otherwise delete the braces"),
    ),
    Construct("a list of attributes (kramdown)", re.compile(r"\{:[:/]?[^{}\r\n]*\}"), _kramdown),
    Construct(
        "the meaning of an abbreviation (Markdown Extra)",
        re.compile(r"^\*\[(?P<short>[^\]\r\n]+)\]:[ \t]*(?P<long>[^\r\n]*)", re.MULTILINE),
        _abbreviation,
    ),
    Construct(
        "a comment (Obsidian)",
        re.compile(r"(?<![\w%])%%(?=[^%\r\n]*[^\W\d_])[^%\r\n]+%%(?![\w%])"),
        _always("write `<!-- … -->`"),
    ),
    Construct(
        "an example (pandoc)",
        re.compile(r"^[ \t>]*(\(@\)|@\.)(?=[ \t])", re.MULTILINE),
        _always("number the examples yourself: `1.`"),
        group=1,
    ),
    Construct(
        "marked text",
        re.compile(r"(?<![\w={])==(?=\S)[^=\r\n]+(?<=\S)==(?![\w=}])"),
        _always("write `**words**` or `*words*`"),
        is_sure=False,
    ),
    Construct(
        "inserted text",
        re.compile(r"(?<![\w+{])\+\+(?=\S)[^+\r\n]+(?<=\S)\+\+(?![\w+}])"),
        _always("write the words alone"),
        is_sure=False,
    ),
    Construct(
        "the name of an emoji",
        re.compile(rf"(?<![\w:/]):(?:{'|'.join(_EMOJI.split())}):(?![\w:])"),
        _always("say it in words, or delete it"),
        is_sure=False,
    ),
)
"""What is found by its form alone."""

_MARKER = re.compile(r"[ \t]*(?P<mark>[-*+]|(?P<number>\d{1,3})[.)])[ \t]+(?=\S)")
_CAPITAL = re.compile(r"(?P<first>[A-Z])\.[ \t]+(?=\S)")
_NEXT_CAPITAL = re.compile(r"(?P<next>[A-Z]{1,4})\.[ \t]+(?=\S)")
_AFTER_CAPITAL = {"I": {"II", "J"}, "V": {"VI", "W"}, "X": {"XI", "Y"}}
_HASHES = re.compile(r"(?P<hashes>#{1,6})(?P<blank>[ \t]*)(?=[^\s#{.\\])")
_ALERT = re.compile(rf"^>[ \t]?(\[!(?:{'|'.join(CALLOUTS)})\])(?=[ \t]*\r?$)", re.MULTILINE | re.IGNORECASE)
_ALERT_WITHIN = re.compile(_ALERT.pattern.replace("^>", "^[ \\t>]*>", 1), _ALERT.flags)
_BLANK_LINE = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t>]*[\r\n]")
_MARK_OF_ALERT = re.compile(r"\[!\w+\][ \t]*\Z")
_QUOTE_MARKS = re.compile(r"(?:[ \t]*>[ \t]?)*")
_ALERT_IN_NOTE = re.compile(_ALERT.pattern.replace("^>", r"^[ \t]*\r?\n[ \t]+>", 1), _ALERT.flags)
_QUOTED = re.compile(r"[ \t]*>[ \t]?(?=\S)")
_BULLET = re.compile(r"[ \t]*([•‣◦▪●■➢·])[ \t]+(?=\S)")
_ROW = re.compile(r"\|[^\r\n]*\|[ \t]*\Z")
_HYPHENS = re.compile(r"\|?(?=[^\r\n]*-)[ \t:|+=-]+\|[ \t]*\Z")
_MARKS_OF_QUOTATION = re.compile(r"[\"“”„«»'‘’]")
_ATTRIBUTE = r"(?:[#.][^\W\d][\w:.-]*|[\w-]+=(?:\"[^\"\r\n]*\"|[^\s{}\"]+))"
_ATTRIBUTES = re.compile(rf"(?<![\\\])`])\{{[ \t]*{_ATTRIBUTE}(?:[ \t]+{_ATTRIBUTE})*[ \t]*\}}")


def foreign(section: Section) -> Iterator[ForeignMarkup]:
    """Everything in a section that is meant for another program than pandoc, in no order, each place once."""
    text = section.written
    told = bytearray(len(text))
    printed = _Printed(section)
    callouts = _set_callouts(section, printed)
    for construct in CONSTRUCTS:
        for match in construct.pattern.finditer(text):
            span = Span(*match.span(construct.group))
            if span not in callouts and not _is_escaped(text, span.start) and not any(told[span.start : span.end]):
                told[span.start : span.end] = b"1" * (span.end - span.start)
                yield ForeignMarkup(span, construct.what, construct.hint(match), construct.is_sure)
    for match in _ATTRIBUTES.finditer(text):
        if not told[match.start()] and printed.has(match.start(), match[0]):
            yield ForeignMarkup(Span(*match.span()), "a pair of braces with attributes", _BRACES, is_sure=True)
    yield from _lines(section, printed)
    yield from _dates(section)
    yield from _renumbered(section)


def _set_callouts(section: Section, printed: _Printed) -> frozenset[Span]:
    """The marks `[!NOTE]` that make callouts, and those that would if a blank line stood before them, which is told.
    In notes, whose blocks have no places, these are the ones behind a blank line."""
    made = {piece.span for piece in section.pieces if piece.kind is PieceKind.QUOTE and callout_kind(piece.classes)}
    marks = _ALERT_WITHIN.finditer(section.written)
    in_notes = _ALERT_IN_NOTE.finditer(section.written)
    made |= {Span(*mark.span(1)) for mark in in_notes if not printed.has(mark.start(1), mark[1])}
    within = {Span(*mark.span(1)) for mark in marks if printed.has(mark.start(1), f"> {mark[1]}")}
    return frozenset(made | within)


def _is_escaped(text: str, at: int) -> bool:
    before = text[max(0, at - 20) : at]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


class _Printed:
    """What is printed of a section as running text, by where it stands."""

    def __init__(self, section: Section) -> None:
        prose = sorted(section.prose, key=lambda one: one.span)
        self._spans = [one.span for one in prose]
        self._texts = [one.text for one in prose]
        self._plain: dict[int, str] = {}
        self._written = section.written

    def has(self, at: int, words: str) -> bool:
        """Whether `words`, which stand at `at`, are printed as they are; marks of quotation aside."""
        last = bisect_right(self._spans, at, key=lambda one: one.start)
        near = (number for number in range(max(0, last - 3), last) if self._reaches(self._spans[number].end, at))
        return any(_plain(words) in self._plain_text(number) for number in near)

    def _reaches(self, end: int, at: int) -> bool:
        """Whether a text of which places are known up to `end` may go on to `at`: no blank line stands between."""
        return end > at or not _BLANK_LINE.search(self._written, end, at)

    def _plain_text(self, number: int) -> str:
        if number not in self._plain:
            self._plain[number] = _plain(self._texts[number])
        return self._plain[number]


def _plain(words: str) -> str:
    return " ".join(_MARKS_OF_QUOTATION.sub("", words).split())


@dataclass(frozen=True)
class _WrittenLine:
    """A line without the marks `>` of the `depth` quotations that it stands in."""

    start: int
    text: str
    depth: int = 0

    def within(self, depth: int) -> _WrittenLine:
        """The line in one that has only so many of the quotations: the marks of all others are its text."""
        marks = list(re.finditer(">[ \t]?", self.text[: _end_of_quote_marks(self.text)]))[:depth]
        at = marks[-1].end() if marks else 0
        return _WrittenLine(self.start + at, self.text[at:], len(marks))

    def is_printed(self, printed: _Printed, end: int) -> bool:
        """Whether a mark at its beginning, which ends at `end`, is printed with the word behind it."""
        words = self.text[end:].split(maxsplit=1)
        mark = self.text[:end] + (words[0] if words else "")
        return printed.has(self.start + end, mark)

    @property
    def blank_line(self) -> str:
        """What is wanted above it."""
        return "leave a line with `>` alone before it" if self.depth else _BLANK


def _end_of_quote_marks(text: str) -> int:
    match = _QUOTE_MARKS.match(text)
    return match.end() if match else 0


def _lines(section: Section, printed: _Printed) -> Iterator[ForeignMarkup]:
    """What is found by where its line stands: pandoc wants a blank line before a list, a heading, a quote, a table."""
    written = [_WrittenLine(*line) for line in _with_places(section.written)]
    lines = [_unquoted(line) for line in written]
    before = _WrittenLine(0, "")
    for number, line in enumerate(lines):
        follows_text = bool(before.text.strip())
        if found := _heading(line, printed):
            yield found
        elif _HYPHENS.match(line.text):
            yield from _table(lines, number)
        elif follows_text and line.depth > before.depth:
            yield from _quotation(written[number].within(before.depth), printed)
        elif (found := _capitals(lines, number, printed)) or (
            follows_text and (found := _begun_within(lines, number, printed))
        ):
            yield found
        if _ROW.match(line.text) and not _ROW.match(before.text):
            yield from _rows(lines, number)
        if (match := _BULLET.match(line.text)) and not _BULLET.match(_above(lines, number).text):
            is_list = any(_BULLET.match(one.text) for one in lines[number + 1 : number + 3])
            span = Span(line.start + match.start(1), line.start + match.end(1))
            yield ForeignMarkup(span, "a typed bullet", "begin each item with `- `", is_list)
        before = line


def _unquoted(line: _WrittenLine) -> _WrittenLine:
    return line.within(len(line.text)) if ">" in line.text else line


def _with_places(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in re.split(r"(\r\n|\r|\n)", text):
        if line not in {"\r\n", "\r", "\n"}:
            yield at, line
        at += len(line)


def _above(lines: list[_WrittenLine], number: int) -> _WrittenLine:
    """The line above, or, where that is blank, the one above it."""
    above = [line for line in lines[max(0, number - 2) : number] if line.text.strip()]
    return above[-1] if above else _WrittenLine(0, "")


def _heading(line: _WrittenLine, printed: _Printed) -> ForeignMarkup | None:
    match = _HASHES.match(line.text)
    if not match or not line.is_printed(printed, match.end()):
        return None
    span = Span(line.start, line.start + match.end("hashes"))
    if match["blank"]:
        return ForeignMarkup(span, "a heading right below text", line.blank_line, is_sure=True)
    if len(match["hashes"]) == 1 and line.start:
        return None  # `#MeToo`
    return ForeignMarkup(
        span, "a heading without a space", f"write `{match['hashes']} ` with a space after it", is_sure=True
    )


def _begun_within(lines: list[_WrittenLine], number: int, printed: _Printed) -> ForeignMarkup | None:
    """A list that begins within a paragraph: another item follows, or a colon or the mark of an alert stands before. A
    line may also begin with a dash or a year by chance."""
    line, before = lines[number], lines[number - 1]
    match = _MARKER.match(line.text)
    if not match or _MARKER.match(before.text) or not line.is_printed(printed, match.end()):
        return None
    following = _MARKER.match(lines[number + 1].text) if number + 1 < len(lines) else None
    is_next = following and (match["number"] is None) == (following["number"] is None)
    is_announced = before.text.rstrip().endswith(":") or _MARK_OF_ALERT.match(before.text)
    if not (is_next or is_announced) or match["number"] not in {None, "1"}:
        return None
    span = Span(line.start + match.start("mark"), line.start + match.end("mark"))
    return ForeignMarkup(span, "a list right below text", line.blank_line, is_sure=True)


def _quotation(line: _WrittenLine, printed: _Printed) -> Iterator[ForeignMarkup]:
    """A quotation that begins within a paragraph."""
    match = _QUOTED.match(line.text)
    if match and line.is_printed(printed, match.end()):
        at = line.start + line.text.index(">")
        yield ForeignMarkup(Span(at, at + 1), "a quotation right below text", line.blank_line, is_sure=True)


_BLANK = "leave a blank line before it"


def _dates(section: Section) -> Iterator[ForeignMarkup]:
    """Years and days that begin a paragraph and are taken for the numbers of a list."""
    for date in listed_dates(section).values():
        is_same = date.written == date.printed
        outcome = "is printed as the number of a list" if is_same else f"is printed as `{date.printed}`, of a list"
        hint = f"write `{date.written[:-1]}\\.`: a number with a full stop begins a list"
        yield ForeignMarkup(date.span, f"`{date.written}`", hint, is_sure=not is_same, outcome=outcome)


def _renumbered(section: Section) -> Iterator[ForeignMarkup]:
    """The first item of each list that has another number than pandoc prints: it counts on from the first item. Where
    the numbers do not rise, as in `1. 1. 1.`, counting on is what is meant."""
    told = {id(numbered) for numbered in dated_lists(section)}  # as that
    for numbered in section.lists:
        if id(numbered) in told:
            continue
        for place, mark in enumerate(numbered.marks):
            counted = numbered.start + place
            written = section.file.text[mark.start : mark.end] if mark else ""
            number = listed_number(written.strip("()."), numbered.style)
            if mark and number is not None and number < counted:
                break
            if mark and number is not None and number > counted:
                start = mark.start + written.startswith("(")
                yield _told_as(Span(start, mark.end), written, list_number(counted, numbered.style))
                break


def _told_as(span: Span, written: str, printed: str) -> ForeignMarkup:
    hint = "if it is meant, put `<!-- -->` on a line before the item, with a blank line above and below"
    return ForeignMarkup(span, f"`{written.strip('().')}`", hint, is_sure=False, outcome=f"is printed as `{printed}`")


def _capitals(lines: list[_WrittenLine], number: int, printed: _Printed) -> ForeignMarkup | None:
    """A list whose first item is `I. ` or `A. `, with one blank: pandoc takes that for a name's initial."""
    line = lines[number]
    match = _CAPITAL.match(line.text)
    following = _NEXT_CAPITAL.match(lines[number + 1].text) if match and number + 1 < len(lines) else None
    if not match or not following or not line.is_printed(printed, match.end()):
        return None
    first = match["first"]
    if following["next"] not in _AFTER_CAPITAL.get(first, {chr(ord(first) + 1)}):
        return None
    blanks = f"write two spaces after it: `{first}.  `"
    hint = f"{line.blank_line}, and {blanks}" if number and lines[number - 1].text.strip() else blanks
    return ForeignMarkup(Span(line.start, line.start + 2), "a list with capitals", hint, is_sure=True)


def _table(lines: list[_WrittenLine], number: int) -> Iterator[ForeignMarkup]:
    """A table that begins within a paragraph: at its header row."""
    header = lines[number - 1] if number else _WrittenLine(0, "")
    above = lines[number - 2] if number > 1 else _WrittenLine(0, "")
    is_within = header.depth == above.depth and bool(above.text.strip())
    if header.text.startswith("|") and is_within and not above.text.lstrip().startswith(("|", ":")):
        span = Span(header.start, header.start + len(header.text.rstrip()))
        yield ForeignMarkup(span, "a table right below text", header.blank_line, is_sure=True)


def _rows(lines: list[_WrittenLine], number: int) -> Iterator[ForeignMarkup]:
    """Rows of a table of which no line of hyphens makes one. Those of a grid, where a cell spans two of them, have
    their lines of hyphens in the other columns."""
    if number and lines[number - 1].text.startswith("+"):
        return
    end = number
    while end < len(lines) and lines[end].text.startswith("|"):
        end += 1
    rows = lines[number:end]
    if len(rows) < 2 or any(_HYPHENS.match(row.text) for row in rows):
        return
    columns = rows[0].text.count("|") - 1
    if columns > 1:
        hint = f"write a line `|{'---|' * columns}` below its first row"
        span = Span(rows[0].start, rows[0].start + len(rows[0].text.rstrip()))
        yield ForeignMarkup(span, "a table without a line of hyphens", hint, is_sure=True)


_LABEL = re.compile(r"(?:\A|(?<=\n)|(?<=\r))[ \t>]*\(?@([\w.-]*\w)[.)](?=[ \t])")
_BEGINS = re.compile(r"(?:\A|(?:\r\n|\r|\n)[ \t>]*(?:\r\n|\r|\n|\(@[^\r\n]*(?:\r\n|\r|\n)))\Z")


def example_labels(section: Section) -> frozenset[str]:
    """The names of pandoc's examples (`(@good) An example.`) in a section: they begin a paragraph, or follow one."""
    text = section.written
    found = _LABEL.finditer(text) if "@" in text else ()
    return frozenset(match[1] for match in found if _BEGINS.search(text, max(0, match.start() - 500), match.start()))
