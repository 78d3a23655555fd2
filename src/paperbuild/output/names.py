"""The formats that there are, by their names, without loading any of them; and what stands beside them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from paperbuild.model.formats import Format

BANNER_SUFFIX = "jpg"
"""How the name of the picture for social networks ends, which stands beside the PDF (`output/banner.py`)."""


@cache
def format_names() -> tuple[str, ...]:
    """The names of all formats: of the folders here that have a module `format`, those of the tool's own first."""
    found = {path.parent.name for path in Path(__file__).parent.glob("*/format.py")}
    return (*(name.value for name in Format if name in found), *sorted(found - set(Format)))


def redline_slug(slug: str) -> str:
    """The name of the files that show what has changed in a paper with the short name `slug`."""
    return f"{slug}-changes"
