"""The words of an element as they are printed, without its mark-up."""

from __future__ import annotations

from paperbuild.language.spacing import OBJECT
from paperbuild.syntax.markdown.outline import Node
from paperbuild.syntax.markdown.probes import TAG, Probed

_SILENT = {"Code", "CodeBlock", "RawInline", "RawBlock", "Cite", "Note", "Math"}
_SIGNS = dict.fromkeys(_SILENT, OBJECT) | {"LineBreak": "\n"}
_SPOKEN = frozenset(_SIGNS) | {"Str", "Space"}
_TEXTS = {"Para", "Plain", "Term", "Line"}
_BETWEEN = {"Para", "Plain", "CodeBlock", "Cell", "Term", "Line", "Space", "LineBreak"}


def words(node: Node, probed: Probed) -> list[str]:
    """The running text in `node`, without code, citations, notes and raw mark-up."""
    return [
        _SIGNS.get(inner.kind) or probed.restore(inner.text) for inner in node.until(_SILENT) if inner.kind in _SPOKEN
    ]


def on_one_line(node: Node, probed: Probed) -> str:
    """The running text in `node` with single spaces."""
    return " ".join("".join(words(node, probed)).split())


def in_lines(text: str) -> str:
    """`text` with single spaces, and a new line only where a line was broken: `1` and `234` are two numbers then."""
    return "\n".join(" ".join(line.split()) for line in text.split("\n"))


def text_of(node: Node, probed: Probed) -> str:
    """The words of a note or a table, each paragraph and each cell on a line of its own."""
    blocks = [inner for inner in node.until(_TEXTS | _SILENT - {"Note"}) if inner.kind in _TEXTS]
    return "\n".join(in_lines("".join(words(block, probed))) for block in blocks)


def text_of_note(note: Node, probed: Probed) -> str:
    """The content of a definition on one line; a citation in it as it is written, another note left out."""
    found = []
    for inner in note.until({"RawInline", "RawBlock"}):
        if inner.kind == "Key":
            found.append(f"[@{probed.restore(inner.text)}]")
        elif inner.kind in {"Str", "Code", "CodeBlock", "Math"} and not TAG.search(inner.text):
            found.append(probed.restore(inner.text))
        elif inner.kind in _BETWEEN:
            found.append(" ")
    return " ".join("".join(found).split())
