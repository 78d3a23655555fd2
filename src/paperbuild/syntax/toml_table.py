"""Reads TOML whose author nobody knows: what is nested too deeply is a fault like any other, and costs no time."""

from __future__ import annotations

import re
import tomllib
from typing import Any

STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|(?<!\\)"(?>(?:[^"\\\r\n]|\\.)*)"|\'[^\'\r\n]*\'', re.DOTALL
)
"""A string of TOML. None begins at a quotation mark that a backslash protects: to try it there takes the square."""

_DEEPEST = 50
# tomllib 3.11 takes the square of the parts of a key, and a frame of Python's stack for each array in an array.
_DEEP_KEY = re.compile(
    rf"""(?<![\w.-])(?P<key>(?:(?:[\w-]++|"[^"\r\n]*+"|'[^'\r\n]*+')[ \t]*+\.[ \t]*+){{{_DEEPEST}}})"""
    rf"""|{STRING.pattern}|\#[^\r\n]*""",
    re.ASCII | re.DOTALL,
)

_DIGITS = re.compile(r"[0-9_]++")


def toml_table(text: str) -> dict[str, Any]:
    """What `text` says. Raises `tomllib.TOMLDecodeError` where it is no TOML, or too much is nested in it."""
    deep = next((match for match in _DEEP_KEY.finditer(text) if match["key"]), None)
    if deep:
        line = text.count("\n", 0, deep.start()) + 1
        column = deep.start() - text.rfind("\n", 0, deep.start())
        raise tomllib.TOMLDecodeError(f"Key of more than {_DEEPEST} parts (at line {line}, column {column})")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except ValueError as error:  # Python reads no number of more digits than it may
        raise tomllib.TOMLDecodeError(f"Number of too many digits ({_place_of_longest(text)})") from error
    except RecursionError as error:
        raise tomllib.TOMLDecodeError("Too much is nested in it (at line 1, column 1)") from error


def _place_of_longest(text: str) -> str:
    """Where the longest number in `text` begins, as tomllib says it."""
    start = max(_DIGITS.finditer(text), key=lambda match: len(match[0])).start()
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    return f"at line {line}, column {column}"
