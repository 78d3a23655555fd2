"""Works as citeproc takes them, in the metadata of a document, and as CSL JSON for other programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from paperbuild.engines.pandoc_tree import GAPS, inlines_in
from paperbuild.model.work import OWN_VARIABLES, Work, WorkName

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Inlines

_MARKS = {
    "Emph": ("<i>", "</i>"),
    "Strong": ("<b>", "</b>"),
    "Subscript": ("<sub>", "</sub>"),
    "Superscript": ("<sup>", "</sup>"),
    "SmallCaps": ('<span style="font-variant:small-caps;">', "</span>"),
}
_QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}


def as_reference(work: Work) -> dict[str, Any]:
    """`work` as one of the `references` in the metadata of pandoc's JSON."""
    fields: dict[str, Any] = {"id": _string(work.key), "type": _string(work.kind)}
    fields |= {name: _string(value) for name, value in work.values.items()}
    fields |= {name: {"t": "MetaInlines", "c": text} for name, text in work.texts.items()}
    fields |= {role: _list([_names(name) for name in names]) for role, names in work.names.items() if names}
    fields |= {name: _date(date) for name, date in work.dates.items()}
    return _map(fields)


def as_csl_json(work: Work) -> dict[str, Any]:
    """`work` as an item of CSL JSON, whose texts have their mark-up as tags; what only our style knows is left out."""
    fields: dict[str, Any] = {"id": work.key, "type": work.kind, **work.values}
    fields |= {name: tagged(text) for name, text in work.texts.items() if name not in OWN_VARIABLES}
    fields |= {role: [_parts(name) for name in names] for role, names in work.names.items() if names}
    return {**fields, **work.dates}


def tagged(inlines: Inlines) -> str:
    """Inlines as the text of CSL JSON: `CO<sub>2</sub>`."""
    return _written(inlines, lambda text: escape(text, quote=False), _MARKS)


def plain(inlines: Inlines) -> str:
    """The words in inlines, with the quotation marks around some of them: `CO2`."""
    return _written(inlines, str, {})


def _written(inlines: Inlines, letters: Callable[[str], str], marks: Mapping[str, tuple[str, str]]) -> str:
    said = []
    for inline in inlines:
        if inline["t"] == "Str":
            said.append(letters(inline["c"]))
        elif inline["t"] in GAPS:
            said.append(" ")
        elif (content := inlines_in(inline)) is not None:
            around = _QUOTES[inline["c"][0]["t"]] if inline["t"] == "Quoted" else marks.get(inline["t"], ("", ""))
            said.append(_written(content, letters, marks).join(around))
    return "".join(said)


def _parts(name: WorkName) -> dict[str, str]:
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "dropping-particle": name.dropping_particle,
        "suffix": name.suffix,
        "literal": name.literal,
    }
    return {part: value for part, value in parts.items() if value}


def _names(name: WorkName) -> dict[str, Any]:
    return _map({part: _string(value) for part, value in _parts(name).items()})


def _date(date: Mapping[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, value in date.items():
        if isinstance(value, bool):
            fields[name] = {"t": "MetaBool", "c": value}
        elif isinstance(value, list):
            if value:
                fields[name] = _list([_list([_string(str(step)) for step in day]) for day in value])
        else:
            fields[name] = _string(str(value))
    return _map(fields)


def _string(text: str) -> dict[str, Any]:
    return {"t": "MetaString", "c": text}


def _list(items: Sequence[Any]) -> dict[str, Any]:
    return {"t": "MetaList", "c": list(items)}


def _map(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {"t": "MetaMap", "c": dict(fields)}
