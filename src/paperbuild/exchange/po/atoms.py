"""What pandoc has read in a section and a translator leaves whole, each at its place: notes, citations, links, code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from paperbuild.exchange.po.marks import Token
from paperbuild.findings.source import Span
from paperbuild.model.section import LinkKind, Section

FARTHEST = 4_000  # characters between two tags that belong to each other
ATTRIBUTES = re.compile(r"""\{(?:[^{}"']|"[^"\r\n]*"|'[^'\r\n]*')*\}""")

_FORMULA_IDENTIFIER = re.compile(r"[ \t]*+(?:\r?\n)?[ \t]*+\{#eq[-:][^\s{}]+\}")

TagPair = tuple[int, int, int, str]
"""Where the words between two tags begin and end, where the second tag ends, and their kind."""


class Atoms:
    """The atoms of one section by the offsets where they begin: `whole` ones with their ends, and `pairs` of tags."""

    def __init__(self, section: Section) -> None:
        self.section = section
        self.text = section.file.text
        self.whole: dict[int, tuple[int, Token]] = {}
        self.pairs: dict[int, TagPair] = {}
        self._find_calls()
        self._find_codes()
        self._find_citations()
        self._find_links()

    @cached_property
    def ends_of_keys(self) -> frozenset[int]:
        """Where the works that are named in the text have been named."""
        return frozenset(stop for stop, token in self.whole.values() if token.name.startswith(("@", "-@")))

    def bracket_after(self, at: int) -> int:
        """Where the bracket closes that is open at `at`."""
        depth, offset = 0, at
        while offset < min(len(self.text), at + FARTHEST):
            letter = self.text[offset]
            if letter == "\\":
                offset += 1
            elif offset in self.whole and letter != "@":
                offset = self.whole[offset][0] - 1
            else:
                depth += {"[": 1, "]": -1}.get(letter, 0)
            if depth < 0:
                return offset
            offset += 1
        return -1

    def _find_calls(self) -> None:
        for call in self.section.calls:
            written = self.text[call.span.start : call.span.end]
            self.whole[call.span.start] = (call.span.end, Token(written, "note", f"note:{call.slug}"))

    def _find_codes(self) -> None:
        for span in self.section.codes:
            start, end = span
            while start > 0 and self.text[start - 1] in " `$":
                start -= 1
            start += len(self.text[start : span.start]) - len(self.text[start : span.start].lstrip(" "))
            fence = self.text[start : span.start].rstrip(" ")
            closing = self.text.find(fence, span.end) if fence else -1
            if fence and closing >= 0:
                end = closing + len(fence)
                braces = ATTRIBUTES.match(self.text, end)
                end = braces.end() if braces and fence[0] == "`" else end
                end = _after_identifier(self.text, end) if fence == "$$" else end
                self.whole[start] = (end, Token(self.text[start:end], "code"))
        for kind, spans in (("comment", self.section.comments), ("raw", self.section.raws)):
            for item in spans:
                self.whole[item.span.start] = (item.span.end, Token(self.text[item.span.start : item.span.end], kind))

    def _find_citations(self) -> None:
        groups: dict[int, list[tuple[Span, str]]] = {}
        for citation in self.section.citations:
            start, end = citation.span
            if self.text[start - 1 : start] == "{" and self.text[end : end + 1] == "}":
                start, end = start - 1, end + 1
            if self.text[start - 1 : start] != "@":
                continue
            start -= 1
            sign = "-" if self.text[start - 1 : start] == "-" else ""  # the work without its author's name
            start -= len(sign)
            self.whole[start] = (end, Token(self.text[start:end], "cite", f"{sign}@{citation.key}"))
            if not citation.is_in_text:
                groups.setdefault(citation.group, []).append((Span(start, end), f"{sign}{citation.key}"))
        for members in groups.values():
            self._find_group(members)

    def _find_group(self, members: Sequence[tuple[Span, str]]) -> None:
        opening = self._bracket_before(members[0][0].start)
        closing = self.bracket_after(members[-1][0].end)
        if opening < 0 or closing < 0:
            return
        inside = self.text[opening + 1 : closing]
        between = inside
        for span, _ in members:
            between = between.replace(self.text[span.start : span.end], "", 1)
        if any(letter.isalnum() for letter in between):
            self.pairs[opening] = (opening + 1, closing, closing + 1, "cite")
        else:
            keys = ";".join(key for _, key in members)
            self.whole[opening] = (closing + 1, Token(self.text[opening : closing + 1], "cite", f"cite:{keys}"))

    def _is_citing(self, opening: int) -> bool:
        """Whether the bracket at `opening` is that of a citation, and not of a link."""
        closing = self.bracket_after(opening + 1)
        is_known = opening in self.whole or opening in self.pairs
        return closing >= 0 and not is_known and self.text[closing + 1 : closing + 2] not in {"(", "[", "{"}

    def _bracket_before(self, at: int) -> int:
        depth = 0
        for offset in range(at - 1, max(at - FARTHEST, 0) - 1, -1):
            depth += {"]": 1, "[": -1}.get(self.text[offset], 0)
            if depth < 0:
                return offset
        return -1

    def _find_links(self) -> None:
        references: dict[int, list[tuple[Span, str]]] = {}
        for link in self.section.links:
            start, end = link.span
            if link.kind is LinkKind.REFERENCE:
                start -= self.text[start - 1 : start] == "-"
                name = self.text[start:end]
                self.whole[start] = (end, Token(name, "cite", name))
                opening = self._bracket_before(start)
                if opening >= 0 and self._is_citing(opening):
                    references.setdefault(opening, []).append((Span(start, end), name.replace("@", "", 1)))
                continue
            if self.text[start : start + 1] == "<":
                self.whole[start] = (end, Token(self.text[start:end], "link"))
                continue
            inner = start + (2 if link.kind is LinkKind.IMAGE else 1)
            closing = self.bracket_after(inner)
            if self.text[inner - 1 : inner] != "[" or not start < closing < end:
                continue
            braces = ATTRIBUTES.match(self.text, end)
            kind = "img" if link.kind is LinkKind.IMAGE else "a"
            self.pairs[start] = (inner, closing, braces.end() if braces else end, kind)
        for members in references.values():
            self._find_group(members)


def _after_identifier(text: str, end: int) -> int:
    """Where a displayed formula ends, which ended at `end`, with the identifier behind it."""
    match = _FORMULA_IDENTIFIER.match(text, end)
    return match.end() if match else end
