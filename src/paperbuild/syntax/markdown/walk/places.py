"""Where in a section's text the elements of pandoc's tree stand.

What carries a probe says so itself. Anything else (a link, an image, a div's opening line) is looked for between the
probe before it and the probe after it, in the order of the text, so that nothing alike further on is mistaken for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from paperbuild.findings.source import Span
from paperbuild.syntax.markdown.outline import Node
from paperbuild.syntax.markdown.probes import TAG, Probed

# What lists, quotes, definitions and notes put in front of a line.
CONTAINER = r"(?:[ \t>]|(?:[-*+:~]|\(?\w{1,4}[.)]|\[\^[^\]\s]+\]:)[ \t])*"

_DEEPEST = 100  # elements within elements: a list in a list is three
_UNINDENTED = re.compile(r"\n[ \t]*\r?\n(?=\S)")
_LINE = re.compile(r"[^\r\n]*")


class Places:
    """The places in `text`, while its elements are visited in the order of the tree.

    `cursor` is the offset before which everything has been passed. `note` is the slug of the definition that is being
    walked through, `INLINE` in an inline note, empty in the running text; `region_end` is where that definition ends.
    """

    def __init__(self, text: str, probed: Probed, nodes: Sequence[Node]) -> None:
        """`nodes` are all that will be visited, in that order. Raises RecursionError where they nest too deeply."""
        self.text = text
        self.probed = probed
        self.cursor = 0
        self.note = ""
        self.region_end = len(text)
        self._offsets = [offset for node in nodes for offset in _set_probes(node, probed, 0)]
        self._passed = 0  # how many of `_offsets` have been passed

    # Moving on

    def pass_own(self, node: Node) -> None:
        """Moves past the probes that stand in `node` itself."""
        if not node.probes:
            return
        own = len(node.probes) - sum(len(child.probes) for child in node.children)
        if own:
            self._passed += own
            self.cursor = node.probes[own - 1]

    def pass_all(self, node: Node) -> None:
        """Leaves behind every probe in `node`, which is not visited."""
        self._passed += len(node.probes)

    def pass_to(self, offset: int) -> None:
        """Moves on to `offset`, never back."""
        self.cursor = max(self.cursor, offset)

    def limit(self, node: Node) -> int:
        """Where to stop looking for `node`: at the first probe after it."""
        following = self._passed + len(node.probes)
        if following >= len(self._offsets) or not self.cursor <= self._offsets[following] < self.region_end:
            return self.region_end
        # Notes come up after the text, wherever they are written: one in between ends nothing.
        return self._offsets[following] if self.is_here(self._offsets[following]) else self.region_end

    # Lines

    def line_start(self, offset: int) -> int:
        """Where the line of `offset` begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_at(self, offset: int) -> Span:
        """The line of `offset`, without the blanks and the marks of quotations around it."""
        start = self.line_start(offset)
        line = _LINE.match(self.text, start)
        assert line is not None  # noqa: S101 - the pattern matches the empty text
        content = line.group()
        lead = len(content) - len(content.lstrip(" \t>"))
        return Span(start + lead, start + len(content.rstrip()))

    def first_line(self, node: Node) -> Span:
        """The line of the first probe in `node`, or where the walk is when it has none."""
        return self.line_at(min(node.probes, default=self.cursor))

    def lines_of(self, node: Node) -> Span:
        """From the beginning of the first line of `node` to the end of its last."""
        if node.probes:
            first, last = min(node.probes), max(node.probes)
            return Span(self.line_at(first).start, self.line_at(last).end)
        return Span(self.cursor, self.limit(node))

    def known_lines(self, node: Node) -> Span:
        """The lines of `node` as far as probes tell them; an empty span where none does."""
        return self.lines_of(node) if node.probes else Span(self.cursor, self.cursor)

    # Looking

    def find(self, pattern: re.Pattern[str], node: Node) -> Span | None:
        """The first match of `pattern` where `node` may stand."""
        match = pattern.search(self.text, self.cursor, self.limit(node))
        return Span(*match.span()) if match else None

    def literal(self, text: str, node: Node) -> Span:
        """Where `text` stands as it is (its first line, if it has several)."""
        first_line = text.strip("\n").split("\n", 1)[0]
        limit = self.limit(node) + len(first_line)
        start = self.text.find(first_line, self.cursor, limit)
        while start >= 0 and not self.is_here(start):
            start = self.text.find(first_line, start + 1, limit)
        if start < 0:
            return self.first_line(node)
        whole = text.rstrip("\n")
        if self.text.startswith(whole, start):
            return Span(start, start + len(whole))
        return Span(start, self._end_of_lines(whole.split("\n"), start + len(first_line)))

    def _end_of_lines(self, lines: Sequence[str], end: int) -> int:
        """Where the last of `lines` ends, of which the first ends at `end`: one below the other, with what a list, a
        quotation or an indent puts before each. The same words may stand further up too."""
        at = end
        for line in lines[1:]:
            start = self.text.find("\n", at) + 1
            found = self.text.find(line, start) if start else -1
            if found < 0 or "\n" in self.text[start:found]:
                found = self.text.find(lines[-1], end)
                return found + len(lines[-1]) if found >= 0 else end
            at = found + len(line)
        return at

    def is_here(self, offset: int) -> bool:
        """Whether `offset` may stand in what is being walked through: in this definition, or in none."""
        if self.note:
            return True
        before = bisect_left(self._definitions, Span(offset, 0)) - 1
        return before < 0 or self._definitions[before].end <= offset

    # Definitions of notes

    def enter_definition(self, slug: str, label: Span) -> Span:
        """Goes to the definition of `slug` that begins with `label`; returns where the whole of it stands."""
        self.note, self.cursor = slug, label.end
        end = _UNINDENTED.search(self.text, self.cursor)
        self.region_end = end.start() if end else len(self.text)
        whole = self._definitions[bisect_left(self._definitions, Span(label.start, 0))]
        return Span(whole.start, whole.start + len(self.text[whole.start : whole.end].rstrip()))

    def leave_definition(self) -> None:
        """Ends what `enter_definition` began."""
        self.note, self.region_end = "", len(self.text)

    @cached_property
    def _definitions(self) -> list[Span]:
        """Where the notes stand that are defined by name, in order."""
        spans = sorted(item.span for item in self.probed.definitions)
        limits = [*(span.start for span in spans[1:]), len(self.text)]
        ends = [_UNINDENTED.search(self.text, span.end, limit) for span, limit in zip(spans, limits, strict=False)]
        return [
            Span(span.start, end.start() if end else limit)
            for span, limit, end in zip(spans, limits, ends, strict=False)
        ]


def _set_probes(node: Node, probed: Probed, depth: int) -> tuple[int, ...]:
    """Says of `node` and all in it which probes they have: the offsets, its own and its children's, as visited."""
    found = _own_probes(node, probed)
    if depth > _DEEPEST:
        raise RecursionError
    for child in node.children:
        found += _set_probes(child, probed, depth + 1)
    if found:
        node.probes = tuple(found)
    return node.probes


def _own_probes(node: Node, probed: Probed) -> list[int]:
    text = node.text if node.kind == "Str" else node.own_text  # words have nothing else
    if text.isascii():  # neither the letters nor the tags of probes are; most texts have none
        return []
    letters = [probed.probes[letter].offset for letter in text if letter in probed.probes]
    return letters + [probed.calls[int(tag[1])].offset for tag in TAG.finditer(node.text)]
