"""A text that breaks out of any output that does not escape it, settings full of it, and what of it stands in a file.

The settings are made by walking through the classes that say what there may be: a new setting is poisoned by itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, is_dataclass, make_dataclass
from datetime import date
from itertools import combinations
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import tinyhtml5

from paperbuild.findings.diagnostic import Severity
from paperbuild.syntax.plain_settings import UNIONS, plainly_read, types_of

# What ends an attribute, an element, a comment, CDATA, a script, a style; templates; half a pattern; a format; a path.
BREAKS_OUT = (
    '"\'><poison onpoison="1"></poison></title></script></style><!-- ]]> -->&amp;&#60;{{7*7}}{%x%}{#x#}((%s%n${x}'
    "\\a\\\"/*;}@import 'x';"
)
TOKEN = re.compile(r"zq\d+z")


def poison(number: int) -> str:
    """The poison of one place, which is told from all others."""
    return f"zq{number}z{BREAKS_OUT}zq{number}z"


# What may stand where not all letters may: an address, a URN, a file's name, a class.
SHAPES = (
    "{}",
    "https://example.org/zq{n}z'&amp;{{{{7*7}}}}((%s;}}",
    "https://example.org/zq{n}z/",
    "urn:poison:{}",
)
# What has a form that no poison can have: it must be there, and is refused if it is poisoned.
PLAIN: Mapping[str, Any] = {
    "slug": "case",
    "locale": "en",
    "date": date(2026, 1, 2),
    "original.date": "2019",
    "corrections.date": date(2026, 1, 3),
}


@dataclass
class Poisoned:
    """Settings as a table, with the poison that stands at each path; and the paths that take none, each with a table
    that has it there all the same."""

    table: dict[str, Any] = field(default_factory=dict)
    taken: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    first: int = 1

    def number(self) -> int:
        return self.first + len(self.taken) + len(self.refused)


def poisoned(kind: type, first: int) -> Poisoned:
    """Settings of `kind` (a class of `model.settings`) with poison wherever text may stand, in numbers from `first`."""
    made = Poisoned(first=first)
    made.table = _table(kind, "", made)
    assert plainly_read(kind, made.table) is not None
    return made


def _table(kind: type, at: str, made: Poisoned) -> dict[str, Any]:
    table = {}
    for name, annotation in types_of(kind).items():
        key = name.replace("_", "-")
        path = f"{at}.{key}" if at else key
        value = _value(annotation, path, made)
        if value is not None:
            table[key] = value
    return table


def _value(wanted: Any, path: str, made: Poisoned) -> Any:
    """Poison in the form that is `wanted`; None where no text is, or none that could be poisoned."""
    inner = _without_none(wanted)
    plain = _without_annotation(inner)
    origin, parts = get_origin(plain), get_args(plain)
    if is_dataclass(plain):
        table = _table(plain, path, made)
        return _whole(plain, table)[0] if table else None
    if origin is tuple and is_dataclass(_without_annotation(parts[0])):
        one = _without_annotation(parts[0])
        return _whole(one, _table(one, path, made))
    if origin is tuple and get_origin(parts[0]) is tuple:
        texts = [_text(get_args(parts[0])[0], path, made) for _ in range(2)]
        return [texts] if None not in texts else None
    if origin is tuple:
        text = _value(parts[0], path, made)
        return [text] if text is not None else None
    if origin is dict and parts[1] is Severity:
        return {_text(str, path, made): "note"}
    if origin is dict and get_origin(parts[1]) is dict:
        return {_text(str, f"{path}.*", made): {PLAIN["locale"]: _text(str, f"{path}.*.*", made)}}
    if origin is dict:
        return {_text(str, f"{path}.*", made): _text(parts[1], path, made)}
    if plain is str:
        return _text(wanted, path, made)
    assert origin is Literal or plain in {int, float, bool, date}, f"{path}: what is poison in {plain}?"
    return PLAIN.get(path)


def _text(wanted: Any, path: str, made: Poisoned) -> str | None:
    one = make_dataclass("One", [("one", wanted)], frozen=True, kw_only=True)
    number = made.number()
    for shape in SHAPES:
        text = shape.format(poison(number), n=number)
        if plainly_read(one, {"one": text}) is not None:
            made.taken[path] = text
            return text
    made.refused[path] = poison(number)
    return PLAIN.get(path)


def _whole(kind: type, table: dict[str, Any]) -> list[dict[str, Any]]:
    """As few tables as hold together all that is in `table`: what must not stand together stands apart."""
    found: list[dict[str, Any]] = []
    for left_out in range(len(table)):
        for names in combinations(table, left_out):
            part = {name: value for name, value in table.items() if name not in names}
            if plainly_read(kind, part) is not None:
                found.append(part)
        if set().union(*found) == set(table):
            return found
    raise AssertionError(f"no settings of {kind} take {table}")


def _without_none(wanted: Any) -> Any:
    if get_origin(wanted) in UNIONS:
        return next(part for part in get_args(wanted) if part is not NoneType)
    return wanted


def _without_annotation(wanted: Any) -> Any:
    while get_origin(wanted) is Annotated or get_origin(wanted) in UNIONS:
        wanted = _without_none(get_args(wanted)[0] if get_origin(wanted) is Annotated else wanted)
    return wanted


def as_toml(value: Any) -> str:
    """`value` in one line of TOML (1.0: a basic string has the escapes of JSON)."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(name)} = {as_toml(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(as_toml, value)) + "]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value)


def toml_file(table: Mapping[str, Any]) -> str:
    """A file that says what `table` says."""
    return "".join(f"{json.dumps(name)} = {as_toml(value)}\n" for name, value in table.items())


def with_poison(table: Mapping[str, Any], path: str, text: str) -> dict[str, Any]:
    """`table` with `text` at `path`, in the first of several."""
    first, _, rest = path.partition(".")
    inner = table.get(first, {})
    if not rest:
        return {**table, first: [text] if isinstance(inner, list) else text}
    one = inner[0] if isinstance(inner, list) else inner
    changed = with_poison(one, rest, text)
    return {**table, first: [changed] if isinstance(inner, list) else changed}


# What stands in outputs


@dataclass
class Standing:
    """The texts of a file, by where they stand, and what a stranger's text made that it must not make."""

    texts: list[tuple[str, str]] = field(default_factory=list)
    made: list[str] = field(default_factory=list)

    def tokens(self) -> set[str]:
        return {token for _, text in self.texts for token in TOKEN.findall(text)}

    def broken(self, whole: Mapping[str, str]) -> Iterator[str]:
        """The texts in which a poison stands that is not whole: `whole` has all of them, by their tokens."""
        for where, text in self.texts:
            for token in set(TOKEN.findall(text)):
                if token in whole and bare(whole[token]) not in bare(text):
                    yield f"{where}: {text[:300]}"


# What typography and LaTeX make of marks, and back.
_TYPED = str.maketrans({**dict.fromkeys("“”„«»‘’‹›'", '"'), "–": "--", "—": "---"})


def bare(text: str) -> str:
    """`text` as it was typed, without blanks, which are where lines end, and without hyphens, which come and go."""
    return re.sub(r"[\s\u2060\u00ad-]+", "", unquote(text).translate(_TYPED)).lower()


def in_html(content: bytes) -> Standing:
    """What a browser would read in a page (HTML Living Standard, 13.2)."""
    return _in_tree(tinyhtml5.parse(content, namespace_html_elements=False))


def in_xml(content: bytes) -> Standing:
    """What an XML parser reads."""
    return _in_tree(ET.fromstring(content))  # noqa: S314 - we made it


def _in_tree(root: ET.Element) -> Standing:
    standing = Standing()
    drawn = [text for text in root.iter() if isinstance(text.tag, str) and text.tag.rpartition("}")[2] == "text"]
    standing.texts.append(("text", "".join("".join(one.itertext()) for one in drawn)))
    for element in root.iter():
        if not isinstance(element.tag, str):  # a comment
            standing.texts.append(("comment", element.text or ""))
            continue
        tag = element.tag.rpartition("}")[2]
        if "poison" in tag or "zq" in tag or (tag == "script" and element.get("type") != "application/ld+json"):
            standing.made.append(f"<{tag}>")
        standing.made += [f"<{tag} {name}>" for name in element.attrib if _runs(name) or "zq" in name]
        standing.made += [
            f"<{tag} {name}={value}>"
            for name, value in element.attrib.items()
            if value.strip().lower().startswith("javascript:")
        ]
        standing.texts += [(f"{tag}/@{name}", value) for name, value in element.attrib.items()]
        if tag == "code" and (element.text or "").startswith("@techreport"):
            continue  # BibTeX, which has its own way to write each letter
        if tag == "script" or (tag == "code" and (element.text or "").startswith("[\n  {")):
            standing.texts += [("script", text) for text in in_json(json.loads(element.text or ""))]
        else:
            standing.texts += [
                (tag, text) for text in (element.text, element.tail) if text and tag not in {"text", "tspan"}
            ]
    return standing


def _runs(name: str) -> bool:
    return name.lower().startswith("on")


def in_json(value: Any) -> Iterator[str]:
    """Every text in what JSON has said."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield from (name, *in_json(one))
    elif isinstance(value, list):
        for one in value:
            yield from in_json(one)
