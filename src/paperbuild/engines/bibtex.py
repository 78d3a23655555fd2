"""Names and LaTeX in bibliography fields, as bibtexparser understands them: the only module that imports it.

It is imported when the first field needs it (40 ms): most papers have no field that does.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

_PLAIN_NAME = re.compile(r"\s*[^\s,{}\\~\"$]+(?:\s[^\s,{}\\~\"$]+)*\s*,\s*[^\s,{}\\~\"$]+(?:\s[^\s,{}\\~\"$]+)*\s*")

_ONE_PIECE = re.compile(r"\{[^{}\\]*\}|[^\s,{}\\~\"$]+")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)?", re.DOTALL)

LONGEST_NAME = 1000
"""What has more characters is no name: bibtexparser 2.1 takes the square of its commas."""
_LONGEST_TEXT = 20_000  # it takes 15 microseconds a letter; of more, only the letters are read


@dataclass(frozen=True)
class Name:
    """A name in its parts, `particle` being the "van" of "van Gogh". `fault` says why it cannot be read, in which case
    the parts are empty."""

    given: str = ""
    family: str = ""
    particle: str = ""
    suffix: str = ""
    fault: str = ""

    @property
    def family_name(self) -> str:
        """The particle and the family name: `van Gogh`."""
        return f"{self.particle} {self.family}".strip()


@lru_cache(maxsize=4096)
def read_name(name: str) -> Name:
    """The parts of one name: `Family, Given`, `Given Family` or `Family, Junior, Given`; LaTeX untouched."""
    if _PLAIN_NAME.fullmatch(name):
        family, given = name.split(",")
        particle, family = _without_particle(family)
        return Name(given.strip(), family, particle)
    if _ONE_PIECE.fullmatch(name):
        return Name(family=name)
    if len(name) > LONGEST_NAME:
        return Name(fault=f"a name of more than {LONGEST_NAME} characters: is there an `and` between the names?")
    from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

    try:
        parts = parse_single_name_into_parts(name, strict=True)
    except InvalidNameError as error:
        return Name(fault=error.reason)
    return Name(" ".join(parts.first), " ".join(parts.last), " ".join(parts.von), " ".join(parts.jr))


def _without_particle(family: str) -> tuple[str, str]:
    """The words in lower case that a family name begins with, and what comes after; one all in lower case has none."""
    words = family.split()
    count = next((at for at, word in enumerate(words) if not word[:1].islower()), 0)
    return " ".join(words[:count]), " ".join(words[count:])


@lru_cache(maxsize=4096)
def plain_text(latex: str) -> str:
    """`latex` as a reader sees it: accents composed, commands and braces gone."""
    if len(latex) > _LONGEST_TEXT:
        latex = _COMMAND.sub("", latex).replace("$", "")
    if "\\" not in latex and "$" not in latex:
        return latex.replace("{", "").replace("}", "").replace("~", " ")
    from bibtexparser.model import Entry, Field

    entry = Entry("misc", "", [Field("text", latex)])
    decoded = _decoder().transform_entry(entry, None)
    return str(decoded.fields_dict["text"].value) if isinstance(decoded, Entry) else latex


@cache
def _decoder() -> Any:
    from bibtexparser.middlewares import LatexDecodingMiddleware

    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)  # it would print what it does not understand
    return LatexDecodingMiddleware(allow_inplace_modification=True, keep_braced_groups=False)
