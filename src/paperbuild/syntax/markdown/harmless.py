"""Takes out of pandoc's tree what no output may carry: attributes that run or load something, links that do, and
classes that are the tool's own.

Each of them is a finding as well. But a finding can be ignored, and a draft is built with all its faults; an output
that a stranger's text runs a program in is wanted by nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from paperbuild.engines.pandoc_tree import attr, is_leaf, span
from paperbuild.model.classes import written_class, written_div_classes
from paperbuild.syntax.attributes import is_harmless
from paperbuild.syntax.targets import TargetKind, target_of

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Attr, LinkInline, SpanInline

_UNWANTED = frozenset({TargetKind.PROGRAM, TargetKind.OUTSIDE, TargetKind.STRANGE})
_NO_SECTION = "content/en/section.md"  # whichever it is: what leads out of a project does so from any


def harmless(node: Any, reserved: frozenset[str]) -> Any:
    """`node`, any part of pandoc's tree, without harmful attributes and links; its classes
    as they are written, without those that are `reserved`."""
    if isinstance(node, dict):
        if node.get("t") == "Div":
            node = {**node, "c": [_of_div(node["c"][0]), node["c"][1]]}
        kept = {name: harmless(value, reserved) for name, value in node.items()}
        is_unwanted = node.get("t") == "Link" and _is_unwanted(cast("LinkInline", node))
        return _as_text(cast("LinkInline", kept)) if is_unwanted else kept
    if not isinstance(node, list):
        return node
    if _is_attr(node):
        identifier, classes, pairs = node
        return [
            identifier,
            [written_class(name) for name in classes if name not in reserved],
            # Of two that are one attribute, the last counts, and a page that is XML may have but one.
            [[*pair] for pair in dict(pairs).items() if is_harmless(*pair)],
        ]
    return [item if is_leaf(item) else harmless(item, reserved) for item in node]


def _of_div(attributes: Attr) -> Attr:
    """The attributes of a div, which its class may make a callout: its classes as they are written."""
    identifier, classes, pairs = attributes
    return attr(identifier, written_div_classes(classes), pairs)


def _is_attr(node: list[Any]) -> bool:
    """Whether a list is an identifier, classes and pairs: pandoc has nothing else of that shape."""
    return (
        len(node) == 3
        and isinstance(node[0], str)
        and isinstance(node[1], list)
        and isinstance(node[2], list)
        and all(isinstance(name, str) for name in node[1])
    )


def _is_unwanted(link: LinkInline) -> bool:
    return target_of(link["c"][2][0], _NO_SECTION).kind in _UNWANTED


def _as_text(link: LinkInline) -> SpanInline:
    return span(link["c"][0], link["c"][1])
