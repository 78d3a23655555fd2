"""What is said of a setting in its annotation: what it has to be like, and what an editor says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any


@dataclass(frozen=True)
class Form:
    """What a value has to be like besides being of its type: `pattern` is a regular expression that it matches
    somewhere, `least` what a number is at least, `above` what it is more than. Of a text that `is_stripped` the spaces
    around it do not count, and something is left without them; a colour that `is_legible` is dark enough on white; an
    address that `is_folder` ends with a slash, typed or not; `most` is what a number is at most. `before` makes a value
    of this type of one of the type `stand_in` that stands for it, `kept` the value as it is kept; both raise
    ValueError, which says what would be right."""

    pattern: str = ""
    least: int | None = None
    above: int | None = None
    is_stripped: bool = False
    is_legible: bool = False
    is_folder: bool = False
    most: int | None = None
    before: Callable[[Any], Any] | None = None
    stand_in: type = str
    kept: Callable[[Any], Any] | None = None


@dataclass(frozen=True)
class Said:
    """What an editor says of a setting."""

    description: str


Text = Annotated[str, Form(is_stripped=True)]
