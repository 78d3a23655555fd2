"""Finds where in a TOML text each key stands, and its value: the standard library reads TOML, and keeps no places.

The text is known to be good TOML (1.0.0): this only follows it, and judges nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence

from paperbuild.findings.source import Span
from paperbuild.syntax.toml_table import STRING, toml_table

Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*")
_KEY = re.compile(r"""[ \t]*("(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*'|[A-Za-z0-9_-]+)[ \t]*(\.?)""")
_BARE = re.compile(r"[^,\]}\r\n#]*")


def toml_places(text: str) -> Mapping[Path, Span]:
    """The span of each key, by its path: table names, keys, and the numbers (from 0) of tables in arrays."""
    return _TomlPlaces(text).found


def toml_values(text: str) -> Mapping[Path, Span]:
    """The span of each value that is no table, by its path; of a string with its quotation marks."""
    return _TomlPlaces(text).values


def toml_keys(text: str) -> Sequence[tuple[Path, Span]]:
    """Every place at which a key is written, with its path: that of a table stands wherever it is named."""
    return _TomlPlaces(text).written


class _TomlPlaces:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[Path, Span] = {}
        self.written: list[tuple[Path, Span]] = []
        self.values: dict[Path, Span] = {}
        self.last = Span(0, 0)  # the key that was read last
        self.counts: dict[Path, int] = {}
        table: Path = ()
        self._skip()
        while self.at < len(text):
            if text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip()

    def _skip(self) -> None:
        self.at = _BLANK.match(self.text, self.at).end()  # type: ignore[union-attr]  # it matches the empty text

    def _header(self) -> Path:
        is_array = self.text.startswith("[[", self.at)
        self.at += 2 if is_array else 1
        path = self._key(())
        if is_array:
            number = self.counts.get(path, -1) + 1
            self.counts[path] = number
            self.found[(*path, number)] = self.last
            path = (*path, number)
        self.at += 2 if is_array else 1
        return path

    def _key(self, table: Path) -> Path:
        """Moves past a dotted key; its path, through the last of an array of tables where it leads there."""
        path = table
        while match := _KEY.match(self.text, self.at):
            path = (*path, _name(match[1]))
            self.last = Span(*match.span(1))
            self.found.setdefault(path, self.last)
            self.written.append((path, self.last))
            self.at = match.end()
            if not match[2]:
                break
            if path in self.counts:
                path = (*path, self.counts[path])
        return path

    def _pair(self, table: Path) -> None:
        start = self.at
        path = self._key(table)
        self.at = max(self.text.find("=", self.at) + 1, start + 1)
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip()
        start = self.at
        opening = self.text[start : start + 1]
        if opening in {"[", "{"}:
            self.at += 1
            self._members(path, "]" if opening == "[" else "}")
        else:
            match = STRING.match(self.text, start) or _BARE.match(self.text, start)
            self.at = match.end() if match else len(self.text)
        self.values.setdefault(path, Span(start, start + len(self.text[start : self.at].rstrip())))

    def _members(self, path: Path, closing: str) -> None:
        number = 0
        self._skip()
        while self.at < len(self.text) and self.text[self.at] != closing:
            before = self.at
            if closing == "]":
                self._value((*path, number))
                self.found.setdefault((*path, number), Span(before, self.at))
                number += 1
            else:
                self._pair(path)
            self._skip()
            if self.text[self.at : self.at + 1] == ",":
                self.at += 1
                self._skip()
            self.at = max(self.at, before + 1)  # no text is worth waiting for, not even one that is no TOML
        self.at += 1


def _name(written: str) -> str:
    if written[0] == "'":
        return written[1:-1]
    if written[0] != '"':
        return written
    try:
        return str(next(iter(toml_table(f"{written} = 0"))))
    except tomllib.TOMLDecodeError:
        return written[1:-1]
