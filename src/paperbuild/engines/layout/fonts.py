"""Which fonts a language is set in, and where they are.

Nearly all come as Python packages, so that a PDF is the same on every machine. Latin, Greek and Cyrillic letters are in
the house's own two families, code in a third; Arabic ones in two small ones. Chinese, Japanese and Korean fonts are too
large for everybody to fetch (90 MB): the system's own are taken, where they are installed, and found by their names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from paperbuild.findings.errors import MissingToolError

# The Python package of each family.
_PACKAGES = {
    "Source Serif 4": "source-serif-4",
    "Source Sans 3": "source-sans-3",
    "Source Code Pro": "source-code-pro",
    "Amiri": "amiri",
    "Noto Sans Arabic": "noto-sans-arabic",
}
_CJK = {"Hans": "SC", "Hant": "TC", "Jpan": "JP", "Kore": "KR"}
_WITH_HOUSE_FONTS = frozenset({"Latn", "Grek", "Cyrl"})


@dataclass(frozen=True)
class Typeface:
    """The families that a script is set in, the first one first: `serif` for the text, `sans` for what is around it.

    `system` are those among them that no Python package brings.
    """

    serif: tuple[str, ...]
    sans: tuple[str, ...]
    system: tuple[str, ...] = ()

    @property
    def families(self) -> tuple[str, ...]:
        """Every family, once."""
        return tuple(dict.fromkeys((*self.serif, *self.sans)))


@dataclass(frozen=True)
class Face:
    """One font file: its family, its CSS weight (empty where it has them all) and style, and the URL it goes by."""

    family: str
    weight: str
    style: str
    url: str
    path: str


HOUSE = Typeface(("Source Serif 4",), ("Source Sans 3",))
CODE_FAMILY = "Source Code Pro"
"""What code is set in: it has letters of one width, and small letters as high as those of the house's families."""


def typeface(script: str) -> Typeface | None:
    """What a script (ISO 15924) is set in; None where the house has no fonts for it."""
    if script in _WITH_HOUSE_FONTS:
        return HOUSE
    if script == "Arab":
        return Typeface((*HOUSE.serif, "Amiri"), (*HOUSE.sans, "Noto Sans Arabic"))
    if script in _CJK:
        # They come first: quotation marks and dashes are as wide as their letters, and their Latin is the house's.
        own = f"Noto Serif CJK {_CJK[script]}", f"Noto Sans CJK {_CJK[script]}"
        return Typeface((own[0], *HOUSE.serif), (own[1], *HOUSE.sans), own)
    return None


def faces(families: tuple[str, ...]) -> tuple[Face, ...]:
    """The font files of `families` that come as Python packages.

    Raises MissingToolError where a font's package is not installed.
    """
    return tuple(face for family in families if family in _PACKAGES for face in _faces(family))


@cache
def _faces(family: str) -> tuple[Face, ...]:
    name = _PACKAGES[family]
    spec = find_spec(f"fontpkg_{name.replace('-', '_')}")
    if spec is None or spec.origin is None:
        raise MissingToolError(f"the font {family} is not installed", f"pip install fontpkg-{name}")
    return tuple(_face(family, name, path) for path in sorted(Path(spec.origin).parent.glob("files/*.ttf")))


def _face(family: str, name: str, path: Path) -> Face:
    """The face of a font file by its name: `Amiri-BoldItalic.ttf`, or `Inter[wght].ttf` with every weight in it."""
    style = "italic" if "Italic" in path.name else "normal"
    has_every_weight = "[" in path.name
    weight = "" if has_every_weight else "700" if "Bold" in path.name else "400"
    url = f"fonts:{name}/{style}" if has_every_weight else f"fonts:{name}/{style}/{weight}"
    return Face(family, weight, style, url, str(path))


def font_files() -> Mapping[str, str]:
    """Every font file by the URL that style sheets name it with: `fonts:FAMILY/STYLE`, STYLE being normal or italic.

    Fonts that have one weight a file add it: `fonts:amiri/normal/700`. Raises MissingToolError as `faces` does.
    """
    return {face.url: face.path for face in faces(tuple(_PACKAGES))}
