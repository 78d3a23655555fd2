"""Reads `paper.toml` and `metadata.toml`: everything that is wrong with them at once, each at its place.

What cannot be used is left out and stands for its default, so that the rest of the paper is checked all the same.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.nearest import did_you_mean
from paperbuild.findings.source import Position, SourceFile, Span
from paperbuild.model.manuscript import NO_MARKS
from paperbuild.model.project import SETTINGS_PATH
from paperbuild.model.settings import Metadata, Settings
from paperbuild.rules.settings import missing_setting, toml_syntax, unknown_setting, wrong_setting
from paperbuild.syntax.toml_places import Path, toml_places

_Model = TypeVar("_Model", bound=BaseModel)

_AT = re.compile(r" \((?:at line (\d+), column (\d+)|at end of document)\)$")
_STAND_IN: dict[str, Any] = {
    "slug": "paper",
    "locale": "en",
    "date": datetime.date(1970, 1, 1),
    "publisher": {"name": "?"},
}


def parse_settings(file: SourceFile | None, known_rules: Collection[str]) -> tuple[Settings, list[Diagnostic]]:
    """The settings, and what is wrong with them; `known_rules` are the codes and names of all rules."""
    if file is None:
        missing = missing_setting.no_file(SETTINGS_PATH)
        return Settings.model_validate(_STAND_IN), [missing]
    settings, diagnostics = _parse(file, Settings, _STAND_IN, "")
    return settings, [*diagnostics, *_unknown_rules(file, settings, known_rules)]


def parse_metadata(file: SourceFile | None, locale: str) -> tuple[Metadata, list[Diagnostic]]:
    """The strings of `locale`, and what is wrong with them."""
    if file is None:
        path = f"content/{locale}/metadata.toml"
        return Metadata(title="?"), [missing_setting.no_file(path, locale)]
    return _parse(file, Metadata, {"title": "?"}, locale)


def _parse(
    file: SourceFile, model: type[_Model], stand_in: Mapping[str, Any], locale: str
) -> tuple[_Model, list[Diagnostic]]:
    try:
        values = tomllib.loads(file.text.translate(NO_MARKS))
    except tomllib.TOMLDecodeError as error:
        return model.model_validate(stand_in), [_syntax(file, str(error), locale)]
    try:
        return model.model_validate(values), []
    except ValidationError as error:
        places = toml_places(file.text)
        found = list(_faults(file, model, error, places, locale))
        usable = _without(values, [problem["loc"] for problem in error.errors()])
        return _usable(model, usable, stand_in), found


def _usable(model: type[_Model], values: Mapping[str, Any], stand_in: Mapping[str, Any]) -> _Model:
    try:
        return model.model_validate({**stand_in, **values})
    except ValidationError:
        return model.model_validate(stand_in)


def _without(values: Mapping[str, Any], faulty: list[tuple[str | int, ...]]) -> dict[str, Any]:
    """The top-level values that nothing is wrong with."""
    return {name: value for name, value in values.items() if name not in {loc[0] for loc in faulty}}


def _syntax(file: SourceFile, message: str, locale: str) -> Diagnostic:
    match = _AT.search(message)
    at = len(file.text)
    if match and match[1]:
        at = min(file.offset(Position(int(match[1]), int(match[2]))), len(file.text))
    return toml_syntax.RULE.at(file, Span(at, at), _AT.sub("", message).lower(), toml_syntax.HINT, locale)


def _faults(
    file: SourceFile,
    model: type[BaseModel],
    error: ValidationError,
    places: Mapping[Path, Span],
    locale: str,
) -> Iterator[Diagnostic]:
    for problem in error.errors(include_url=False):
        path = problem["loc"]
        span = _place(path, places)
        name = ".".join(str(step) for step in path)
        if problem["type"] == "extra_forbidden":
            known = _known_names(model, path[:-1])
            message, hint = f"no setting is called `{name}`", did_you_mean(str(path[-1]), known)
            fallback = f"known here: {', '.join(sorted(known))}"
            yield unknown_setting.RULE.at(file, span, message, hint or fallback, locale)
        elif problem["type"] == "missing":
            hint = f"add a line `{path[-1]} = …`" + (f" to [{'.'.join(map(str, path[:-1]))}]" if path[1:] else "")
            yield missing_setting.RULE.at(file, span, f"the setting `{name}` is missing", hint, locale)
        else:
            message, hint = wrong_setting.explained(name, problem)
            yield wrong_setting.RULE.at(file, span, message, hint, locale)


def _place(path: Path, places: Mapping[Path, Span]) -> Span:
    """Where the key of `path` stands, or the table that it should stand in, or the top of the file."""
    for length in range(len(path), 0, -1):
        if path[:length] in places:
            return places[path[:length]]
    return Span(0, 0)


def _known_names(model: type[BaseModel], path: Path) -> set[str]:
    """The names that may stand in the table at `path`."""
    schema = model.model_json_schema(by_alias=True)
    node: Any = schema
    for step in path:
        node = node.get("items", {}) if isinstance(step, int) else node.get("properties", {}).get(step, {})
        node = next((option for option in node.get("anyOf", []) if "$ref" in option), node)
        if "$ref" in node:
            node = schema["$defs"][node["$ref"].rsplit("/", 1)[-1]]
    return set(node.get("properties", {}))


def _unknown_rules(file: SourceFile, settings: Settings, known: Collection[str]) -> Iterator[Diagnostic]:
    named: list[tuple[Path, str]] = [(("rules", name), name) for name in settings.rules]
    named += [(("ignore", number, "rule"), item.rule) for number, item in enumerate(settings.ignore)]
    if all(name in known for _, name in named):
        return
    places = toml_places(file.text)
    for path, name in named:
        if name not in known:
            hint = did_you_mean(name, known) or "`paperbuild rule` lists them all"
            yield unknown_setting.RULE.at(file, _place(path, places), f"no rule is called `{name}`", hint)
