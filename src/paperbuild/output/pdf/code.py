"""Prepares code for print: its lines as elements, which may be broken, and are said as they were written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from paperbuild.output.text.elements import Edit, FragmentElement
from paperbuild.output.text.made import made, written

_CODE = re.compile("<code\\b")


def has_code(htmls: Sequence[str]) -> bool:
    """Whether any of these fragments has code in it, for which alone a font is loaded."""
    return any(_CODE.search(html) for html in htmls)


def with_lines(html: str, elements: Sequence[FragmentElement]) -> Iterator[Edit]:
    """What makes an element of each line of the code blocks of `html`, which has these elements."""
    blocks = [one for element in elements if element.name == "pre" for one in element.content]
    content = html.encode() if blocks else b""
    for block in blocks:
        if not isinstance(block, str) and block.name == "code":
            lines = content[block.inside : block.end].decode().split("\n")
            text = "".join(made('<span class="code-line">{}</span>', written(line)) for line in lines)
            yield Edit(block.inside, block.end, text)
