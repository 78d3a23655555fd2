"""Renames keys, notes and files in `content/paper.toml`, and leaves every other byte of it as it is."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from paperbuild.findings.edits import Replacement, with_edits
from paperbuild.findings.errors import UsageError
from paperbuild.findings.source import SourceFile, Span
from paperbuild.syntax.toml_places import toml_keys, toml_values
from paperbuild.syntax.toml_table import toml_table

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_WORKS = ("translations", "works")
_ALIASES = "aliases"


def key_edits(file: SourceFile, old: str, new: str) -> list[Replacement]:
    """What changes where the key `old` becomes `new`: in the works that translations cite instead.

    Raises UsageError where the settings cannot be read.
    """
    table = _table(file)
    edits = [*_works(file, old, new)]
    _refuse_other(file, edits, _with_works(table, old, new))
    return edits


def _works(file: SourceFile, old: str, new: str) -> Iterator[Replacement]:
    for path, span in toml_keys(file.text):
        if path[:2] == _WORKS and len(path) == 3 and path[2] == old:
            yield Replacement(span, toml_key(new))
    for path, span in toml_values(file.text).items():
        if path[:2] == _WORKS and len(path) == 4 and _value(file.text[slice(*span)]) == old:
            yield Replacement(span, toml_string(new))


def path_edits(file: SourceFile, renamed: Callable[[str], str]) -> list[Replacement]:
    """What changes where files are called otherwise: in the ignores, which name them."""
    _table(file)
    found = []
    for path, span in toml_values(file.text).items():
        if path[0] == "ignore" and path[-1] == "path":
            value = _value(file.text[slice(*span)])
            if renamed(value) != value:
                found.append(Replacement(span, toml_string(renamed(value))))
    return found


def alias_edits(file: SourceFile, moved: Mapping[str, str]) -> list[Replacement]:
    """What changes in `[aliases]`, so that old addresses of a published edition lead to what stands for them now
    (`work.marsh2021`, `note.rents`); what led to an old one leads to the new one, and an alias whose old address is
    there again goes."""
    table = _table(file).get(_ALIASES, {})
    places = toml_values(file.text)
    keys = dict(toml_keys(file.text))
    edits: list[Replacement] = []
    for name, value in table.items() if isinstance(table, dict) else ():
        if name in moved.values():
            line = file.line_span(file.position(keys[_ALIASES, name].start).line)
            edits.append(Replacement(Span(line.start, _after_line_end(file.text, line.end)), ""))
        elif name in moved or value in moved:
            edits.append(Replacement(places[_ALIASES, name], toml_string(moved.get(name) or moved[value])))
    end = "\r\n" if "\r\n" in file.text else "\n"
    lines = [f"{toml_key(old)} = {toml_string(new)}" for old, new in moved.items() if old not in table]
    header = keys.get((_ALIASES,))
    if header and lines:
        at = file.line_span(file.position(header.start).line).end
        edits.append(Replacement(Span(at, at), "".join(f"{end}{line}" for line in lines)))
    elif lines:
        gap = "" if file.text.endswith(("\n", "\r")) or not file.text else end
        at = len(file.text)
        edits.append(Replacement(Span(at, at), end.join([f"{gap}{end}[{_ALIASES}]", *lines, ""])))
    _refuse_other(file, edits, None)
    return edits


def _after_line_end(text: str, at: int) -> int:
    return at + (2 if text.startswith("\r\n", at) else text[at : at + 1] in {"\r", "\n"})


def toml_key(name: str) -> str:
    """`name` as TOML has a key."""
    return name if _BARE.fullmatch(name) else toml_string(name)


def toml_string(text: str) -> str:
    """`text` as TOML has a string: its escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _table(file: SourceFile) -> dict[str, Any]:
    try:
        return toml_table(file.text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{file.path} cannot be read: {error}", "`paperbuild check` says more") from error


def _value(written: str) -> str:
    """What a value says, where it is a string; otherwise nothing."""
    try:
        value = toml_table(f"value = {written}")["value"]
    except tomllib.TOMLDecodeError:
        return ""
    return value if isinstance(value, str) else ""


def _with_works(table: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    """What the settings are to say."""
    translations = table.get("translations")
    works = translations.get("works") if isinstance(translations, dict) else None
    if not isinstance(translations, dict) or not isinstance(works, dict):
        return table
    made = {
        (new if key == old else key): {code: new if one == old else one for code, one in value.items()}
        if isinstance(value, dict)
        else value
        for key, value in works.items()
    }
    return {**table, "translations": {**translations, "works": made}}


def _refuse_other(file: SourceFile, edits: list[Replacement], meant: dict[str, Any] | None) -> None:
    """Raises UsageError where the settings with `edits` cannot be read, or say other than what is `meant`."""
    try:
        said = toml_table(with_edits(file.text, edits))
    except tomllib.TOMLDecodeError:
        said = None
    if said is None or (meant is not None and said != meant):
        raise UsageError(f"{file.path} cannot be changed without a risk", "change it by hand first")
