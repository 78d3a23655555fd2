"""Compares the code within the lines of a block with that of its source: nobody translates `max_upload=25M`.

What a reader is to put in has a name in the reader's language: `send {letter}`, `--to=<name>`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from paperbuild.findings.source import Span
from paperbuild.model.blocks import Block
from paperbuild.model.translation import Difference, Kind

_WORDS = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*")
_NAME = r"[^\W\d_]{2,}(?:[ _-][^\W\d_]+)*"
_PUT_IN = re.compile(rf"(?<=[ =/:])(?:\{{(?:{_NAME})\}}|<(?:{_NAME})>|\[(?:{_NAME})\])(?![^ /]*</)")


def compare_codes(source: Block, block: Block) -> Iterator[Difference]:
    """Code that is another here, in the order of the text. What is words alone may be a button, and translated; what is
    missing or too much is the translator's affair, who may say it in words."""
    mine, other = _codes(source), _codes(block)
    if len(mine) != len(other):
        return
    wanted, written = (Counter(text for text, _ in codes) for codes in (mine, other))
    missing, extra = _surplus(mine, wanted - written), _surplus(other, written - wanted)
    for (right, source_span), (shown, span) in zip(missing, extra, strict=True):
        if not (_WORDS.fullmatch(right) and _WORDS.fullmatch(shown)) and not _differ_by_what_is_put_in(right, shown):
            yield Difference(Kind.CODE, span, source, block, shown, right, source_span)


def _differ_by_what_is_put_in(first: str, second: str) -> bool:
    mine, other = _PUT_IN.sub("{}", first), _PUT_IN.sub("{}", second)
    return mine == other and mine != first and other != second


def _codes(block: Block) -> list[tuple[str, Span]]:
    text = block.file.text
    return [(" ".join(text[span.start : span.end].strip("` ").split()), span) for span in block.codes]


def _surplus(codes: Sequence[tuple[str, Span]], count: Counter[str]) -> list[tuple[str, Span]]:
    left = Counter(count)
    found = []
    for text, span in codes:
        if left[text] > 0:
            left[text] -= 1
            found.append((text, span))
    return found
