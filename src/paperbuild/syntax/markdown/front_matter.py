"""Finds values that a file gives about itself: front matter, of which this tool reads none and prints none.

Quarto, R Markdown, Jekyll, Hugo, Obsidian and pandoc itself put a title, an author and a date before a text: between
lines of hyphens (YAML), between `+++` (TOML), behind `%` (pandoc's title block) or as `Title: …` (MultiMarkdown).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from paperbuild.findings.source import Span
from paperbuild.model.section import FrontMatter

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_NAME = re.compile(r"""["']?([A-Za-z][\w.-]*)["']?[ \t]*:(?=\s|\Z)""")
_TOML_NAME = re.compile(r"""["']?([A-Za-z][\w.-]*)["']?[ \t]*=""")
# A line of YAML that names no value: what stands further in, an item, a comment, the end of a list or a mapping.
_MORE = re.compile(r"[ \t]+\S|-[ \t]|#|[\]}]")
_MULTIMARKDOWN = re.compile(r"(?:title|subtitle|author|date)[ \t]*:[ \t]+\S", re.IGNORECASE)
_VALUE = re.compile(r"([A-Za-z][\w ]*):[ \t]+\S")
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})([^`]*)\Z")
_LETTER = re.compile(r"[^\r\n]")
_TITLE_BLOCK = ("title", "author", "date")


def front_matter(text: str) -> tuple[FrontMatter, ...]:
    """Every block of a text that gives values about it. Pandoc takes one of YAML anywhere, the others at the top."""
    return tuple(_found(text)) if "---" in text or text.lstrip()[:1] in {"+", "%", *"tTsSaAdD"} else ()


def without_front_matter(text: str) -> str:
    """`text` with blanks for each character of its front matter: what stands after it keeps its offset."""
    parts, end = [], 0
    for block in front_matter(text):
        parts += [text[end : block.span.start], _LETTER.sub(" ", text[block.span.start : block.span.end])]
        end = block.span.end
    return "".join([*parts, text[end:]])


def _found(text: str) -> Iterator[FrontMatter]:
    places = [Span(*match.span()) for match in _LINE.finditer(text)]
    lines = [text[start:end].rstrip() for start, end in places]
    at = next((number for number, line in enumerate(lines) if line), len(lines))
    is_top, fence = True, ""
    while at < len(lines):
        fence = _fence_after(lines[at], fence)
        block = None if fence else _block_at(lines, at, is_top=is_top)
        if block:
            length, names = block
            last = at + length - 1
            yield FrontMatter(Span(places[at].start, places[last].start + len(lines[last])), names)
            at += length
        else:
            at += 1
        is_top = False


def _fence_after(line: str, fence: str) -> str:
    """The fence of the code that is open after `line`, where before it `fence` was; empty where none is."""
    match = _FENCE.match(line)
    if not match or not fence:
        return match[1] if match else fence
    closes = match[1].startswith(fence) and not match[2].strip()
    return "" if closes else fence


def _block_at(lines: Sequence[str], at: int, *, is_top: bool) -> tuple[int, tuple[str, ...]] | None:
    """How many lines the front matter has that begins in line `at`, and what it names; None where none does."""
    if lines[at] == "---":
        return _yaml(lines, at, is_top=is_top) if is_top or not lines[at - 1] else None
    if not is_top:
        return None
    if lines[at] == "+++":
        return _toml(lines, at)
    if lines[at].startswith("% "):
        return _title_block(lines, at)
    return _multimarkdown(lines, at) if _MULTIMARKDOWN.match(lines[at]) else None


def _yaml(lines: Sequence[str], at: int, *, is_top: bool) -> tuple[int, tuple[str, ...]] | None:
    names: dict[str, None] = {}
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if line in {"---", "..."}:
            ends = is_top or number + 1 == len(lines) or not lines[number + 1]
            is_enough = len(names) > 1 or (is_top if number == at + 1 else bool(lines[at + 1]) and bool(names))
            return (number + 1 - at, tuple(names)) if ends and is_enough else None
        if match := _NAME.match(line):
            names[match[1].lower()] = None
        elif not _MORE.match(line) and (line or not is_top):
            return None
    return None


def _toml(lines: Sequence[str], at: int) -> tuple[int, tuple[str, ...]] | None:
    end = next((number for number in range(at + 1, len(lines)) if lines[number] == "+++"), 0)
    names = [match[1].lower() for line in lines[at:end] if (match := _TOML_NAME.match(line))]
    return (end + 1 - at, tuple(dict.fromkeys(names))) if names else None


def _title_block(lines: Sequence[str], at: int) -> tuple[int, tuple[str, ...]]:
    end = at
    while end < len(lines) and lines[end].startswith(("%", " ")):
        end += 1
    count = sum(line.startswith("%") for line in lines[at:end])
    return end - at, _TITLE_BLOCK[:count]


def _multimarkdown(lines: Sequence[str], at: int) -> tuple[int, tuple[str, ...]] | None:
    end = next((number for number in range(at, len(lines)) if not lines[number]), len(lines))
    names = [match[1].strip().lower() for line in lines[at:end] if (match := _VALUE.match(line))]
    return (end - at, tuple(dict.fromkeys(names))) if len(names) == end - at > 1 else None
