"""The tool's words for pages as a template, `words/TAG.jinja`, which other templates import.

A project's own file of that name stands behind it: it says otherwise what it names, and all else is as it was.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from paperbuild.language.words import PARAMETERS, pages_of, words_language

_NAME = re.compile(r"words/([A-Za-z0-9-]+)\.jinja")
_ORDINAL = "edition"
CARDINAL_KIND, ORDINAL_KIND = "kind_of_number", "kind_of_ordinal"
"""What templates of words call the two filters that tell the kind of a number (CLDR's plural rules)."""


def words_name(language: str) -> str:
    """The name of the template that has the words of `language`."""
    return f"words/{language}.jinja"


def words_template(name: str) -> str:
    """The text of the template called `name`, on one line; empty where it is no language's in which the tool speaks."""
    match = _NAME.fullmatch(name)
    language = match[1] if match else ""
    if words_language(language) != language:
        return ""
    return "".join(_said(name, value, language) for name, value in pages_of(language).items())


def _said(name: str, value: Any, language: str) -> str:
    """What makes `value` known as `name`: a constant, or a macro of the values that it takes."""
    if name not in PARAMETERS:
        return f"{{% set {name} = {json.dumps(value, ensure_ascii=False)} %}}"
    taken = PARAMETERS[name]
    body = _by_kind(name, value, taken[0], language) if isinstance(value, Mapping) else _with_values(value)
    return f"{{% macro {name}({', '.join(taken)}) %}}{body}{{% endmacro %}}"


def _by_kind(name: str, texts: Mapping[str, str], number: str, language: str) -> str:
    """The one of `texts` that is for `number` itself, or for its kind; what is for `other` is for all the rest."""
    kind = ORDINAL_KIND if name == _ORDINAL else CARDINAL_KIND
    tests = {one: f"{number} == {one}" if one.isdecimal() else f'kind == "{one}"' for one in texts if one != "other"}
    branches = "".join(f"{{% elif {test} %}}{_with_values(texts[one])}" for one, test in tests.items())
    chosen = f'{{% set kind = {number} | {kind}("{language}") %}}{{% if false %}}'
    return f"{chosen}{branches}{{% else %}}{_with_values(texts['other'])}{{% endif %}}"


def _with_values(text: str) -> str:
    return re.sub(r"\{(\w+)\}", r"{{ \1 }}", text)
