"""What this tool is and stands on, by what is in its files: the same key on every machine that has the same.

`core.tool.tool_key` looks at times, which takes no time and tells one installation from another. This one reads: it
takes a moment, and is asked once for an installation.
"""

from __future__ import annotations

import os
import re
import sys
from _blake2 import blake2b
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from paperbuild.core.tool import LIBRARIES, OWN_PACKAGE, OWN_TEMPLATES, font_places

# The libraries by which Pango sets text, as WeasyPrint loads them: what is in them decides where lines end.
_TEXT = re.compile(r"lib(fontconfig|freetype|fribidi|glib|gobject|harfbuzz|pango)\b")
_OWN = "paperbuild-"
_FONT_DEPTH = 4


def contents_key(
    own: Iterable[str] = (OWN_PACKAGE, OWN_TEMPLATES),
    packages: Iterable[str] | None = None,
    libraries: Iterable[str] = LIBRARIES,
    fonts: Iterable[str] | None = None,
    settings: Iterable[str] | None = None,
) -> bytes:
    """The key, 20 bytes, of the folders of our own package and templates, of Python's `packages` (those that it
    imports from, where it is None), of the system's libraries, of its fonts and of what is said of
    them in `settings` (those of this machine, where they are None)."""
    digest = blake2b(digest_size=20)
    digest.update(f"{sys.version}\0{sys.platform}\0{os.uname().machine}\0{sys.flags.optimize}".encode())
    for folder in own:
        _add(digest, _own_files(Path(folder)))
    for folder in sys.path[1:] if packages is None else packages:
        _add(digest, _packages(Path(folder)))
    for path in dict.fromkeys(Path(folder).resolve() for folder in libraries):  # `/lib` is often `/usr/lib`
        _add(digest, _libraries(path))
    own_fonts, own_settings = font_places()
    for folder in own_fonts if fonts is None else fonts:
        _add(digest, _fonts(Path(folder), _FONT_DEPTH))
    for name in own_settings if settings is None else settings:
        _add(digest, _settings(Path(name)))
    return digest.digest()


def _add(digest: blake2b, found: Iterator[tuple[str, bytes]]) -> None:
    """Adds names, each with what is behind it; of a folder that cannot be read, what could be."""
    with suppress(OSError):
        for name, content in found:
            known = os.fsencode(name)
            digest.update(b"%d %d\0" % (len(known), len(content)) + known + content)


def _own_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - {"__pycache__"})
        for name in sorted(names):
            path = os.path.join(where, name)  # noqa: PTH118 - a path for each of hundreds takes as long as to read it
            with open(path, "rb", 0) as file:  # noqa: PTH123
                yield os.path.relpath(path, folder), file.read()


def _settings(path: Path) -> Iterator[tuple[str, bytes]]:
    for found in [path] if path.is_file() else sorted(one for one in path.rglob("*") if one.is_file()):
        yield found.name, found.read_bytes()


def _packages(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The distributions in a folder with their versions, and the digests of their files, as they were installed (PyPA:
    recording installed projects); not those of programs, which name the folder that Python is in."""
    for path in sorted(folder.glob("*.dist-info")):
        if not path.name.startswith(_OWN):
            record = path / "RECORD"
            lines = record.read_bytes().splitlines() if record.is_file() else []
            kept = (line for line in lines if line.count(b",sha256=") == 1 and not line.startswith(b".."))
            yield path.name, b"\n".join(sorted(line for line in kept if b".dist-info/" not in line))


def _libraries(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The libraries by which text is set, in a folder of the system's and in that of this processor's kind in it."""
    for path in (*sorted(folder.glob("lib*")), *sorted(folder.glob(f"{os.uname().machine}-linux-gnu/lib*"))):
        if _TEXT.match(path.name) and path.is_file() and not path.is_symlink():
            yield path.name, path.read_bytes()


def _fonts(folder: Path, depth: int) -> Iterator[tuple[str, bytes]]:
    """The fonts with their sizes: to read them all would take seconds."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir() and depth:
            yield from _fonts(Path(entry.path), depth - 1)
        elif entry.is_file():
            yield entry.name, b"%d" % entry.stat().st_size
