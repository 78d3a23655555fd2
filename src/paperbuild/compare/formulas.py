r"""Compares the formulas of a block with those of its source: what they say, not how they are typed.

What a language may have of its own does not count: words (`\text{…}`), names of functions (`\operatorname{tg}`), the
sign of decimals (`0{,}5`), spaces.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from paperbuild.model.blocks import Block
from paperbuild.model.section import Formula
from paperbuild.model.translation import Difference, Kind

_WORDS = re.compile(r"\\(?:text|textrm|textbf|textit|textsf|mbox|operatorname\*?|mathrm)\s*\{[^{}]*\}")
_SPACES = re.compile(r"(?<!\\)\\[,;:!> ]|\\q?quad(?![A-Za-z])|\\(?:left|right)(?![A-Za-z])|[\s~]")
_COMMAND_END = re.compile(r"(\\[A-Za-z]+)\s+(?=[A-Za-z])")
_DECIMAL = re.compile(r"(?<=\d)(?:\{[.,]\}|[.,])(?=\d)")
_GROUPS = re.compile(r"(?<=\d)\\[,; ](?=\d{3})")


def compare_formulas(source: Block, block: Block) -> Iterator[Difference]:
    """Formulas that say something else, are missing, or are too much."""
    wanted, written = (Counter(map(_said, item.formulas)) for item in (source, block))
    if wanted == written:
        return
    missing, extra = _surplus(source.formulas, wanted - written), _surplus(block.formulas, written - wanted)
    for mine, other in zip(missing, extra, strict=False):
        yield Difference(Kind.FORMULA, other.span, source, block, _shown(other), _shown(mine), mine.span)
    for mine in missing[len(extra) :]:
        yield Difference(Kind.FORMULA, block.span, source, block, "", _shown(mine), mine.span)
    for other in extra[len(missing) :]:
        yield Difference(Kind.FORMULA, other.span, source, block, _shown(other), "")


def _said(formula: Formula) -> str:
    bare = _WORDS.sub(r"\\text{}", _DECIMAL.sub(".", _GROUPS.sub("", formula.tex)))
    return _SPACES.sub("", _COMMAND_END.sub(r"\1{}", bare))


def _shown(formula: Formula) -> str:
    return " ".join(formula.tex.split())


def _surplus(formulas: Iterable[Formula], count: Counter[str]) -> list[Formula]:
    """Of `formulas`, as many of each as `count` says: the last ones, in order."""
    left = Counter(count)
    found = []
    for formula in reversed(list(formulas)):
        if left[_said(formula)] > 0:
            left[_said(formula)] -= 1
            found.append(formula)
    return found[::-1]
