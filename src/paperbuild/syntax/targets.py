"""What the target of a link or an image is: a heading, a section, a file of the project, an address, or none."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import unquote

SECTION_SUFFIX = ".md"

# Browsers drop these wherever they stand in an address (WHATWG URL), so a scheme can be hidden among them.
_DROPPED = re.compile(r"[\x00-\x20\x7f]+")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HOST = re.compile(
    r"www\.[\w-]+\.|(?:[\w-]+\.)+(?:org|com|net|eu|int|gov|info|edu|uk|de|fr|es|it|nl|be|ch|at|pl)(?:[/?#:]|$)"
)
_RUN = frozenset(
    {"javascript", "vbscript", "livescript", "mocha", "data", "blob", "filesystem", "about", "view-source"}
)
_ADDRESSES = frozenset({"http", "https", "mailto", "tel", "ftp"})


class TargetKind(StrEnum):
    """What a target is. `PROGRAM` is an address that runs or holds something itself (`javascript:`, `data:`), `HOST`
    one without its scheme, `STRANGE` one with a scheme that no reader knows."""

    NOTHING = "nothing"
    HEADING = "heading"
    SECTION = "section"
    FILE = "file"
    OUTSIDE = "outside"
    ADDRESS = "address"
    HOST = "host"
    STRANGE = "strange"
    PROGRAM = "program"


class LinkTarget(NamedTuple):
    """A target: `path` relative to the project (the first that it may mean), as the file is called, without percent
    signs for letters; `fragment` what follows its `#`."""

    kind: TargetKind
    path: str = ""
    fragment: str = ""
    scheme: str = ""


def target_of(written: str, section_path: str) -> LinkTarget:
    """What the target `written` in the section at `section_path` is."""
    plain = _DROPPED.sub("", written)
    if plain in {"", "#"}:
        return LinkTarget(TargetKind.NOTHING)
    if plain.startswith("#"):
        return LinkTarget(TargetKind.HEADING, fragment=unquote(written.strip()[1:]))
    scheme = _SCHEME.match(plain)
    if scheme:
        return LinkTarget(_kind_of(scheme[1].lower()), scheme=scheme[1].lower())
    if plain.startswith(("//", "\\\\")) or _HOST.match(plain):
        return LinkTarget(TargetKind.HOST)
    if plain.startswith(("/", "\\", "~")):
        return LinkTarget(TargetKind.OUTSIDE)
    path, _, fragment = written.strip().partition("#")
    folder = section_path.rsplit("/", 1)[0]
    resolved = normalised(f"{folder}/{unquote(path)}")
    if resolved is None:
        return LinkTarget(TargetKind.OUTSIDE)
    kind = TargetKind.SECTION if path.lower().endswith(SECTION_SUFFIX) else TargetKind.FILE
    return LinkTarget(kind, resolved, unquote(fragment))


def normalised(path: str) -> str | None:
    """`path` without its `.` and `..`; None where it leads out of the folder that it starts from."""
    steps: list[str] = []
    for step in re.split(r"[/\\]", path):
        if step == "..":
            if not steps:
                return None
            steps.pop()
        elif step not in {"", "."}:
            steps.append(step)
    return "/".join(steps)


def _kind_of(scheme: str) -> TargetKind:
    if scheme in _ADDRESSES:
        return TargetKind.ADDRESS
    if scheme == "file" or len(scheme) == 1:  # a drive: C:\
        return TargetKind.OUTSIDE
    return TargetKind.PROGRAM if scheme in _RUN else TargetKind.STRANGE
