"""Reads and writes gettext's PO files. The only module that imports polib.

polib rather than Babel 2.18: where Babel reads a file, previous source texts (`#|`) come back as translators' comments,
of two entries for one text the first is dropped, and a text without its closing quotation mark loses a letter, all of
it unsaid. What polib lets pass, too (a missing quotation mark), is looked for here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import polib

from paperbuild.findings.source import SourceFile, Span

_WIDTH = 78
_ROUNDS = 100  # how many broken entries are taken out one by one
_STRING = r'"(?:[^"\\]|\\.)*"'
_GOOD_LINE = re.compile(
    rf"\s*(?:#[~|]+\s*)?(?:(?:msgctxt|msgid_plural|msgid|msgstr\[\d\]|msgstr)\s*)?{_STRING}\s*|\s*(?:#(?![~|]).*)?|#[~|]+\s*"
)
_MSGID = re.compile(r"^(?:#~\s*)?msgid\s", re.MULTILINE)
_MSGSTR = re.compile(r"^(?:#~\s*)?msgstr(?:\[\d\])?\s", re.MULTILINE)
_BLANK = re.compile(r"^[ \t]*$", re.MULTILINE)
_LINE_OF_ERROR = re.compile(r"\(line (\d+)\)(?:: *(.*))?")
# Letters at which Python, and polib with it, ends a line, and no other reader of PO files does.
_ODD_LINE_ENDS = {ord(letter): " " for letter in "\v\f\x1c\x1d\x1e\x85\u2028\u2029"}
_WRITTEN = str.maketrans({'"': '\\"', "\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"}) | _ODD_LINE_ENDS
_ESCAPES = re.compile(r"\\(?:(?P<bytes>(?:[0-7]{1,3}|x[0-9A-Fa-f]{1,2})(?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{1,2}))*)|.)")


@dataclass(frozen=True)
class PoEntry:
    """One entry. `source` is its msgid, `translation` its msgstr, `previous` the msgid that it was made from where the
    source has moved on; `places` are file and line; `comments` the lines for the translator; `span` the line in which
    its `msgstr` begins."""

    context: str
    source: str
    translation: str = ""
    previous: str = ""
    flags: tuple[str, ...] = ()
    places: tuple[tuple[str, int], ...] = ()
    comments: tuple[str, ...] = ()
    span: Span = field(default=Span(0, 0))

    @property
    def is_fuzzy(self) -> bool:
        """Whether it is marked as in need of work."""
        return "fuzzy" in self.flags


@dataclass(frozen=True)
class PoFile:
    """A PO file as it was read: its header's fields, its entries without those that are obsolete, and what of it is no
    PO: the place, and what is wrong there."""

    file: SourceFile
    header: Mapping[str, str]
    entries: tuple[PoEntry, ...]
    faults: tuple[tuple[Span, str], ...] = field(default=())


def write_po(comment: str, header: Mapping[str, str], entries: Iterable[PoEntry]) -> str:
    """The text of a PO file; `comment` stands at its top."""
    catalog = polib.POFile(wrapwidth=_WIDTH)
    catalog.header = comment
    catalog.metadata = dict(header)
    catalog += [_as_polib(entry) for entry in entries]
    return str(catalog).rstrip("\n") + "\n"


def _as_polib(entry: PoEntry) -> polib.POEntry:
    return polib.POEntry(
        msgctxt=entry.context,
        msgid=entry.source,
        msgstr=entry.translation,
        previous_msgid=entry.previous or None,
        flags=list(entry.flags),
        occurrences=[(_isolated(path), str(line)) for path, line in entry.places],
        comment="\n".join(entry.comments),
    )


def _isolated(path: str) -> str:
    """A path as gettext writes it: one with spaces between the marks that isolate a text (U+2068, U+2069)."""
    return f"\u2068{path}\u2069" if re.search(r"\s", path) else path


def read_po(file: SourceFile) -> PoFile:
    """What `file` has in it. An entry that is broken is told, and hides no other."""
    text = _with_plain_line_ends(file.text)
    faults: list[tuple[Span, str]] = []
    for number in _bad_lines(text):
        span = file.line_span(number)
        faults.append((span, _fault(file.text[span.start : span.end])))
        text = _without_entry(text, file, number)
    for _ in range(_ROUNDS):
        try:
            catalog = polib.pofile(_unescaped(text) + "\n", encoding="utf-8")
        except OSError as error:
            number, reason = _told(error)
            number = min(number, len(file.line_starts))
            faults.append((file.line_span(number), reason))
            text = _without_entry(text, file, number)
        else:
            entries = tuple(_entries(catalog, text, file))
            return PoFile(file, dict(catalog.metadata), entries, tuple(sorted(faults)))
    return PoFile(file, {}, (), tuple(sorted(faults)))


def _with_plain_line_ends(text: str) -> str:
    """`text` with `\\n` at the end of each line and nowhere else, every letter at its place."""
    return text.translate(_ODD_LINE_ENDS).replace("\r\n", " \n").replace("\r", "\n")


def _unescaped(text: str) -> str:
    """`text` with the letters that are written as the numbers of their bytes (`msgcat --escape`), which polib would
    leave as they are. What are no bytes of UTF-8 stay; every line keeps its place."""
    return _ESCAPES.sub(_letters, text) if "\\" in text else text


def _letters(escapes: re.Match[str]) -> str:
    if escapes["bytes"] is None:
        return escapes.group()
    numbers = (int(one[1:], 16) if one[0] == "x" else int(one, 8) for one in escapes["bytes"].split("\\"))
    try:
        letters = bytes(numbers).decode()
    except ValueError:
        return escapes.group()
    return letters.translate(_WRITTEN)


def _bad_lines(text: str) -> Iterator[int]:
    """The numbers (from 1) of the lines that cannot stand in a PO file."""
    for number, line in enumerate(text.split("\n"), 1):
        if not _GOOD_LINE.fullmatch(line):
            yield number


def _fault(line: str) -> str:
    if line.startswith(("<<<<<<<", ">>>>>>>", "=======", "|||||||")):
        return "this is the mark of a merge that was not finished"
    if '"' in line:
        return 'text stands between quotation marks, and one within it is written `\\"`'
    return "a line begins with `#`, `msgctxt`, `msgid`, `msgstr` or a quotation mark"


def _told(error: OSError) -> tuple[int, str]:
    found = _LINE_OF_ERROR.search(str(error))
    if found is None:
        return 1, "this is not a PO file"
    return int(found[1]), found[
        2
    ] or "this does not belong here: an entry is `msgctxt`, `msgid` and `msgstr`, in this order"


def _without_entry(text: str, file: SourceFile, number: int) -> str:
    """`text` with the entry around line `number` blanked out; every line keeps its place."""
    at = file.line_starts[number - 1]
    before = [match.end() for match in _BLANK.finditer(text, 0, at)]
    after = _BLANK.search(text, file.line_span(number).end)
    start, end = before[-1] if before else 0, after.start() if after else len(text)
    return text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]


def _entries(catalog: polib.POFile, text: str, file: SourceFile) -> Iterator[PoEntry]:
    ids, strings = ([match.start() for match in pattern.finditer(text)] for pattern in (_MSGID, _MSGSTR))
    for entry in catalog:
        if not entry.obsolete:
            yield PoEntry(
                context=entry.msgctxt or "",
                source=entry.msgid,
                translation=entry.msgstr,
                previous=entry.previous_msgid or "",
                flags=tuple(entry.flags),
                comments=tuple(entry.comment.split("\n")),
                span=_span(file, ids, strings, entry.linenum or 1),
            )


def _span(file: SourceFile, ids: Sequence[int], strings: Sequence[int], first_line: int) -> Span:
    """From the `msgstr` of the entry that begins in `first_line` to the end of that line."""
    top = file.line_starts[max(first_line, 1) - 1]
    begin = ids[min(bisect_left(ids, top), len(ids) - 1)]
    at = bisect_left(strings, begin)
    start = strings[at] if at < len(strings) else begin
    return file.line_span(file.position(start).line)
