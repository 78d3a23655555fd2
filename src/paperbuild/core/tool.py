"""What this tool is, what it stands on, and where it may keep what it knows: asked before anything else is loaded.

The key changes whenever the same paper may give other bytes. It looks at files and reads none: those of this package
and its templates, the folders that Python's packages are in, the system's libraries and fonts.
"""

from __future__ import annotations

import os
import sys
from _blake2 import blake2b

OWN_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - pathlib is slow to load
OWN_TEMPLATES = os.path.join(OWN_PACKAGE, "..", "..", "templates")  # noqa: PTH118
# Pango and HarfBuzz are among the first, fonts that a paper may fall back to among the second.
LIBRARIES = ("/usr/lib", "/usr/lib64", "/usr/local/lib", "/opt/homebrew/lib", "/lib")
FONTS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/Library/Fonts",
    "~/.fonts",
    "~/.local/share/fonts",
)
# Where fontconfig is told which font is taken for which, by its manual.
FONT_SETTINGS = ("/etc/fonts", "~/.config/fontconfig", "~/.fonts.conf")
_known: list[bytes] = []


def tool_key() -> bytes:
    """The key, 20 bytes: the same for a whole run."""
    if not _known:
        digest = blake2b(digest_size=20)
        digest.update(f"{sys.version}\0{sys.platform}\0{sys.flags.optimize}".encode())
        for folder in (OWN_PACKAGE, OWN_TEMPLATES):
            _add(digest, folder, depth=9)
        for folder in (*sys.path[1:], *LIBRARIES):
            _add(digest, folder, depth=0)
        for folder in LIBRARIES[:1]:
            _add(digest, os.path.join(folder, f"{os.uname().machine}-linux-gnu"), depth=0)  # noqa: PTH118
        fonts, settings = font_places()
        for folder in fonts:
            _add(digest, folder, depth=2, is_folders_only=True)
        for folder in settings:
            _add(digest, folder, depth=0)
            _add(digest, folder, depth=2)
        _known.append(digest.digest())
    return _known[0]


def font_places() -> tuple[list[str], list[str]]:
    """Where the machine's fonts are, and where it is said which of them is taken; with what the environment names."""
    known = os.environ.get
    fonts, settings = [*FONTS], [*FONT_SETTINGS, known("FONTCONFIG_FILE", ""), known("FONTCONFIG_PATH", "")]
    fonts += [f"{folder}/fonts" for folder in (known("XDG_DATA_HOME"),) if folder]
    settings += [f"{folder}/fontconfig" for folder in (known("XDG_CONFIG_HOME"),) if folder]
    return [os.path.expanduser(one) for one in fonts], [os.path.expanduser(one) for one in settings if one]  # noqa: PTH111


def _add(digest: blake2b, folder: str, depth: int, *, is_folders_only: bool = False) -> None:
    """Adds the names, sizes and times of what is in a folder, down to `depth`; of one that is not looked into, and of
    fonts, its own time, which changes with what is put into it."""
    try:
        if is_folders_only or not depth:
            digest.update(b"%s %d\n" % (os.fsencode(folder), os.stat(folder).st_mtime_ns))  # noqa: PTH116
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name) if depth else []
        for entry in entries:
            if entry.name == "__pycache__":
                continue
            if entry.is_dir(follow_symlinks=False):
                _add(digest, entry.path, depth - 1, is_folders_only=is_folders_only)
            elif not is_folders_only:
                state = entry.stat()
                digest.update(b"%s %d %d\n" % (os.fsencode(entry.name), state.st_size, state.st_mtime_ns))
    except OSError:
        digest.update(b"-\n")


def cache_folder() -> str:
    """The folder of this program in the user's own for caches (XDG base directories; elsewhere the system's).

    Empty where there is none, and where others may write in it: what is kept there is believed.
    """
    named = os.environ.get("XDG_CACHE_HOME", "")
    home = os.environ.get("HOME") or os.environ.get("LOCALAPPDATA") or ""
    if not os.path.isabs(named):  # noqa: PTH117 - pathlib is slow to load
        if not os.path.isabs(home):  # noqa: PTH117
            return ""
        named = os.path.join(home, "Library/Caches" if sys.platform == "darwin" else ".cache")  # noqa: PTH118
    folder = os.path.join(named, "paperbuild")  # noqa: PTH118
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103
        state = os.stat(folder)  # noqa: PTH116
    except OSError:
        return ""
    is_own = not hasattr(os, "geteuid") or (state.st_uid == os.geteuid() and not state.st_mode & 0o022)
    return folder if is_own else ""
