"""Shows what a change does to files: as a unified diff for people and programs, and in one line a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import unified_diff

from paperbuild.findings.edits import Rewritten
from paperbuild.report.text import Paint, plain, shown

_ROLES = {"+": "added", "-": "removed", "@": "hunk"}
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NO_LINE_END = "\\ No newline at end of file"


def as_diff(changed: Iterable[Rewritten], paint: Paint = plain) -> str:
    """The changes as `patch` reads them, file by file, without the last line end; `paint` knows the roles `added`,
    `removed`, `hunk` and `place`."""
    return "\n".join(line for one in changed for line in _lines(one, paint))


def _lines(one: Rewritten, paint: Paint) -> Iterator[str]:
    before, after = (_LINE.findall(text) for text in (one.file.text, one.text))
    for number, line in enumerate(unified_diff(before, after, f"a/{one.file.path}", f"b/{one.file.path}")):
        bare = line.removesuffix("\n")
        role = "place" if number < 2 else _ROLES.get(line[0], "")
        yield bare if paint is plain else paint(shown(bare.removesuffix("\r")), role)
        if bare == line:
            yield _NO_LINE_END


def as_mapping(one: Rewritten) -> dict[str, str | int]:
    """What JSON says of one file: its path, and in how many places it changes."""
    return {"path": one.file.path, "places": one.places}
