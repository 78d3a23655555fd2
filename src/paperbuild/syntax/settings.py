"""Reads `paper.toml` and `metadata.toml`: everything that is wrong with them at once, each at its place.

What cannot be used is left out and stands for its default, so that the rest of the paper is checked all the same.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

from paperbuild.findings.nearest import nearest
from paperbuild.findings.source import Position, SourceFile, Span
from paperbuild.model.manuscript import NO_LETTERS, NO_MARKS
from paperbuild.model.project import SETTINGS_PATH
from paperbuild.model.settings import Metadata, Settings
from paperbuild.syntax.merge_marks import without_conflicts
from paperbuild.syntax.plain_settings import plainly_read
from paperbuild.syntax.toml_places import Path, toml_places
from paperbuild.syntax.toml_table import toml_table

_Values = TypeVar("_Values")

_AT = re.compile(r" \((?:at line (\d+), column (\d+)|at end of document)\)$")
_TOML = 'a line reads `name = "text"`, a table begins with `[name]`: see toml.io'
_STAND_IN: dict[str, Any] = {
    "slug": "paper",
    "locale": "en",
    "date": datetime.date(1970, 1, 1),
    "publisher": {"name": "?"},
}


_SHAPES = {
    "slug": "small letters a to z and digits, in words joined by hyphens: `housing-for-all`",
    "locale": "a BCP 47 language tag: `en`, `fr`, `pt-BR`, `zh-Hant`",
    "url": "where `build/` is published, with `https://`, without `?` and `#`: `https://example.org/papers/x/`",
    "date": "a date: 2026-09-01, without quotation marks",
    "original.date": 'a year, a month or a day in quotation marks: "2019-09"',
}


class FaultKind(Enum):
    """In what settings are wrong: the name of the rule that tells it."""

    MISSING = "missing-setting"
    UNKNOWN = "unknown-setting"
    WRONG = "wrong-setting"
    SYNTAX = "toml-syntax"


@dataclass(frozen=True)
class SettingFault:
    """What is wrong with settings, at `span` of `file`; what is missing altogether, at its start."""

    kind: FaultKind
    file: SourceFile
    span: Span
    message: str
    hint: str
    locale: str = ""


def parse_settings(file: SourceFile | None) -> tuple[Settings, list[SettingFault]]:
    """The settings, and what is wrong with them."""
    if file is None:
        return _checked(Settings, _STAND_IN), [_no_file(SETTINGS_PATH, "")]
    return _parse(file, Settings, _STAND_IN, "")


def parse_metadata(file: SourceFile | None, locale: str) -> tuple[Metadata, list[SettingFault]]:
    """The strings of `locale`, and what is wrong with them."""
    if file is None:
        return Metadata(title="?"), [_no_file(f"content/{locale}/metadata.toml", locale)]
    return _parse(file, Metadata, {"title": "?"}, locale)


def settings_of(table: Mapping[str, Any]) -> Settings:
    """Settings of a table as `paper.toml` has it. Raises ValueError where something is wrong with it."""
    return _checked(Settings, table)


def metadata_of(table: Mapping[str, Any]) -> Metadata:
    """The strings of a table as `metadata.toml` has it. Raises ValueError where something is wrong with it."""
    return _checked(Metadata, table)


def rules_named(file: SourceFile, settings: Settings) -> Iterator[tuple[str, Span]]:
    """The rules that `settings` name by their codes or names, each with its place in their file."""
    named: list[tuple[Path, str]] = [(("rules", name), name) for name in settings.rules]
    named += [(("ignore", number, "rule"), item.rule) for number, item in enumerate(settings.ignore)]
    places = toml_places(without_conflicts(file.text)) if named else {}
    yield from ((name, _place(path, places)) for path, name in named)


def _no_file(path: str, locale: str) -> SettingFault:
    hint = "`paperbuild init DIR` makes an example of it"
    return SettingFault(FaultKind.MISSING, SourceFile(path, ""), Span(0, 0), "this file is missing", hint, locale)


def _parse(
    file: SourceFile, kind: type[_Values], stand_in: Mapping[str, Any], locale: str
) -> tuple[_Values, list[SettingFault]]:
    text = without_conflicts(file.text)
    try:
        values = _printable(toml_table(text.translate(NO_MARKS)))
    except tomllib.TOMLDecodeError as error:
        return _checked(kind, stand_in), [_syntax(file, str(error), locale)]
    known, problems = _read(kind, values)
    if known is not None:
        return known, []
    meant = _meant(kind, problems, values)
    found = list(_faults(file, kind, problems, meant, toml_places(text), locale))
    usable = {**stand_in, **_without(values, [problem["loc"] for problem in problems])}
    mended = {name: values[path[0]] for path, name in meant.items() if len(path) == 1 and isinstance(path[0], str)}
    read = _read(kind, {**usable, **mended})[0] or _read(kind, usable)[0]
    return read or _checked(kind, stand_in), found


def _printable(value: Any) -> Any:
    """`value`, as TOML has it, without letters that it may have by their numbers (`\\u0001`) and no output can have."""
    if isinstance(value, str):
        return value if value.isprintable() else value.translate(NO_LETTERS)
    if isinstance(value, dict):
        return {_printable(name): _printable(one) for name, one in value.items()}
    return [_printable(one) for one in value] if isinstance(value, list) else value


def _read(kind: type[_Values], table: Mapping[str, Any]) -> tuple[_Values | None, Sequence[Mapping[str, Any]]]:
    """What `table` says; or None, and what is wrong with it."""
    known = plainly_read(kind, table)
    if known is not None:
        return known, []
    from paperbuild.syntax.explained_settings import explained  # with pydantic, which takes a tenth of a second

    return explained(kind, table)


def _checked(kind: type[_Values], table: Mapping[str, Any]) -> _Values:
    """What `table` says. Raises ValueError where something is wrong with it."""
    known, problems = _read(kind, table)
    if known is None:
        raise ValueError(f"these are no {kind.__name__}: {problems}")
    return known


def _without(values: Mapping[str, Any], faulty: list[Path]) -> dict[str, Any]:
    """The top-level values that nothing is wrong with."""
    return {name: value for name, value in values.items() if name not in {loc[0] for loc in faulty}}


def _syntax(file: SourceFile, message: str, locale: str) -> SettingFault:
    match = _AT.search(message)
    at = len(file.text)
    if match and match[1]:
        at = min(file.offset(Position(int(match[1]), int(match[2]))), len(file.text))
    return SettingFault(FaultKind.SYNTAX, file, Span(at, at), _AT.sub("", message).lower(), _TOML, locale)


def _meant(kind: type, problems: Iterable[Mapping[str, Any]], values: Mapping[str, Any]) -> dict[Path, str]:
    """For the path of each setting that is unknown the name that it should have, where it is near to one that is not
    there. No two should have the same."""
    from paperbuild.syntax.explained_settings import known_names

    found: dict[Path, str] = {}
    for path in [problem["loc"] for problem in problems if problem["type"] == "extra_forbidden"]:
        name = nearest(str(path[-1]), known_names(kind, path[:-1]))
        if name and name not in _table_at(values, path[:-1]) and (path[:-1], name) not in _named(found):
            found[path] = name
    return found


def _named(meant: Mapping[Path, str]) -> set[tuple[Path, str]]:
    return {(path[:-1], name) for path, name in meant.items()}


def _table_at(values: Any, path: Path) -> Any:
    for step in path:
        values = values[step]
    return values


def _faults(
    file: SourceFile,
    kind: type,
    problems: Iterable[Mapping[str, Any]],
    meant: Mapping[Path, str],
    places: Mapping[Path, Span],
    locale: str,
) -> Iterator[SettingFault]:
    for problem in problems:
        path = problem["loc"]
        if problem["type"] == "missing" and (path[:-1], path[-1]) in _named(meant):
            continue  # it is there, with a slip in its name
        span = _place(path, places)
        name = ".".join(str(step) for step in path)
        if problem["type"] == "extra_forbidden":
            hint = f"did you mean `{meant[path]}`?" if path in meant else _otherwise(kind, path)
            yield SettingFault(FaultKind.UNKNOWN, file, span, f"no setting is called `{name}`", hint, locale)
        elif problem["type"] == "missing":
            hint = f"add a line `{path[-1]} = …`" + (f" to [{'.'.join(map(str, path[:-1]))}]" if path[1:] else "")
            yield SettingFault(FaultKind.MISSING, file, span, f"the setting `{name}` is missing", hint, locale)
        else:
            message, hint = _explained(name, problem)
            yield SettingFault(FaultKind.WRONG, file, span, message, hint, locale)


def _otherwise(kind: type, path: Path) -> str:
    """What to do with a setting that is unknown, at `path`, and means none that is not there already."""
    from paperbuild.syntax.explained_settings import known_names

    known = known_names(kind, path[:-1])
    if there := nearest(str(path[-1]), known):
        return f"`{there}` is there already: delete this line"
    return f"the settings here are {', '.join(sorted(known))}"


def _place(path: Path, places: Mapping[Path, Span]) -> Span:
    """Where the key of `path` stands, or the table that it should stand in, or the top of the file."""
    for length in range(len(path), 0, -1):
        if path[:length] in places:
            return places[path[:length]]
    return Span(0, 0)


def _explained(name: str, problem: Mapping[str, Any]) -> tuple[str, str]:
    """The message and the hint for what pydantic found about the setting `name`."""
    value = problem.get("input")
    shown = (
        f"`{value}` is not a value" if isinstance(value, str | int | float) and value != "" else "this is not a value"
    )
    said = str(problem.get("msg", ""))
    if name == "accent" and problem["type"] != "contrast":
        return f"{shown} for `accent`", "a colour as six hexadecimal digits: `#7d1a35`"
    return f"{shown} for `{name}`", _SHAPES.get(name) or said[:1].lower() + said[1:]
