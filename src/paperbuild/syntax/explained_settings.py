"""Says of settings what is wrong with them, as far as they can be used what they say, and what may stand in them.

The classes of `model.settings` become models of pydantic's. No other module imports it, and this one is loaded only
where it is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin

import pydantic
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    ValidationError,
    create_model,
    model_validator,
)
from pydantic_core import PydanticCustomError

from paperbuild.model.forms import Form, Said
from paperbuild.model.settings import CONTRAST, Settings, as_folder, contrast_with_white
from paperbuild.syntax.plain_settings import UNIONS, types_of

_Values = TypeVar("_Values")


class _Model(BaseModel):
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        alias_generator=lambda name: name.replace("_", "-"),
        json_schema_serialization_defaults_required=False,
    )


def explained(kind: type[_Values], table: Mapping[str, Any]) -> tuple[_Values | None, list[Mapping[str, Any]]]:
    """`table`, as TOML has it, as one of the classes of `model.settings`; or None, and what is wrong with it: for each
    fault its place (`loc`), its `type`, the value (`input`) and a message (`msg`), as pydantic has them."""
    try:
        return cast(_Values, _plain(_model(kind).model_validate(table), kind)), []
    except ValidationError as error:
        return None, [*error.errors(include_url=False)]


def known_names(kind: type, path: tuple[str | int, ...]) -> set[str]:
    """The names that may stand in the table at `path` of settings of this `kind`."""
    schema = _model(kind).model_json_schema(by_alias=True)
    node: Any = schema
    for step in path:
        node = node.get("items", {}) if isinstance(step, int) else node.get("properties", {}).get(step, {})
        node = next((option for option in node.get("anyOf", []) if "$ref" in option), node)
        if "$ref" in node:
            node = schema["$defs"][node["$ref"].rsplit("/", 1)[-1]]
    return set(node.get("properties", {}))


def settings_schema() -> dict[str, Any]:
    """The JSON Schema of `paper.toml`, for editors."""
    schema = _model(Settings).model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "paper.toml"}


def _model(kind: type) -> type[BaseModel]:
    """The model of a class of `model.settings`."""
    if kind not in _models:
        _models[kind] = _made(kind)
    return _models[kind]


_models: dict[type, type[BaseModel]] = {}


def _made(kind: type) -> type[BaseModel]:
    settings: dict[str, Any] = {one.name: (_typed(types_of(kind)[one.name]), _default(one)) for one in fields(kind)}
    whole: dict[str, Any] = {}
    if hasattr(kind, "__post_init__"):
        # What the class asks of its settings together.
        whole["whole"] = model_validator(mode="after")(_telling(lambda model: (_plain(model, kind), model)[1]))
    return create_model(kind.__name__, __base__=_Model, __doc__=kind.__doc__, __validators__=whole, **settings)


def _default(setting: Field[Any]) -> Any:
    if setting.default is not MISSING:
        is_table = is_dataclass(setting.default)
        return _model(type(setting.default))() if is_table else setting.default
    return ... if setting.default_factory is MISSING else setting.default_factory()


def _typed(wanted: Any) -> Any:
    """A type of `model.settings` as pydantic has it."""
    origin, parts = get_origin(wanted), get_args(wanted)
    if is_dataclass(wanted):
        return _model(cast(type, wanted))
    if origin is Annotated:
        more = [pydantic_part for part in parts[1:] for pydantic_part in _said(part)]
        inner = _typed(parts[0])
        befores = [(part.before, part.stand_in) for part in parts[1:] if isinstance(part, Form) and part.before]
        more += [
            BeforeValidator(_telling(before), json_schema_input_type=Union[stand_in, inner])  # noqa: UP007 - see below
            for before, stand_in in befores
        ]
        return Annotated[(inner, *more)]
    if origin in UNIONS:
        return Union[tuple(map(_typed, parts))]  # noqa: UP007 - of parts that are known only now
    if origin is tuple:
        return tuple.__class_getitem__((_typed(parts[0]), ...))
    return wanted


def _said(part: Form | Said) -> Iterator[Any]:
    if isinstance(part, Said):
        yield pydantic.Field(description=part.description)
        return
    if part.is_stripped:
        yield StringConstraints(strip_whitespace=True, min_length=1)
    if part.pattern:
        yield StringConstraints(pattern=part.pattern)
    if part.least is not None:
        yield pydantic.Field(ge=part.least)
    if part.above is not None:
        yield pydantic.Field(gt=part.above)
    if part.most is not None:
        yield pydantic.Field(le=part.most)
    if part.kept:
        yield AfterValidator(_telling(part.kept))
    if part.is_legible:
        yield AfterValidator(_legible)
    if part.is_folder:
        yield AfterValidator(as_folder)


def _telling(make: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """`make`, whose ValueError is told in its own words."""

    def made(value: Any) -> Any:
        try:
            return make(value)
        except ValueError as error:
            raise PydanticCustomError("form", "{said}", {"said": str(error)}) from error

    return made


def _legible(colour: str) -> str:
    ratio = contrast_with_white(colour)
    if ratio < CONTRAST:
        message = "a darker colour: its contrast with white is {contrast}:1 and must be at least {least}:1"
        shown = {"contrast": f"{int(ratio * 10) / 10:g}", "least": f"{CONTRAST:g}"}
        raise PydanticCustomError("contrast", message, shown)
    return colour


def _plain(value: Any, wanted: Any) -> Any:
    """What a model says, as a value of the type `wanted` of `model.settings`."""
    origin, parts = get_origin(wanted), get_args(wanted)
    if value is None:
        return None
    if is_dataclass(wanted):
        kind, types = cast(type, wanted), types_of(cast(type, wanted))
        return kind(**{name: _plain(getattr(value, name), inner) for name, inner in types.items()})
    if origin is Annotated or origin in UNIONS:
        return _plain(value, parts[0])
    return tuple(_plain(one, parts[0]) for one in value) if origin is tuple else value
