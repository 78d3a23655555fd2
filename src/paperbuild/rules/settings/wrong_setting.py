"""A setting has a value that it cannot have.

paper-size = "A5"
^^^^^^^^^^ `A5` is no value for `paper-size`: 'A4' or 'Letter'
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from paperbuild.findings.diagnostic import Rule, Severity

RULE = Rule("SET003", "wrong-setting", Severity.ERROR, __doc__)

_SHAPES = {
    "slug": "lower-case letters a to z and figures, in words joined by hyphens: `housing-for-all`",
    "locale": "a BCP 47 language tag: `en`, `fr`, `pt-BR`, `zh-Hant`",
    "url": "where `build/` is published, with `https://`, without `?` and `#`: `https://example.org/papers/x/`",
    "date": "a date: 2026-09-01, without quotation marks",
    "original.date": 'a year, a month or a day in quotation marks: "2019-09"',
}


def explained(name: str, problem: Mapping[str, Any]) -> tuple[str, str]:
    """The message and the hint for what pydantic found about the setting `name`."""
    value = problem.get("input")
    shown = f"`{value}` is no value" if isinstance(value, str | int | float) and value != "" else "this is no value"
    said = str(problem.get("msg", ""))
    if name == "accent" and problem["type"] != "contrast":
        return f"{shown} for `accent`", "a colour as six hexadecimal figures: `#7d1a35`"
    return f"{shown} for `{name}`", _SHAPES.get(name) or said[:1].lower() + said[1:]
