"""Makes callouts: a box with a title, which is its kind in the paper's language or what its author calls it.

Works on pandoc's JSON. The roles are those of WAI-ARIA 1.2 (`note`) and DPUB-ARIA 1.1 (`doc-notice`);
`doc-tip` may not stand on the section that pandoc makes of a box with a heading (ARIA in HTML, 4).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperbuild.engines.pandoc_tree import attr, div, elements, word
from paperbuild.language.labels import labels_of
from paperbuild.language.typography import with_marks

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block, DivBlock

CALLOUT, CALLOUT_TITLE = "pb-callout", "pb-callout-title"
_ROLES = {"warning": "doc-notice", "caution": "doc-notice", "important": "doc-notice"}


def as_callout(kind: str, box: DivBlock, content: list[Block], locale: str) -> DivBlock:
    """The callout of that `kind` with `content`, made of the div `box`.

    Its title is a heading that stands first in it, its attribute `title`, or the kind in the words of `locale`. Who
    hears it is told the kind whatever its title says: a style sheet shows it by the rule at its side.
    """
    identifier, classes, pairs = box["c"][0]
    attributes, label = dict(pairs), labels_of(locale).title(kind)
    given = with_marks(attributes.pop("title", ""), locale)
    heading = content[0] if content and content[0]["t"] == "Header" else None
    title = _words(heading["c"][2]) if heading else given
    name = f"{label}: {title}" if title and title != label else label
    own = [("role", _ROLES.get(kind, "note")), ("aria-label", name)]
    shown: list[Block] = [] if heading else [_title(title or label)]
    made = attr(identifier, [*classes, CALLOUT, f"pb-{kind}"], [*_without_role(attributes), *own])
    return div(made, [*shown, *content])


def _without_role(attributes: dict[str, str]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in attributes.items() if name != "role"]


def _title(text: str) -> Block:
    return div(attr(classes=[CALLOUT_TITLE]), [{"t": "Plain", "c": [word(text)]}])


def _words(inlines: object) -> str:
    return "".join(
        one["c"] if one["t"] == "Str" else " " for one in elements(inlines) if one["t"] in {"Str", "Space", "SoftBreak"}
    ).strip()
