"""The layout of an entry: a field a line, its name in small letters, the values in one column and as they are typed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from paperbuild.findings.errors import UsageError
from paperbuild.findings.source import Span
from paperbuild.model.bibliography import Bibliography, Entry, Field

_INDENT = "  "
_NAME_WIDTH = len("journaltitle")  # the longest of the usual names; a column that one long name moves would be restless
_CLOSING = {"{": "}", '"': '"'}
_LINE_END = re.compile(r"[\r\n]")


def line_end_of(text: str) -> str:
    """The line end that `text` has."""
    return "\r\n" if "\r\n" in text else "\n"


def laid_out(library: Bibliography, entry: Entry) -> str:
    """The text of `entry` in the layout of this program. What stands between the delimiters of a value stays, byte for
    byte, and so do comments within the entry, each behind or above the field that it stands by; an entry with one where
    no line can be found for it, or without a key, stays as it is."""
    draft = _draft(library, entry)
    return draft.text(line_end_of(library.file.text)) if draft else entry.raw


def with_values(library: Bibliography, entry: Entry, values: Mapping[str, str], remarks: Sequence[str] = ()) -> str:
    """The text of `entry` in the layout of this program, each field in `values` with that value (delimiters included)
    and those that it does not have added at its end; `remarks` are comments to stand there, too.

    Raises UsageError where a comment stands within one of its values, and is in the way.
    """
    draft = _draft(library, entry)
    if draft is None:
        line = library.file.position(entry.span.start).line
        hint = "move the comment to a line of its own first"
        raise UsageError(f"{library.file.path}:{line}: `{entry.key}` has a comment within a value", hint)
    lines = [replace(line, value=values.get(line.name.lower(), line.value)) for line in draft.lines]
    own = {line.name.lower() for line in lines}
    lines += [_FieldLine((), name, value) for name, value in values.items() if name not in own]
    return replace(draft, lines=tuple(lines), last=(*draft.last, *remarks)).text(line_end_of(library.file.text))


def remarks_in(library: Bibliography, entry: Entry) -> list[str]:
    """The comments within an entry."""
    return list(_written(library.file.text, _remarks(library, entry)))


def raw_value(text: str, field: Field) -> str:
    """The value of a field with its delimiters, as it is typed."""
    start, end = field.value_span
    opening = text[start - 1 : start]
    is_delimited = opening in _CLOSING and text[end : end + 1] == _CLOSING[opening]
    return text[start - 1 : end + 1] if is_delimited else text[start:end]


def entry_text(kind: str, key: str, fields: Iterable[tuple[str, str]], end: str = "\n") -> str:
    """An entry of that type and key; `fields` are pairs of a name and a value with its delimiters."""
    return _Laid(kind, key, (), tuple(_FieldLine((), name, value) for name, value in fields), ()).text(end)


@dataclass(frozen=True)
class _FieldLine:
    """A field with the comments above it, and the one behind it on its line."""

    above: tuple[str, ...]
    name: str
    value: str
    behind: str = ""


@dataclass(frozen=True)
class _Laid:
    """An entry to be laid out: the comments behind its key, its lines, and the comments at its end."""

    kind: str
    key: str
    head: tuple[str, ...]
    lines: tuple[_FieldLine, ...]
    last: tuple[str, ...]

    def text(self, end: str) -> str:
        written = [" ".join((f"@{self.kind}{{{self.key},", *self.head))]
        for number, line in enumerate(self.lines):
            written += [_INDENT + remark for remark in line.above]
            comma = "," if number + 1 < len(self.lines) else ""
            behind = f" {line.behind}" if line.behind else ""
            written.append(f"{_INDENT}{line.name:<{_NAME_WIDTH}} = {line.value}{comma}{behind}")
        written += [_INDENT + remark for remark in self.last]
        return end.join([*written, "}"])


def _draft(library: Bibliography, entry: Entry) -> _Laid | None:
    if not entry.key:
        return None
    text = library.file.text
    fields = sorted((*entry.fields.values(), *entry.repeated), key=lambda field: field.span)
    remarks = _remarks(library, entry)
    values = [raw_value(text, field) for field in fields]
    ends = [_value_end(field, value) for field, value in zip(fields, values, strict=True)]
    gaps = [
        Span(start, end)
        for start, end in zip(
            [entry.key_span.end, *ends], [*(field.span.start for field in fields), entry.span.end], strict=True
        )
    ]
    placed = [_placed(text, gap, remarks) for gap in gaps]
    if sum(bool(behind) + len(above) for behind, above in placed) != len(remarks):
        return None  # one stands within a value, or before it
    lines = [
        _FieldLine(above, field.name, value, behind)
        for field, value, (_, above), (behind, _) in zip(fields, values, placed, placed[1:], strict=False)
    ]
    head = (placed[0][0],) if placed[0][0] else ()
    return _Laid(entry.type, entry.key, head, tuple(lines), placed[-1][1])


def _value_end(field: Field, value: str) -> int:
    is_delimited = len(value) != field.value_span.end - field.value_span.start
    return field.value_span.end + is_delimited


def _remarks(library: Bibliography, entry: Entry) -> Sequence[Span]:
    start, end = entry.span
    return library.remarks[bisect_left(library.remarks, (start, 0)) : bisect_left(library.remarks, (end, 0))]


def _placed(text: str, gap: Span, remarks: Sequence[Span]) -> tuple[str, tuple[str, ...]]:
    """The comment that stands in a gap on the line on which it begins, or nothing; and the others."""
    here = remarks[bisect_left(remarks, (gap.start, 0)) : bisect_left(remarks, (gap.end, 0))]
    behind = [one for one in here[:1] if not _LINE_END.search(text, gap.start, one.start)]
    return "".join(_written(text, behind)), tuple(_written(text, here[len(behind) :]))


def _written(text: str, remarks: Iterable[Span]) -> Iterator[str]:
    return (text[slice(*one)].rstrip() for one in remarks)
