"""Reads and writes the record of an edition, `content/editions/NAME.toml`.

A record is TOML with one thing a line, so that git merges two of them line by line. Most lines of an edition stand in
the next one, too: each is read once, and taken again wherever it stands. What is not written so, somebody has edited:
it is read as any TOML is.
"""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from paperbuild.findings.source import Position, SourceFile, Span
from paperbuild.model.edition import (
    EditionFault,
    EditionRecord,
    Editions,
    PublishedBlock,
    PublishedHeading,
    PublishedLocale,
    PublishedNote,
    PublishedWork,
    in_order,
)
from paperbuild.syntax.merge_marks import opening_mark
from paperbuild.syntax.toml_places import toml_places
from paperbuild.syntax.toml_table import toml_table

FORM = 1
"""The number of the form that records have; another one is not read."""

_HEAD = """\
# What this edition of the paper published. Others cite it by these addresses, notes and numbers: `paperbuild check`
# tells what a later text breaks of them. `paperbuild edition mark` has written it; nobody needs to edit it.
"""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_TABLE = re.compile(r"\[((?:[A-Za-z0-9_-]+)(?:\.[A-Za-z0-9_-]+)?)\]")
_AT = re.compile(r" \((?:at line (\d+), column (\d+)|at end of document)\)$")
_LINES = 16384
_AGAIN = "take it from git as it was; or, if this edition is not published yet, mark it again"


class _NoRecordError(Exception):
    """What is written is TOML and no record; the place of what is wrong is the value that has these keys."""


def is_edition_name(name: str) -> bool:
    """Whether an edition may be called so: its file has this name, on every system."""
    return _NAME.fullmatch(name) is not None and not name.endswith(".")


def read_edition(file: SourceFile) -> EditionRecord | EditionFault | None:
    """The record that a file is, or what is wrong with it; None where git's marks in it are a finding already."""
    if opening_mark(file):
        return None
    if file.bad_bytes is not None:
        return EditionFault(file, Span(file.bad_bytes, file.bad_bytes + 1), "this byte is not UTF-8", _AGAIN)
    try:
        table = _by_lines(file.text) or toml_table(file.text)
        return _record(file, table)
    except tomllib.TOMLDecodeError as error:
        match = _AT.search(str(error))
        at = file.offset(Position(int(match[1]), int(match[2]))) if match and match[1] else len(file.text)
        at = min(at, len(file.text))
        return EditionFault(file, Span(at, at), f"this is not TOML: {_AT.sub('', str(error)).lower()}", _AGAIN)
    except _NoRecordError as error:
        return EditionFault(file, Span(0, 0), f"this is not the record of an edition: {error}", _AGAIN)


def read_editions(files: Sequence[SourceFile]) -> Editions:
    """The editions of which `files` are the records."""
    records: dict[str, EditionRecord] = {}
    faults: list[EditionFault] = []
    for file in files:
        read = read_edition(file)
        read = _misnamed(read, records) or read if isinstance(read, EditionRecord) else read
        if isinstance(read, EditionRecord):
            records[read.name.casefold()] = read
        elif read is not None:
            faults.append(read)
    return Editions(in_order([*records.values()]), tuple(faults))


def _misnamed(record: EditionRecord, known: Mapping[str, EditionRecord]) -> EditionFault | None:
    """What is wrong with the name of an edition: it is not that of its file, or another has it in other letters."""
    file, stem = record.file, record.file.name.removesuffix(".toml")
    span = toml_places(file.text).get(("name",), Span(0, 0)) if record.name != stem else Span(0, 0)
    if twin := known.get(record.name.casefold()):
        message = f"the edition `{record.name}` is on record already, in {twin.file.name}"
        return EditionFault(file, span, message, "delete the file that is not of this edition")
    if record.name != stem:
        hint = f'give the file the name `{record.name}.toml`, or say `name = "{stem}"`'
        return EditionFault(file, span, f"the edition `{record.name}` stands in a file called {file.name}", hint)
    return None


def _by_lines(text: str) -> dict[str, Any] | None:
    """What `text` says, each of its lines read by itself; None where it cannot be read so."""
    whole: dict[str, Any] = {}
    table = whole
    for line in text.splitlines():
        if not line or line[0] == "#":
            continue
        if line[0] == "[":
            match = _TABLE.fullmatch(line)
            if match is None:
                return None
            table = whole
            for name in match[1].split("."):
                table = table.setdefault(name, {})
                if not isinstance(table, dict):
                    return None
            continue
        read = _line(line)
        if read is None or read[0] in table:
            return None
        table[read[0]] = read[1]
    return whole


@lru_cache(_LINES)
def _line(line: str) -> tuple[str, Any] | None:
    """The name and the value that a line gives it; None where it is no whole line of TOML, or more than a name."""
    try:
        ((name, value),) = toml_table(line).items()
    except (tomllib.TOMLDecodeError, ValueError):
        return None
    is_dotted = not line.startswith('"') and "." in line.partition("=")[0]
    return None if is_dotted else (name, value)


def _record(file: SourceFile, table: Mapping[str, Any]) -> EditionRecord:
    if table.get("form") != FORM:
        raise _NoRecordError(f"it has no line `form = {FORM}`")
    locales = _known(table, "locales", dict, {})
    return EditionRecord(
        file=file,
        name=_known(table, "name", str),
        date=_known(table, "date", datetime.date),
        replaces=_known(table, "replaces", str, ""),
        digest=_known(table, "digest", str, ""),
        works={key: _work(key, value) for key, value in _known(table, "works", dict, {}).items()},
        locales={code: _locale(table, code, title) for code, title in locales.items()},
    )


def _known(table: Any, name: str, kind: type, otherwise: Any = None) -> Any:
    value = table.get(name, otherwise)
    if not isinstance(value, kind) or isinstance(value, datetime.datetime):
        raise _NoRecordError(f"`{name}` is missing or is not what it should be")
    return value


def _locale(table: Mapping[str, Any], code: str, title: Any) -> PublishedLocale:
    if not isinstance(title, str):
        raise _NoRecordError(f"the title of `{code}` is no text")
    own = _known(table, code, dict, {})
    places = _known(own, "places", dict, {})
    return PublishedLocale(
        title=title,
        headings=_each(own, "headings", _heading),
        notes=_each(own, "notes", _note),
        numbered=_each(own, "numbered", _number),
        blocks=_each(own, "blocks", _block),
        places=tuple(places),
    )


def _each(table: Mapping[str, Any], name: str, make: Callable[[str, Any], Any]) -> Mapping[str, Any]:
    return {address: make(address, value) for address, value in _known(table, name, dict, {}).items()}


def _fields(address: str, value: Any, **kinds: type) -> Mapping[str, Any]:
    """`value`, a table that has nothing but what `kinds` names, each of its kind."""
    is_right = isinstance(value, dict) and all(
        name in kinds and isinstance(one, kinds[name]) for name, one in value.items()
    )
    if not is_right:
        raise _NoRecordError(f"what stands behind `{address}` is not what it should be")
    return dict(value)


def _texts(address: str, values: Any) -> tuple[str, ...]:
    if not all(isinstance(one, str) for one in values):
        raise _NoRecordError(f"what stands behind `{address}` is not what it should be")
    return tuple(values)


def _work(key: str, value: Any) -> PublishedWork:
    return PublishedWork(**_fields(key, value, author=str, title=str, date=str))


def _heading(address: str, value: Any) -> PublishedHeading:
    said = _fields(address, value, level=int, number=str, text=str)
    return PublishedHeading(said.get("level", 1), said.get("number", ""), said.get("text", ""))


def _note(name: str, value: Any) -> PublishedNote:
    said = _fields(name, value, number=int, section=str, cites=list, alone=bool, words=str)
    cites = _texts(name, said.get("cites", ()))
    is_alone, words = said.get("alone", False), said.get("words", "")
    return PublishedNote(said.get("number", 0), said.get("section", ""), cites, is_alone, words)


def _number(address: str, value: Any) -> str:
    if not isinstance(value, str):
        raise _NoRecordError(f"what stands behind `{address}` is not what it should be")
    return value


def _block(address: str, value: Any) -> PublishedBlock:
    if isinstance(value, str):
        return PublishedBlock(value)
    said = _fields(address, value, words=str, number=str, figures=list, carries=list)
    figures, carries = (_texts(address, said.get(name, ())) for name in ("figures", "carries"))
    return PublishedBlock(said.get("words", ""), said.get("number", ""), figures, carries)


# Writing


def written_edition(record: EditionRecord) -> str:
    """The text of the file of `record`."""
    return "\n".join(_written(record)) + "\n"


def _written(record: EditionRecord) -> Iterator[str]:
    yield _HEAD + f"form = {FORM}"
    yield f"name = {_quoted(record.name)}"
    yield f"date = {record.date.isoformat()}"
    if record.replaces:
        yield f"replaces = {_quoted(record.replaces)}"
    yield f"digest = {_quoted(record.digest)}"
    yield from _table("locales", ((code, _quoted(one.title)) for code, one in record.locales.items()))
    yield from _table("works", ((key, _inline(vars(work))) for key, work in record.works.items()))
    for code, locale in record.locales.items():
        yield from _table(f"{code}.headings", ((name, _inline(vars(one))) for name, one in locale.headings.items()))
        yield from _table(f"{code}.notes", ((name, _written_note(one)) for name, one in locale.notes.items()))
        yield from _table(f"{code}.numbered", ((name, _quoted(one)) for name, one in locale.numbered.items()))
        yield from _table(f"{code}.blocks", ((name, _written_block(one)) for name, one in locale.blocks.items()))
        yield from _table(f"{code}.places", ((name, "true") for name in locale.places))


def _table(name: str, lines: Iterable[tuple[str, str]]) -> Iterator[str]:
    written = [f"{_quoted(key)} = {value}" for key, value in lines]
    if written:
        yield from ("", f"[{name}]", *written)


def _written_note(note: PublishedNote) -> str:
    said = {"number": note.number, "section": note.section, "cites": note.cites, "alone": note.is_citation}
    return _inline({**said, "words": note.words})


def _written_block(block: PublishedBlock) -> str:
    return _inline(vars(block)) if block.number or block.figures or block.carries else _quoted(block.words)


def _inline(values: Mapping[str, object]) -> str:
    """A table in one line, without what is empty."""
    said = ", ".join(f"{name} = {_value(value)}" for name, value in values.items() if value)
    return f"{{ {said} }}" if said else "{}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_quoted, value))}]"
    return _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: str) -> str:
    """A string of TOML: it has the escapes of JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
