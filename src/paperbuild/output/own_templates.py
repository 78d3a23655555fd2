"""The tool's own templates, as they came with it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_KEPT = 64


def default_templates_folder() -> Path:
    """Where the tool's own templates are: in the wheel, or, in a checkout, at the top of the repository."""
    installed = _PACKAGE / "default_templates"
    return installed if installed.is_dir() else _PACKAGE.parent.parent / "templates"


@lru_cache(_KEPT)
def own_text(name: str) -> str:
    """The text of the tool's own template of that name; empty where it has none."""
    try:
        return Path(default_templates_folder(), name).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
