"""The strings of `metadata.toml` as texts to translate, and how a translation of them is written into the file."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from paperbuild.compare.strings import strings_to_translate
from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.settings import as_table
from paperbuild.syntax.toml_places import Path, toml_places
from paperbuild.syntax.toml_table import STRING, toml_table

_PLAIN = ("title", "subtitle", "short-title", "description", "abstract", "edition-notice", "cover-alt")
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)
STRINGS_TABLE = re.compile(r"^[ \t]*\[[ \t]*strings[ \t]*\][^\r\n]*", re.MULTILINE)
_COMMENTS = {
    "title": "the paper's title",
    "subtitle": "the paper's subtitle",
    "short-title": "the title at the head of pages",
    "abstract": "the abstract, with a blank line between its paragraphs",
    "cover-alt": "what the image on the cover shows, for people who do not see it",
    "description": "what the paper is about, for catalogues",
    "edition-notice": "a notice about this edition",
    "keywords": "a keyword",
    "strings": "a word of the templates",
}


@dataclass(frozen=True)
class MetadataText:
    """One string: its path in the file, its `source`, its translation where there is one."""

    path: Path
    source: str
    present: str | None
    place: tuple[str, int]
    comment: str


def metadata_texts(paper: Paper, code: str) -> list[MetadataText]:
    """The strings of the source's `metadata.toml` and those of the templates, beside those of `code`."""
    files = {source.code: source.metadata for source in paper.project.locales}
    mine, other = files.get(paper.settings.locale), files.get(code)
    written = _values(other)
    places = _places(mine)
    path = mine.path if mine else f"content/{paper.settings.locale}/metadata.toml"
    texts = []
    for steps, source in _sources(paper.source, code, written).items():
        span = places.get(_counted_from_0(steps)) or places.get(steps[:1])
        line = mine.position(span.start).line if mine and span else 1
        comment = f"{_COMMENTS[str(steps[0])]}: {steps[-1]}" if len(steps) > 1 else _COMMENTS[str(steps[0])]
        texts.append(MetadataText(steps, source, _at(written, steps), (path, line), comment))
    return texts


def _counted_from_0(path: Path) -> Path:
    """A path as TOML's places have it: a translator's first keyword is number 1."""
    return tuple(step - 1 if isinstance(step, int) else step for step in path)


def _sources(source: Locale, code: str, written: Mapping[str, Any]) -> dict[Path, str]:
    """The strings of the source by their paths; of the tool's words those that `code` has to say, or has `written`."""
    values = as_table(source.metadata)
    found: dict[Path, str] = {(name,): values[name] for name in _PLAIN if values[name]}
    found |= {("keywords", number): word for number, word in enumerate(source.metadata.keywords, 1)}
    wanted = strings_to_translate(source, code).keys() | {*_table(written.get("strings"))}
    named = ((name.replace("_", "-"), word) for name, word in source.strings.items())
    return found | {("strings", name): word for name, word in named if name in wanted}


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _values(file: SourceFile | None) -> Mapping[str, Any]:
    if file is None:
        return {}
    try:
        return toml_table(file.text)
    except tomllib.TOMLDecodeError:
        return {}


def _places(file: SourceFile | None) -> Mapping[Path, Span]:
    return toml_places(file.text) if file is not None and _values(file) else {}


def _at(values: Mapping[str, Any], path: Path) -> str | None:
    value: Any = values
    for step in path:
        if isinstance(step, int) and isinstance(value, list):
            value = value[step - 1] if step <= len(value) else None
        elif isinstance(value, dict):
            value = value.get(step)
        else:
            return None
    return value if isinstance(value, str) else None


def is_writable(file: SourceFile | None) -> bool:
    """Whether the file can be changed without harm: it is TOML, or not there."""
    return file is None or not file.text.strip() or bool(_values(file)) or not _TABLE.search(file.text)


def with_strings(text: str, strings: Mapping[Path, str]) -> str:
    """The text of a `metadata.toml` with those strings in it; all the rest of it stays as it is."""
    for path, value in sorted(strings.items(), key=lambda item: str(item[0][0]) == "strings"):
        text = _with_string(text, path, json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f"))
    return text


def _with_string(text: str, path: Path, written: str) -> str:
    places = toml_places(text)
    if path[0] == "keywords":
        return _with_keyword(text, int(path[1]), written, places)
    if path in places:
        start = text.index("=", places[path].end) + 1
        match = STRING.search(text, start)
        return text[: match.start()] + written + text[match.end() :] if match else text
    line_end = "\r\n" if "\r\n" in text else "\n"
    line = f"{path[-1]} = {written}{line_end}"
    if path[0] == "strings":
        table = STRINGS_TABLE.search(text)
        if table is None:
            return f"{_ended(text, line_end)}{line_end if text else ''}[strings]{line_end}{line}"
        following = _TABLE.search(text, table.end())
        at = following.start() if following else len(text)
    else:
        table = _TABLE.search(text)
        at = table.start() if table else len(text)
    kept = text[:at].rstrip("\r\n \t")
    return _ended(kept, line_end) + line + _gap(text, len(kept), at) + text[at:]


def _gap(text: str, start: int, end: int) -> str:
    """What of the white space between two tables is left when a line has been put before it."""
    gap = text[start:end]
    return re.sub(r"\A(?:\r\n|\r|\n)", "", gap)


def _ended(text: str, line_end: str) -> str:
    return text + line_end if text and not text.endswith(("\n", "\r")) else text


def _with_keyword(text: str, number: int, written: str, places: Mapping[Path, Span]) -> str:
    there = places.get(("keywords", number - 1))
    if there:
        return text[: there.start] + written + text[there.end :]
    last = places.get(("keywords", number - 2))
    if last:
        line_start = text.rfind("\n", 0, last.start) + 1
        is_alone = not text[line_start : last.start].strip()
        gap = ("\r\n" if "\r\n" in text else "\n") + text[line_start : last.start] if is_alone else " "
        return f"{text[: last.end]},{gap}{written}{text[last.end :]}"
    if ("keywords",) in places:
        at = text.index("[", places["keywords",].end) + 1
        return text[:at] + written + text[at:]
    top = _TABLE.search(text)
    at = top.start() if top else len(text)
    line_end = "\r\n" if "\r\n" in text else "\n"
    return _ended(text[:at], line_end) + f"keywords = [{written}]{line_end}" + text[at:]
