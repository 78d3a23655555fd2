"""Mends in the texts of a paper what can be mended without a doubt: the spaces and marks of a language.

An edit counts as safe where pandoc, reading the text with it, finds the same structure and the same words: no emphasis
ends elsewhere, no table loses a column. In a `metadata.toml`, it is safe where the same strings come out of it.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paperbuild.engines.limits import EngineLimits
from paperbuild.engines.pandoc import Reading, read_sections
from paperbuild.engines.pandoc_tree import GAPS
from paperbuild.findings.edits import with_edits
from paperbuild.findings.source import SourceFile
from paperbuild.model.section import Section
from paperbuild.syntax.misprints import Misprint, misprints, misprints_in_strings
from paperbuild.syntax.toml_table import toml_table

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Part

# One letter for marks that stand for each other, so that a text with the right one reads the same.
_SAME_MARKS = str.maketrans(
    {"，": ",", "；": ";", "：": ":", "？": "?", "！": "!", "،": ",", "؛": ";", "؟": "?", "–": "-"}
)


@dataclass(frozen=True)
class Fixed:
    """A file with the text that mends it; `mended` was set right, `left` could not be without a risk."""

    file: SourceFile
    text: str
    mended: tuple[Misprint, ...]
    left: tuple[Misprint, ...]


def fix(sections: Sequence[Section], limits: EngineLimits) -> list[Fixed]:
    """The sections that have something to be mended, mended as far as that is safe."""
    return [_fixed(section, found, limits) for section in sections if (found := tuple(misprints(section)))]


def fix_strings(file: SourceFile, locale: str) -> Fixed | None:
    """A `metadata.toml`, its strings mended; None where nothing is to be mended."""
    found = tuple(misprints_in_strings(file, locale))
    if not found:
        return None
    text = with_edits(file.text, found)
    is_safe = _strings(text) == _strings(file.text)
    return Fixed(file, text, found, ()) if is_safe else Fixed(file, file.text, (), found)


def _strings(text: str) -> str:
    """What the strings of a TOML text say, without the spaces in them; empty where it is no TOML."""
    try:
        said = json.dumps(toml_table(text), ensure_ascii=False, default=str)
    except tomllib.TOMLDecodeError:
        return ""
    return "".join(said.translate(_SAME_MARKS).split())


def _fixed(section: Section, found: tuple[Misprint, ...], limits: EngineLimits) -> Fixed:
    text = section.file.text
    if section.file.bad_bytes is not None or not section.is_readable:
        return Fixed(section.file, text, (), found)
    safe = found if _are_safe(text, [found], limits)[0] else _safe_ones(text, found, limits)
    left = tuple(one for one in found if one not in safe)
    return Fixed(section.file, with_edits(text, safe), safe, left)


def _safe_ones(text: str, found: tuple[Misprint, ...], limits: EngineLimits) -> tuple[Misprint, ...]:
    """Those that are safe each by itself, if they are so together as well."""
    alone = _are_safe(text, [(one,) for one in found], limits)
    safe = tuple(one for one, is_safe in zip(found, alone, strict=True) if is_safe)
    return safe if safe and _are_safe(text, [safe], limits)[0] else ()


def _are_safe(text: str, attempts: Sequence[Sequence[Misprint]], limits: EngineLimits) -> list[bool]:
    """For each of `attempts`, a choice of edits, whether the text reads the same with them."""
    before, *after = read_sections([text, *(with_edits(text, edits) for edits in attempts)], *limits)
    wanted = _meaning(before)
    return [wanted is not None and _meaning(reading) == wanted for reading in after]


def _meaning(reading: Reading | None) -> list[str] | None:
    """What a text says: its elements and its letters, without the spaces between them; None where it is not known."""
    if reading is None:
        return None
    return list(_joined(_pieces(json.loads(reading.json)["blocks"])))


def _joined(pieces: Iterator[str]) -> Iterator[str]:
    """The pieces, those that are letters joined to one as long as nothing comes between them."""
    letters = ""
    for piece in pieces:
        if piece.startswith("\0"):
            yield from (letters, piece)
            letters = ""
        else:
            letters += piece
    yield letters


def _pieces(node: Part) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _pieces(item)
    elif isinstance(node, dict):
        kind = node.get("t", "")
        if kind == "Str":
            yield "".join(node["c"].translate(_SAME_MARKS).split())
        elif kind not in GAPS:
            yield f"\0{kind}"
            for name, value in node.items():
                if name != "t":
                    yield from _pieces(value)
    else:
        yield f"\0{node}"
