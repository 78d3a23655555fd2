"""Reads Markdown as a translator sees it: takes texts of a section apart into words, placeholders and tags.

What pandoc read is taken from where it found it; the rest (emphasis, spans) is looked for here, and whatever is written
back is read once more, to be sure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from paperbuild.exchange.po.atoms import ATTRIBUTES, FARTHEST, Atoms, TagPair
from paperbuild.exchange.po.marks import NUMBERED, Token
from paperbuild.findings.source import Span
from paperbuild.model.section import Section

_TARGET = re.compile(r"""\((?>(?:[^()\s\\]|\\.|\([^()\s]*\)){0,4000})(?:\s+(?:"[^"]*"|'[^']*'))?\)""")
_RUN = re.compile(r"(?:[^\s\\\[\]*_~^!<@`$\-]| (?=[^ \t\r\n]))+")  # nothing in it begins anything
_DEEPEST = 12  # tags within tags
_MISSES = 100  # of so many letters in one text that begin no pair of tags, the next begin none either
_EMPHASIS = {"**": "b", "__": "b", "~~": "s", "*": "i", "_": "i", "^": "sup", "~": "sub"}
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


class Reader:
    """Takes texts of one section apart. In a source, a translator does not see comments."""

    def __init__(self, section: Section, *, is_source: bool) -> None:
        self.is_source = is_source
        self.text = section.file.text
        self.atoms = Atoms(section)
        self.found: dict[
            tuple[int, int], TagPair | None
        ] = {}  # by where they may begin, and where they must have ended
        self.depth = 0
        self.misses: Counter[str] = Counter()  # how many letters of a text began nothing

    def tokens(self, span: Span, *, is_quoted: bool = False) -> list[Token]:
        """The tokens of `span`; `is_quoted` says that its lines begin with `>`."""
        self.misses.clear()
        lead = r"(?:\r\n|\r|\n)[ \t>]*" if is_quoted else r"(?:\r\n|\r|\n)[ \t]*"
        return _joined(self._tokens(span.start, span.end, re.compile(lead)))

    def _tokens(self, start: int, end: int, lead: re.Pattern[str]) -> Iterator[Token]:
        at = start
        while at < end:
            if at in self.atoms.whole and self.atoms.whole[at][0] <= end:
                stop, token = self.atoms.whole[at]
                if token.kind != "comment" or not self.is_source:
                    yield token
                at = stop
            elif pair := self._pair(at, end):
                inner, closing, stop, kind = pair
                name = "" if kind in NUMBERED else kind
                yield Token(self.text[at:inner], kind, name, "open")
                yield from self._tokens(inner, closing, lead)
                yield Token(self.text[closing:stop], kind, name, "close")
                at = stop
            else:
                at, token = self._plain(at, end, lead)
                yield token

    def _plain(self, at: int, end: int, lead: re.Pattern[str]) -> tuple[int, Token]:
        """The words, or the end of a line, that stand at `at`."""
        letter, following = self.text[at], self.text[at + 1 : at + 2]
        if line_end := lead.match(self.text, at, end):
            return line_end.end(), Token(" ")
        if letter == "\\" and at + 1 < end:
            if following in "\r\n":
                line_end = lead.match(self.text, at + 1, end)
                return (line_end.end() if line_end else at + 2), Token("\\\n", "br", "br")
            if following == " ":
                return at + 2, Token("\N{NO-BREAK SPACE}")
            if following in _PUNCTUATION:
                return at + 2, Token(following)
        if letter == " " and (hard := re.compile(r" {2,}(?=[\r\n])").match(self.text, at, end)):
            line_end = lead.match(self.text, hard.end(), end)
            if line_end:
                return line_end.end(), Token("\\\n", "br", "br")
        run = _RUN.match(self.text, at, end)
        stop = run.end() if run else at + 1
        return stop, Token(self.text[at:stop])

    def _pair(self, at: int, end: int) -> TagPair | None:
        """The pair of tags that begins at `at`; each place is looked at once, and not within too many others."""
        if at in self.atoms.pairs and self.atoms.pairs[at][2] <= end:
            return self.atoms.pairs[at]
        if self.text[at] not in "[*_~^":
            return None
        if (at, end) not in self.found:
            self.depth += 1
            is_looked_for = self.depth < _DEEPEST and self.misses[self.text[at]] < _MISSES
            self.found[at, end] = pair = self._new_pair(at, end) if is_looked_for else None
            self.misses[self.text[at]] += pair is None
            self.depth -= 1
        return self.found[at, end]

    def _new_pair(self, at: int, end: int) -> TagPair | None:
        letter = self.text[at]
        if letter == "[" or self.text.startswith("^[", at):
            return self._bracketed(at, end)
        mark = next((mark for mark in _EMPHASIS if self.text.startswith(mark, at)), "")
        return self._emphasis(at, end, mark) if mark else None

    def _bracketed(self, at: int, end: int) -> TagPair | None:
        """`[words]{attributes}`, `[words](target)` and `^[a note]`, and the place after a name: `@doe [p. 4]`."""
        inner = self.text.index("[", at) + 1
        closing = self.atoms.bracket_after(inner)
        if not inner <= closing < end:
            return None
        if inner == at + 2:
            return inner, closing, closing + 1, "note"
        braces = ATTRIBUTES.match(self.text, closing + 1, end)
        if braces:
            return inner, closing, braces.end(), "span"
        if target := _TARGET.match(self.text, closing + 1, end):
            return inner, closing, target.end(), "a"
        return (inner, closing, closing + 1, "cite") if {at, at - 1} & self.atoms.ends_of_keys else None

    def _emphasis(self, at: int, end: int, mark: str) -> TagPair | None:
        inner = at + len(mark)
        before, after = self.text[at - 1 : at], self.text[inner : inner + 1]
        if not after or after.isspace() or inner >= end or (mark[0] == "_" and before.isalnum()):
            return None
        closing = self._end_of_emphasis(inner, end, mark)
        return (inner, closing, closing + len(mark), _EMPHASIS[mark]) if closing > inner else None

    def _end_of_emphasis(self, inner: int, end: int, mark: str) -> int:
        at = inner
        end = min(end, inner + FARTHEST)
        while at < end:
            if at in self.atoms.whole:
                at = self.atoms.whole[at][0]
                continue
            if self.text[at] == "\\":
                at += 2
                continue
            if mark in "^~" and self.text[at].isspace():
                return -1
            if self.text.startswith(mark, at) and self._closes(at, end, mark, inner):
                return at
            nested = self._pair(at, end) if self.text[at] in "[!*_~^" else None
            at = nested[2] if nested else at + 1
        return -1

    def _closes(self, at: int, end: int, mark: str, inner: int) -> bool:
        if self.text[at - 1].isspace() or at == inner:
            return False
        after = self.text[at + len(mark) : at + len(mark) + 1]
        if mark[0] == "_" and after.isalnum() and at + len(mark) < end:
            return False
        # of three, the first ends what is within, and the others what is around it: **a *b***
        return len(mark) == 2 or after != mark or self.text.startswith(mark * 3, at) or self.text[at - 1] == mark


def _joined(tokens: Iterator[Token]) -> list[Token]:
    """`tokens` with neighbouring words as one."""
    found: list[Token] = []
    for token in tokens:
        if found and not token.kind and not found[-1].kind:
            found[-1] = Token(found[-1].written + token.written)
        else:
            found.append(token)
    return found
