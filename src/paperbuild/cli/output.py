"""Writes to standard output and standard error, whatever they can show: no letter is ever too much for them."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import TextIO

import click

from paperbuild.findings.errors import OutputError

said: list[tuple[int, bytes]] = []
"""What this run has written, in its order, but for the times of its steps: to standard output (1) and error (2)."""

written: dict[str, bytes] = {}
"""The files that this run has left below `build/`, by their paths."""

used: list[Mapping[str, tuple[int, bytes]]] = []
"""What this run has asked of files of the paper that are no text, by their paths in it: see `app.folder_files`."""


_NAMES = ("standard error", "standard output")


class ReaderGoneError(BaseException):
    """Whoever read what is written has seen enough. click would make an error (status 1) of a broken pipe."""


# What drives a terminal, so that a name or a text of a stranger could: all controls but tabs and line ends.
_DRIVES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LET_STAND = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}
_DRIVES_BUT_COLOURS = re.compile(rf"(?!\x1b\[[0-9;]*m){_DRIVES.pattern}")


def put(text: str, *, is_painted: bool = False) -> None:
    """Writes a result for people to standard output, with a line end. What drives a terminal is shown as its code, but
    for colours in a text that `is_painted`."""
    _write(sys.stdout, text, is_painted=is_painted)


def put_utf8(text: str) -> None:
    """Writes a result for programs to standard output: UTF-8 always (RFC 8259), half a surrogate pair escaped, and the
    controls that JSON lets stand."""
    _echo(text.translate(_LET_STAND).encode("utf-8", "backslashreplace"), sys.stdout)


def put_bytes(content: bytes) -> None:
    """Writes a finished file to standard output."""
    _echo(content, sys.stdout, is_line=False)


def tell(text: str, *, is_painted: bool = False) -> None:
    """Writes what is said on the way to standard error, with a line end; see `put`."""
    _write(sys.stderr, text, is_painted=is_painted)


def tell_times(text: str) -> None:
    """Writes how long steps took to standard error: this is said of one run, and never again."""
    tell(text)
    said.pop()


def is_coloured(stream: TextIO, wanted: str) -> bool:
    """Whether `stream` is to be written in colour; `wanted` is auto, always or never (https://no-color.org)."""
    if wanted != "auto":
        return wanted == "always"
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _write(stream: TextIO, text: str, *, is_painted: bool) -> None:
    drives = _DRIVES_BUT_COLOURS if is_painted else _DRIVES
    text = drives.sub(lambda match: f"\\x{ord(match[0]):02x}", text)
    encoding = getattr(stream, "encoding", None) or "utf-8"
    _echo(text.encode(encoding, "backslashreplace"), stream)


def _echo(content: bytes, stream: TextIO, *, is_line: bool = True) -> None:
    said.append((1 if stream is sys.stdout else 2, content + b"\n" * is_line))
    try:
        click.echo(content, file=stream, nl=is_line)
    except BrokenPipeError as error:
        raise ReaderGoneError from error
    except OSError as error:
        let_go(stream)
        raise OutputError(f"cannot write to {_NAMES[stream is sys.stdout]}: {error.strerror}") from error


def let_go(stream: TextIO) -> None:
    """Has what is still in a buffer go nowhere: it cannot be written, and Python would complain of it at the end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
