"""Probes: how the exact place of everything that pandoc reads is found, though pandoc keeps no places.

Before a section is read, single letters of it are exchanged for letters of scripts that it does not use, each of
them once: the first letter of every citation key and note label, and one letter of a plain word on every line. A
letter stands for a letter of the same width, so pandoc reads the same structure; wherever one of them turns up in
pandoc's tree, in a citation, in code, in a table's cell, it tells from which offset it came. Exchanged back, the tree
is the one that the text itself gives.

Note labels become unique on the way, so pandoc can pair no call with its definition. Therefore every definition gets a
call, which brings its content to light even when nothing else calls it, or when two definitions share a label, and
every call a definition of its own, which names the call. They stand before the text, where no unclosed fence of it can
swallow them, and a line across the page keeps the two apart.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from paperbuild.findings.source import Span
from paperbuild.syntax.markdown.front_matter import without_front_matter
from paperbuild.syntax.merge_marks import without_conflicts

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block

# Letters without case, of the width of a Latin letter, in scripts that no position paper is written in.
_NARROW = (
    range(0x12000, 0x1239A),  # cuneiform
    range(0x13000, 0x13430),  # Egyptian hieroglyphs
    range(0x14400, 0x14647),  # Anatolian hieroglyphs
    range(0x16800, 0x16A39),  # Bamum
    range(0x10600, 0x10737),  # Linear A
    range(0x10000, 0x1000C),  # Linear B
)
# Letters without case that are two columns wide, for texts in wide scripts and when the narrow ones run out.
_WIDE = (range(0x20000, 0x2A6DF), range(0x17000, 0x187F0))

_KEY = re.compile(r"(?<![^\W_])(?<!\\)(\\*)@\{?[_*]?([^\W_])")
_LABEL = re.compile(r"\[\^([^ \t\r\n\[\]^]+)\]")
_LETTER = re.compile(r"[^\W_]")
_CONTAINER = re.compile(r"(?:[ \t]|>|[-*+][ \t]|\(?\w{1,4}[.)][ \t]|:[ \t])*\Z")
_WORD = re.compile(r"(?<![^\s(])[^\W\d_]{3,}(?=[\s,;]|$)|[\u3040-\u30ff\u3400-\u9fff]{3,}")
_LONE_CR = re.compile(r"\r(?!\n)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
# A heading is left alone: links find it by its words, and two that are the same get different identifiers.
_NO_WORDS = re.compile(
    r"[\s>]*+(?::::|```|~~~|\[[^\]]+\]:|[|+]?[-=+:| ]+$|(?>(?:[-*+:~|>\s]|\(?\w{1,4}[.)]\s)*)#{1,6})"
)
_UNDERLINE = re.compile(r"[ \t>]*(?:=+|-+)[ \t]*(?:[\r\n]|\Z)")
_TAG_OPEN, _TAG_CLOSE = "\ue000", "\ue001"
# Characters of no meaning, which are the marks of this program; nobody may set one, not even by its number.
# Marks of ours, and what no file of XML may have (`NO_LETTERS`), as they are typed and by their numbers.
_OUR_MARKS = re.compile(
    f"[{_TAG_OPEN}{_TAG_CLOSE}\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]"
    "|&#(?:0*(?:5734[45]|[0-8]|1[124-9]|2[0-9]|3[01]|6553[45])"
    "|[xX]0*(?:[eE]00[01]|[0-8bceBCEfF]|1[0-9a-fA-F]|[fF]{3}[eEfF]))(?![0-9a-fA-F]);?"
)
_BLANKS = {"\x0b": " ", "\x0c": " "}  # what old editors begin a page with
TAG = re.compile(f"{_TAG_OPEN}(\\d+){_TAG_CLOSE}")


class ProbeKind(Enum):
    """What a probe was set on."""

    KEY = "key"
    CALL = "call"
    DEFINITION = "definition"
    WORD = "word"


@dataclass(frozen=True)
class Probe:
    """One exchanged letter: `offset` is where it stands (0-based), `span` covers the key, or `[^label]`, or the
    word; `label` is the note's label as written."""

    kind: ProbeKind
    letter: str
    offset: int
    span: Span
    label: str = ""


@dataclass(frozen=True)
class Probed:
    """A text with its probes set. `text` is what pandoc reads; `probes` are by the letter that stands in the tree.

    The first blocks of `text` are our own: a paragraph for each of `definitions`, and a horizontal rule; the text
    itself begins on line `first_line` (from 1).
    """

    text: str
    probes: Mapping[str, Probe]
    calls: tuple[Probe, ...]
    definitions: tuple[Probe, ...]
    first_line: int

    @property
    def own_blocks(self) -> int:
        """How many blocks stand before those of the text."""
        return len(self.definitions) + 1

    def is_intact(self, blocks: Sequence[Block]) -> bool:
        """Whether our own blocks stand as such at the beginning of `blocks`, pandoc's JSON of `text`."""
        kinds = [block["t"] for block in blocks[: self.own_blocks]]
        return kinds == ["Para"] * len(self.definitions) + ["HorizontalRule"]

    @cached_property
    def _letters(self) -> Mapping[int, str]:
        return {ord(mark): item.letter for mark, item in self.probes.items()}

    def restore(self, text: str) -> str:
        """`text` with every exchanged letter set back."""
        return text if text.isascii() else text.translate(self._letters)

    def restore_json(self, text: str) -> str:
        """JSON `text` with every exchanged letter set back, escaped where JSON asks for it."""
        return text.translate({mark: json.dumps(letter)[1:-1] for mark, letter in self._letters.items()})


def as_read(text: str) -> str:
    """`text` as pandoc gets it, letter by letter: without front matter, which is no part of the text, with the first of
    two texts that git could not merge, and with a line feed for each carriage return that stands alone, since pandoc
    drops those, which joins the lines."""
    return without_front_matter(without_conflicts(_LONE_CR.sub("\n", text), has_code=True))


def probe(text: str, calls_only: frozenset[int] = frozenset()) -> Probed:
    """`text` with probes set on its citation keys, note labels and lines.

    What looks like a definition is taken for one, unless its offset is in `calls_only`.
    """
    text = _OUR_MARKS.sub(lambda match: _BLANKS.get(match[0], "\ufffd" * len(match[0])), as_read(text))
    letters = dict(sorted(_assign(text, list(_wanted(text, calls_only))), key=lambda pair: pair[1].offset))
    marked = list(text)
    for mark, item in letters.items():
        marked[item.offset] = mark
    calls = tuple(p for p in letters.values() if p.kind is ProbeKind.CALL)
    definitions = tuple(p for p in letters.values() if p.kind is ProbeKind.DEFINITION)
    marks = {item.offset: mark for mark, item in letters.items()}
    head = "".join(_head(calls, definitions, marks))
    return Probed(head + "".join(marked), letters, calls, definitions, first_line=head.count("\n") + 1)


def _head(calls: tuple[Probe, ...], definitions: tuple[Probe, ...], marks: Mapping[int, str]) -> Iterator[str]:
    """The calls that bring every definition to light, and the definitions that name every call."""
    for item in definitions:
        yield f"{_marked(item, marks)}\n\n"
    for number, item in enumerate(calls):
        yield f"{_marked(item, marks)}: {_TAG_OPEN}{number}{_TAG_CLOSE}\n\n"
    yield "* * *\n\n"


def _marked(item: Probe, marks: Mapping[int, str]) -> str:
    """The `[^label]` of a call or a definition as it stands in the probed text."""
    at = item.offset - item.span.start - len("[^")
    return f"[^{item.label[:at]}{marks[item.offset]}{item.label[at + 1 :]}]"


def _wanted(text: str, calls_only: frozenset[int]) -> Iterator[Probe]:
    """Where a probe is to be set; of two for the same letter, the more telling one."""
    taken: set[int] = set()
    for item in chain(_labels(text, calls_only), _keys(text), _words(text)):
        if item.offset not in taken:
            taken.update(range(*item.span) if item.label else (item.offset,))
            yield item


def _keys(text: str) -> Iterator[Probe]:
    for match in _KEY.finditer(text):
        offset = match.start(2)
        if len(match[1]) % 2:
            continue  # after a backslash it is no citation
        yield Probe(ProbeKind.KEY, text[offset], offset, Span(offset, offset + 1))


def _labels(text: str, calls_only: frozenset[int]) -> Iterator[Probe]:
    for match in _LABEL.finditer(text):
        line_start = max(text.rfind("\n", 0, match.start()), text.rfind("\r", 0, match.start())) + 1
        is_definition = (
            text[match.end() : match.end() + 1] == ":"
            and _CONTAINER.match(text[line_start : match.start()]) is not None
        )
        letter = _LETTER.search(match[1])
        offset = match.start(1) + (letter.start() if letter else 0)
        kind = ProbeKind.DEFINITION if is_definition and offset not in calls_only else ProbeKind.CALL
        yield Probe(kind, text[offset], offset, Span(*match.span()), match[1])


def _words(text: str) -> Iterator[Probe]:
    """One word a line, outside square brackets, whose letters nothing else depends on."""
    depth = 0
    for line in _LINE.finditer(text):
        content = line.group()
        if not content.strip():
            depth = 0
            continue
        found = None if _NO_WORDS.match(content) or _UNDERLINE.match(text, line.end()) else _word(content, depth)
        if found:
            offset, span = found
            offset, span = offset + line.start(), Span(span.start + line.start(), span.end + line.start())
            yield Probe(ProbeKind.WORD, text[offset], offset, span)
        depth = max(0, depth + content.count("[") - content.count("]"))


def _word(line: str, depth: int) -> tuple[int, Span] | None:
    braces, passed = 0, 0
    for match in _WORD.finditer(line):
        between = line[passed : match.start()]
        depth += between.count("[") - between.count("]")
        braces += between.count("{") - between.count("}")
        passed = match.start()
        if depth > 0 or braces > 0:
            continue
        # A capital is left alone: pandoc makes small letters of it in identifiers.
        for at in range(match.start() + 1, match.end()):
            if line[at] == line[at].lower():
                return at, Span(*match.span())
    return None


def _assign(text: str, wanted: list[Probe]) -> Iterator[tuple[str, Probe]]:
    """Each probe with a letter for it, of the width of the one that it stands for, that is not used in `text`.

    Where there are more probes than letters (some 50,000), the last go without; words do before keys are made wide.
    """
    used = set(text)
    narrow = (chr(c) for c in chain(*_NARROW) if unicodedata.category(chr(c)) == "Lo" and chr(c) not in used)
    wide = (chr(c) for c in chain(*_WIDE) if chr(c) not in used)
    for item in wanted:
        is_wide = unicodedata.east_asian_width(item.letter) in {"W", "F"}
        letter = None if is_wide else next(narrow, None)
        if letter is None and (is_wide or item.kind is not ProbeKind.WORD):
            letter = next(wide, None)
        if letter is not None:
            yield letter, item
