"""Where this user keeps the checkers that come from npm."""

from __future__ import annotations

import os
from pathlib import Path

_VARIABLE = "PAPERBUILD_CHECKERS"


def checker_folders() -> tuple[Path, ...]:
    """The folder that `PAPERBUILD_CHECKERS` names, or else `paperbuild/checkers` among the user's data (XDG)."""
    named = os.environ.get(_VARIABLE)
    if named:
        return (Path(named).expanduser(),)
    home = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return (Path(home).expanduser() / "paperbuild" / "checkers",)
