"""Which fonts a language is set in, and where they are.

Most come as Python packages, so that a PDF is the same on every machine. Latin, Greek and Cyrillic letters are in the
house's own two families, code in a third; Arabic ones in two small ones. These are always installed. Packages for some
more scripts come with the extra `paperbuild[fonts]`; where one is not installed, the system's font of that name is
taken. For the others there is no package, or a very large one: the system's Noto fonts are taken by their names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from paperbuild.findings.errors import MissingToolError

# The Python package of each family: those that are always there, and those of the extra.
_PACKAGES = {
    "Source Serif 4": "source-serif-4",
    "Source Sans 3": "source-sans-3",
    "Source Code Pro": "source-code-pro",
    "Amiri": "amiri",
    "Noto Sans Arabic": "noto-sans-arabic",
}
_EXTRA_PACKAGES = {
    "Assistant": "assistant",
    "Frank Ruhl Libre": "frank-ruhl-libre",
    "Hind Siliguri": "hind-siliguri",
    "Noto Sans": "noto-sans",
    "Noto Sans Devanagari": "noto-sans-devanagari",
    "Noto Sans Khmer": "noto-sans-khmer",
    "Noto Sans Tamil": "noto-sans-tamil",
    "Noto Sans Telugu": "noto-sans-telugu",
    "Noto Sans Thai": "noto-sans-thai",
    "Noto Serif": "noto-serif",
    "Sarabun": "sarabun",
}
RARE_LATIN = "Latn-rare"
"""The name under which `typeface` has Latin letters that the house's families do not have."""
RARE_LATIN_LETTERS = (
    "\u012c\u012d\u0132\u0133\u0166\u0167\u0180-\u018e\u0190\u0191\u0193-\u019f\u01a2-\u01ae\u01b1-\u01cc\u01dd-\u01e5\u01e8-\u01f7"
    "\u01fa-\u0217\u021c-\u0236\u0238-\u0250\u0252-\u0258\u025a-\u0260\u0262-\u02af\u1e00-\u1e0b\u1e10-\u1e1f\u1e22\u1e23\u1e26-\u1e29"
    "\u1e2c-\u1e35\u1e3c\u1e3d\u1e40\u1e41\u1e4a-\u1e59\u1e64-\u1e6b\u1e70-\u1e7f\u1e86-\u1e8d\u1e90\u1e91\u1e94-\u1e96\u1e98-\u1e9d\u1e9f"
    "\u1efa-\u1eff\u2c60-\u2c7c\u2c7e\u2c7f\ua722-\ua76f\ua771-\ua787\ua78b-\ua7ca"
)
"""Those letters, as a set of a regular expression: hooked ones of Hausa and Fulfulde, the open ones of Ewe, …"""

# What a script is set in, text and headings, that the extra brings.
_OF_EXTRA = {
    "Beng": ("Hind Siliguri", "Hind Siliguri"),
    "Deva": ("Noto Sans Devanagari", "Noto Sans Devanagari"),
    "Hebr": ("Frank Ruhl Libre", "Assistant"),
    RARE_LATIN: ("Noto Serif", "Noto Sans"),
    "Khmr": ("Noto Sans Khmer", "Noto Sans Khmer"),
    "Taml": ("Noto Sans Tamil", "Noto Sans Tamil"),
    "Telu": ("Noto Sans Telugu", "Noto Sans Telugu"),
    "Thai": ("Sarabun", "Noto Sans Thai"),
}
# What Noto calls the scripts for which no package is in the extra.
NOTO = {
    "Armn": "Armenian",
    "Ethi": "Ethiopic",
    "Geor": "Georgian",
    "Gujr": "Gujarati",
    "Guru": "Gurmukhi",
    "Knda": "Kannada",
    "Laoo": "Lao",
    "Mlym": "Malayalam",
    "Mymr": "Myanmar",
    "Sinh": "Sinhala",
}
CJK = {"Hans": "SC", "Hant": "TC", "Jpan": "JP", "Kore": "KR"}
_WITH_HOUSE_FONTS = frozenset({"Latn", "Grek", "Cyrl"})
# The static weights that the design asks for: WeasyPrint takes the nearer one for others.
_STATIC = re.compile(r"-(?:Regular|Bold|Italic|BoldItalic)\.ttf$")


@dataclass(frozen=True)
class Typeface:
    """The families that a script is set in, the first one first: `serif` for the text, `sans` for what is around it.

    `system` are those among them that no Python package brings, `extra` those that the extra brings.
    """

    serif: tuple[str, ...]
    sans: tuple[str, ...]
    system: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    @property
    def optional(self) -> tuple[str, ...]:
        """The families that may not be there."""
        return self.system or self.extra

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
    if script in CJK:
        # They come first: quotation marks and dashes are as wide as their letters, and their Latin is the house's.
        own = f"Noto Serif CJK {CJK[script]}", f"Noto Sans CJK {CJK[script]}"
        return Typeface((own[0], *HOUSE.serif), (own[1], *HOUSE.sans), own)
    if script in _OF_EXTRA:
        serif, sans = _OF_EXTRA[script]
        extra = tuple(dict.fromkeys((serif, sans)))
        return Typeface((*HOUSE.serif, serif), (*HOUSE.sans, sans), extra=extra)
    if script in NOTO:
        own = f"Noto Serif {NOTO[script]}", f"Noto Sans {NOTO[script]}"
        return Typeface((*HOUSE.serif, own[0]), (*HOUSE.sans, own[1]), own)
    return None


def faces(families: tuple[str, ...]) -> tuple[Face, ...]:
    """The font files of `families` that come as Python packages; of the extra, those that are installed.

    Raises MissingToolError where the package of a font that is always needed is not installed.
    """
    return tuple(face for family in families for face in _faces(family))


@cache
def _faces(family: str) -> tuple[Face, ...]:
    name = _PACKAGES.get(family) or _EXTRA_PACKAGES.get(family)
    spec = find_spec(f"fontpkg_{name.replace('-', '_')}") if name else None
    if name is None or spec is None or spec.origin is None:
        if family in _PACKAGES:
            raise MissingToolError(f"the font {family} is not installed", f"pip install fontpkg-{name}")
        return ()
    paths = sorted(Path(spec.origin).parent.glob("files/*.ttf"))
    return tuple(_face(family, name, path) for path in paths if "[" in path.name or _STATIC.search(path.name))


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
    return {face.url: face.path for face in faces((*_PACKAGES, *_EXTRA_PACKAGES))}
