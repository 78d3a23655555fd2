"""Where the fonts are that every PDF is set in: they come as Python packages, so they are the same everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from paperbuild.errors import MissingToolError

_PACKAGES = {"source-serif-4": "fontpkg_source_serif_4", "source-sans-3": "fontpkg_source_sans_3"}


@cache
def font_files() -> Mapping[str, str]:
    """Font files by the URL that style sheets name them with: `fonts:FAMILY/STYLE`, STYLE being normal or italic.

    Raises MissingToolError where a font's package is not installed.
    """
    found = {}
    for family, package in _PACKAGES.items():
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            raise MissingToolError(f"the font {family} is not installed", f"pip install fontpkg-{family}")
        for path in sorted(Path(spec.origin).parent.glob("files/*.ttf")):
            style = "italic" if "Italic" in path.name else "normal"
            found[f"fonts:{family}/{style}"] = str(path)
    return found
