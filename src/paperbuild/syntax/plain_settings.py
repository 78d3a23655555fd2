"""Reads settings that nothing is wrong with, as nearly all are: pydantic, which says what is wrong, takes long to load.

What is not plainly right is left to it: a number in quotation marks, a setting that is not known, a colour too light.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from paperbuild.findings.diagnostic import Severity
from paperbuild.model.forms import Form
from paperbuild.model.settings import CONTRAST, as_folder, contrast_with_white

UNIONS = (UnionType, Union)
"""What `X | None` is, as `X` is a class or something annotated."""

_LARGEST = 1e9

_Values = TypeVar("_Values")


class _NotPlainError(Exception):
    """Something is wrong, or may be."""


def plainly_read(kind: type[_Values], table: Mapping[str, Any]) -> _Values | None:
    """`table`, as TOML has it, as one of the classes of `model.settings`; None where something may be wrong with it."""
    try:
        return cast(_Values, _values(kind, table))
    except _NotPlainError:
        return None


@cache
def types_of(kind: type) -> Mapping[str, Any]:
    """The type of each setting in a class of `model.settings`, with what is said of it, by its name in Python."""
    return get_type_hints(kind, include_extras=True)


def _values(kind: type, table: object) -> object:
    types = types_of(kind)
    names = {name.replace("_", "-"): name for name in types}
    required = {one.name for one in fields(kind) if one.default is MISSING and one.default_factory is MISSING}
    _must(isinstance(table, dict) and table.keys() <= names.keys())
    given = {names[name]: _value(types[names[name]], value) for name, value in cast(dict[str, object], table).items()}
    _must(required <= given.keys())
    return _made(lambda settings: kind(**settings), given)


def _made(make: Callable[[Any], Any] | None, value: Any) -> Any:
    """What `make` makes of `value`, where there is anything to make."""
    try:
        return make(value) if make else value
    except ValueError as error:
        raise _NotPlainError from error


def _value(wanted: Any, value: Any) -> Any:
    """`value` as the type `wanted` has it."""
    origin, parts = get_origin(wanted), get_args(wanted)
    if origin is Annotated:
        forms = [part for part in parts[1:] if isinstance(part, Form)]
        for form in forms:
            value = _made(form.before, value)
        value = _value(parts[0], value)
        for form in forms:
            value = _formed(form, value)
        return value
    if origin in UNIONS:  # what a file says is never None
        return _value(next(part for part in parts if part is not NoneType), value)
    if origin is tuple:
        _must(type(value) in {list, tuple})
        return tuple(_value(parts[0], one) for one in value)
    if origin is dict:
        _must(type(value) is dict)
        return {_value(parts[0], name): _value(parts[1], one) for name, one in value.items()}
    if is_dataclass(wanted):
        return _values(cast(type, wanted), value)
    return _simple(wanted, parts if origin is Literal else (), value)


def _simple(wanted: Any, choices: tuple[Any, ...], value: Any) -> Any:
    if choices:
        _must(type(value) is str and value in choices)
    elif wanted is Severity:
        _must(type(value) is str and value in set(Severity))
        return Severity(value)
    elif wanted is float:
        _must(type(value) in {int, float} and abs(value) < _LARGEST)  # nor is it infinite, or no number
        return float(value)
    else:
        _must(wanted in {str, int, datetime.date} and type(value) is wanted)
    return value


def _formed(form: Form, value: Any) -> Any:
    """`value`, which has the form; of the end of a line, regular expressions differ, so none is in it."""
    if form.is_stripped:
        _must(value and value == value.strip())
    if form.pattern:
        _must("\n" not in value and re.search(form.pattern, value))
    if form.least is not None:
        _must(value >= form.least)
    if form.above is not None:
        _must(value > form.above)
    if form.most is not None:
        _must(value <= form.most)
    if form.is_legible:
        _must(contrast_with_white(value) >= CONTRAST)
    value = _made(form.kept, value)
    return as_folder(value) if form.is_folder else value


def _must(is_right: object) -> None:
    if not is_right:
        raise _NotPlainError
