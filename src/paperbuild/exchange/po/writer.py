"""Writes a message as Markdown, so that its words are read as words and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping

from paperbuild.exchange.po.marks import parts_of

_ROMAN = r"(?=[ivxlcdm])m{0,4}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})"
LIST_MARK = re.compile(
    rf"[ \t]*(?:[-*+]|\(?(?:\d{{1,9}}|#|[a-z]|{_ROMAN})[.)]|\(?(?:[A-Z]|{_ROMAN.upper()})\)"
    rf"|[A-Z]\.(?=[ \t]{{2}})|{_ROMAN.upper()}\.)[ \t]+"
)
_BLOCK_START = re.compile(
    r"(?P<lead>)(?P<mark>#{1,6}(?=\s|$)|[-+*](?=\s|$)|>|:{3,}|[:~](?=\s|$)|\||-{3,}|={3,}|\+[-=])"
    r"|(?P<before>\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]+))(?P<end>[.)](?=\s|$))"
)
_SPECIAL = re.compile(
    r"(?P<brackets>\[[^\[\]@^{}()<>\\`*_]*\](?![\[({:])(?=.))"
    r"|(?P<mark>[\\`*\[\]]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|(?<![^\W_])@(?=\S|$)|[\^~](?=\S|$)|[!](?=$))",
    re.DOTALL,
)

USUAL_MARKS = {
    "<i>": "*",
    "</i>": "*",
    "<b>": "**",
    "</b>": "**",
    "<s>": "~~",
    "</s>": "~~",
    "<sup>": "^",
    "</sup>": "^",
    "<sub>": "~",
    "</sub>": "~",
    "{br}": "\\\n",
}
"""How tags are written in a text that does not have them yet."""


def markdown_of(text: str, marks: Mapping[str, str], *, is_cell: bool = False) -> str:
    """A message as Markdown on one line; only `{br}` ends one. Every mark in it is one of `marks`."""
    parts: list[str] = []
    has_money = text.count("$") > 1  # two of them may be around a formula
    for words, mark in parts_of(text):
        is_after_bracket = bool(parts) and parts[-1].endswith(("]", "`"))
        written = _escaped(words, is_after_bracket=is_after_bracket)
        written = re.sub(r"\$(?=\S|$)", r"\\$", written) if has_money or is_cell else written
        parts.append(written.replace("|", "\\|") if is_cell else written)
        if mark:
            parts.append(marks[mark])
    return "".join(parts)


def _escaped(words: str, *, is_after_bracket: bool) -> str:
    """`words` with a backslash before what Markdown would take for more than words."""
    found = _SPECIAL.sub(lambda match: match["brackets"] or "\\" + match["mark"], words)
    return re.sub(r"^([{(])", r"\\\1", found) if is_after_bracket else found


def begins_block(words: str) -> bool:
    """Whether a line that begins with `words` may be read as the beginning of something else than a paragraph."""
    return _BLOCK_START.match(words) is not None


def at_start(markdown: str) -> str:
    """`markdown` with a backslash where its beginning would make it something else than a paragraph."""
    match = _BLOCK_START.match(markdown)
    if match is None:
        return markdown
    at = match.start("end") if match["before"] else 0
    return markdown[:at] + "\\" + markdown[at:]
