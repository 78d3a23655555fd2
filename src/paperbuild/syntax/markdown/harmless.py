"""Takes out of pandoc's tree what no output may carry: attributes that run or load something, links that do.

Each of them is a finding as well. But a finding can be ignored, and a draft is built with all its faults; an output
that a stranger's text runs a program in is wanted by nobody.
"""

from __future__ import annotations

from typing import Any

from paperbuild.syntax.attributes import is_harmless
from paperbuild.syntax.targets import TargetKind, target_of

Json = Any

_UNWANTED = frozenset({TargetKind.PROGRAM, TargetKind.OUTSIDE, TargetKind.STRANGE})
_NO_SECTION = "content/en/section.md"  # whichever it is: what leads out of a project does so from any


def harmless(node: Json, reserved: frozenset[str]) -> Json:
    """`node` (pandoc's JSON) without harmful attributes and links, and without the classes that are `reserved`."""
    if isinstance(node, dict):
        kept = {name: harmless(value, reserved) for name, value in node.items()}
        return _as_text(kept) if node.get("t") == "Link" and _is_unwanted(node) else kept
    if not isinstance(node, list):
        return node
    if _is_attr(node):
        identifier, classes, pairs = node
        return [
            identifier,
            [name for name in classes if name not in reserved],
            [pair for pair in pairs if is_harmless(*pair)],
        ]
    return [harmless(item, reserved) for item in node]


def _is_attr(node: Json) -> bool:
    """Whether a list is an identifier, classes and pairs: pandoc has nothing else of that shape."""
    return (
        len(node) == 3
        and isinstance(node[0], str)
        and isinstance(node[1], list)
        and isinstance(node[2], list)
        and all(isinstance(name, str) for name in node[1])
    )


def _is_unwanted(link: Json) -> bool:
    return target_of(link["c"][2][0], _NO_SECTION).kind in _UNWANTED


def _as_text(link: Json) -> Json:
    return {"t": "Span", "c": [link["c"][0], link["c"][1]]}
