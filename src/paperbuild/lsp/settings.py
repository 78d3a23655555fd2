"""What may be written in `paper.toml` and in a `metadata.toml`: names, from the same classes that they are read as."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsprotocol import types

from paperbuild.findings.diagnostic import Severity
from paperbuild.findings.source import SourceFile, Span
from paperbuild.lsp.places import ClientPlaces
from paperbuild.model.project import SETTINGS_PATH
from paperbuild.model.settings import Metadata, Settings
from paperbuild.rules.registry import RULES
from paperbuild.syntax.explained_settings import known_names

_HEADER = re.compile(r"^[ \t]*(\[\[?)[ \t]*([\w.-]+)[ \t]*\]\]?[ \t]*(?:#[^\r\n]*)?$", re.MULTILINE)
_NAME = re.compile(r"^[ \t]*([\w-]*)\Z")
_TABLE = re.compile(r"^[ \t]*\[\[?[ \t]*([\w-]*)\Z")
_VALUE = re.compile(r"^[ \t]*([\w-]+)[ \t]*=[ \t]*\"?([\w-]*)\Z")
_RULE = re.compile(r"^[ \t]*rule[ \t]*=[ \t]*\"([\w-]*)\Z")


def completed_setting(file: SourceFile, offset: int, places: ClientPlaces) -> Iterator[types.CompletionItem]:
    """What may be written at an offset of settings: names of the table around it, of tables, of rules, severities."""
    line = file.text[file.text.rfind("\n", 0, offset) + 1 : offset]
    path = _table_at(file.text, offset)
    kind = Settings if file.path == SETTINGS_PATH else Metadata
    if match := _TABLE.match(line):
        yield from _items(sorted(known_names(kind, ())), match[1], file, offset, places)
    elif match := _NAME.match(line):
        names = {rule.name: f"{rule.code}, {rule.severity}" for rule in RULES} if path == ("rules",) else {}
        names |= dict.fromkeys(sorted(known_names(kind, path)), "")
        yield from _items(names, match[1], file, offset, places, names)
    elif path[:1] == ("ignore",) and (match := _RULE.match(line)):
        yield from _items([rule.name for rule in RULES], match[1], file, offset, places)
    elif path == ("rules",) and (match := _VALUE.match(line)):
        yield from _items(list(Severity), match[2], file, offset, places)


def _table_at(text: str, offset: int) -> tuple[str | int, ...]:
    """The path of the table that an offset stands in: that of the last header before it."""
    path: tuple[str | int, ...] = ()
    for match in _HEADER.finditer(text, 0, text.rfind("\n", 0, offset) + 1):
        path = (*match[2].split("."), *((0,) if match[1] == "[[" else ()))
    return path


def _items(
    words: list[str] | dict[str, str],
    typed: str,
    file: SourceFile,
    offset: int,
    places: ClientPlaces,
    details: dict[str, str] | None = None,
) -> Iterator[types.CompletionItem]:
    edited = places.range(file, Span(offset - len(typed), offset))
    for word in words:
        yield types.CompletionItem(
            label=str(word),
            kind=types.CompletionItemKind.Property,
            detail=(details or {}).get(word) or None,
            text_edit=types.TextEdit(edited, str(word)),
        )
