"""Markdown as a translator sees it: words, with everything that must stay as it is as a placeholder or a tag.

A placeholder stands for something whole (`{note:austria}`, `{cite:mai2012}`), a pair of tags for what is around words
(`<i>…</i>`, `<a:1>…</a:1>`). What pandoc read (notes, citations, links, code) is taken from where it found it; the rest
is looked for here, and whatever is written back is read once more before it is believed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from paperbuild.findings.source import Span
from paperbuild.model.section import LinkKind, Section

MARK = re.compile(
    r"\{(?:note|cite|code|link|raw|comment):[^{}<>\\\s]+\}|\{-?@[^{}<>\\\s]+\}|\{br\}"
    r"|</?(?:i|b|s|sup|sub|cite)>|</?(?:a|img|span|note):\d+>"
)
SPACES = re.compile(r"[ \t\r\n\v\f\x1c-\x1f\x85\u2028\u2029]+")

_BEFORE_MARK = re.compile(rf"(\\*)(?={MARK.pattern})")
_ROMAN = r"(?=[ivxlcdm])m{0,4}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})"
LIST_MARK = re.compile(
    rf"[ \t]*(?:[-*+]|\(?(?:\d{{1,9}}|#|[a-z]|{_ROMAN})[.)]|\(?(?:[A-Z]|{_ROMAN.upper()})\)"
    rf"|[A-Z]\.(?=[ \t]{{2}})|{_ROMAN.upper()}\.)[ \t]+"
)
_OPENING = re.compile(r"<([a-z]+(?::\d+)?)>")
_CLOSING = re.compile(r"</([a-z]+(?::\d+)?)>")
_ATTRIBUTES = re.compile(r"""\{(?:[^{}"']|"[^"\r\n]*"|'[^'\r\n]*')*\}""")
_TARGET = re.compile(r"""\((?:[^()\s\\]|\\.|\([^()\s]*\))*(?:\s+(?:"[^"]*"|'[^']*'))?\)""")
_RUN = re.compile(r"(?:[^\s\\\[\]*_~^!<@`$\-]| (?=[^ \t\r\n]))+")  # nothing in it begins anything
_FARTHEST = 4_000  # characters between two tags that belong to each other
_DEEPEST = 12  # tags within tags
_MISSES = 100  # of so many letters in one text that begin no pair of tags, the next begin none either
_EMPHASIS = {"**": "b", "__": "b", "~~": "s", "*": "i", "_": "i", "^": "sup", "~": "sub"}
_NUMBERED = frozenset({"a", "img", "span", "note", "code", "link", "raw", "comment"})
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


@dataclass(frozen=True)
class Token:
    """A piece of a text: words, where `kind` is empty, or something to keep. `side` is `open` or `close` of a pair,
    and empty for what stands alone; `name` tells it from others of its kind; `written` is how it stands in the file."""

    written: str
    kind: str = ""
    name: str = ""
    side: str = ""


@dataclass(frozen=True)
class Message:
    """What a translator sees of a text, and how each placeholder and tag in it is written in the file."""

    text: str
    marks: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def has_words(self) -> bool:
        """Whether there is anything in it to translate."""
        return any(letter.isalpha() for letter in MARK.sub("", self.text))


def normal(text: str) -> str:
    """`text` with any white space as one space, and none at its ends; no-break spaces stay."""
    return SPACES.sub(" ", text).strip(" ")


def marks_of(text: str) -> Counter[str]:
    """The placeholders and tags in a message, counted."""
    return Counter(mark for _, mark in parts_of(text) if mark)


def parts_of(text: str) -> Iterator[tuple[str, str]]:
    """The words of a message and the mark that follows them, in turn; the last have none after them.

    Of backslashes before what looks like a mark, two are one of the words; one more makes it no mark but words.
    """
    words, at = "", 0
    for match in MARK.finditer(text):
        before = text[at : match.start()]
        plain = before.rstrip("\\")
        count = len(before) - len(plain)
        words += plain + "\\" * (count // 2)
        if count % 2:
            words += match.group()
        else:
            yield words, match.group()
            words = ""
        at = match.end()
    yield words + text[at:], ""


def is_nested(text: str) -> str:
    """The first tag of a message that does not close what was opened last, or is not closed; empty where all are."""
    open_tags: list[str] = []
    for _, mark in parts_of(text):
        if opening := _OPENING.fullmatch(mark):
            open_tags.append(opening[1])
        elif (closing := _CLOSING.fullmatch(mark)) and (not open_tags or open_tags.pop() != closing[1]):
            return mark
    return f"<{open_tags[-1]}>" if open_tags else ""


# From Markdown to a message


def message_of(tokens: Sequence[Token], like: Message | None = None) -> Message:
    """The message of `tokens`; what has a number gets that which it has in `like`, the source's message."""
    names = _names(tokens, like)
    text, words = "", ""
    marks: dict[str, str] = {}
    for token, name in zip(tokens, names, strict=True):
        if not token.kind:
            words += token.written
            continue
        mark = {"open": f"<{name}>", "close": f"</{name}>"}.get(token.side, "{" + name + "}")
        marks.setdefault(mark, token.written)
        text += _shown(words, is_before_mark=True) + mark
        words = ""
    return Message(normal(text + _shown(words)), marks)


def _shown(words: str, *, is_before_mark: bool = False) -> str:
    """Words in which nothing looks like a mark: the inverse of what `parts_of` does with them."""
    words = _BEFORE_MARK.sub(lambda match: match[1] * 2 + "\\", words)
    return words + "\\" * (len(words) - len(words.rstrip("\\"))) if is_before_mark else words


def _names(tokens: Sequence[Token], like: Message | None) -> list[str]:
    """The name of each token. Numbers follow the source's: by what is written, then by order."""
    free = [_Free(*_taken_apart(mark), written) for mark, written in (like.marks.items() if like else ())]
    names = [token.name for token in tokens]
    closers = {number: _closer(tokens, number) for number, token in enumerate(tokens) if token.side == "open"}
    wanted = [
        n for n, token in enumerate(tokens) if token.kind in _NUMBERED and not token.name and token.side != "close"
    ]
    for is_same in (True, False):
        for number in list(wanted):
            token = tokens[number]
            end = tokens[closers[number]].written if number in closers else token.written
            found = next((one for one in free if one.kind == token.kind and (one.written == end or not is_same)), None)
            if found:
                free.remove(found)
                wanted.remove(number)
                names[number] = found.name
    used = {name for name in names if name} | {one.name for one in free}
    for number in wanted:
        names[number] = _unused(tokens[number].kind, used)
        used.add(names[number])
    for opening, closing in closers.items():
        names[closing] = names[opening]
    return names


@dataclass(frozen=True)
class _Free:
    kind: str
    name: str
    written: str


def _taken_apart(mark: str) -> tuple[str, str]:
    """The kind and the name of a mark with a number; of a pair only the closing one counts, which has the target."""
    name = mark.strip("{}<>/")
    kind = name.split(":")[0]
    is_counted = kind in _NUMBERED and not _OPENING.fullmatch(mark) and not (kind == "note" and mark[0] == "{")
    return (kind if is_counted else ""), name


def _closer(tokens: Sequence[Token], opening: int) -> int:
    depth = 0
    for number in range(opening, len(tokens)):
        depth += {"open": 1, "close": -1}.get(tokens[number].side, 0)
        if depth == 0:
            return number
    raise AssertionError("pairs are closed where they are found")


def _unused(kind: str, used: set[str]) -> str:
    number = 1
    while f"{kind}:{number}" in used:
        number += 1
    return f"{kind}:{number}"


_Pair = tuple[int, int, int, str]
"""Where the words between two tags begin and end, where the second tag ends, and their kind."""


class Reader:
    """Takes texts of one section apart. In a source, comments are none of a translator's business."""

    def __init__(self, section: Section, *, is_source: bool) -> None:
        self.section = section
        self.is_source = is_source
        self.text = section.file.text
        self.atoms: dict[int, tuple[int, Token]] = {}
        self.pairs: dict[int, _Pair] = {}
        self.found: dict[tuple[int, int], _Pair | None] = {}  # by where they may begin, and where they must have ended
        self.depth = 0
        self.misses: Counter[str] = Counter()  # how many letters of a text began nothing
        self._find_calls()
        self._find_codes()
        self._find_citations()
        self._find_links()

    def tokens(self, span: Span, *, is_quoted: bool = False) -> list[Token]:
        """The tokens of `span`; `is_quoted` says that its lines begin with `>`."""
        self.misses.clear()
        lead = r"(?:\r\n|\r|\n)[ \t>]*" if is_quoted else r"(?:\r\n|\r|\n)[ \t]*"
        return _joined(self._tokens(span.start, span.end, re.compile(lead)))

    def _find_calls(self) -> None:
        for call in self.section.calls:
            written = self.text[call.span.start : call.span.end]
            self.atoms[call.span.start] = (call.span.end, Token(written, "note", f"note:{call.slug}"))

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
                braces = _ATTRIBUTES.match(self.text, end)
                end = braces.end() if braces and fence[0] == "`" else end
                self.atoms[start] = (end, Token(self.text[start:end], "code"))
        for kind, spans in (("comment", self.section.comments), ("raw", self.section.raws)):
            for item in spans:
                self.atoms[item.span.start] = (item.span.end, Token(self.text[item.span.start : item.span.end], kind))

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
            self.atoms[start] = (end, Token(self.text[start:end], "cite", f"{sign}@{citation.key}"))
            if not citation.is_in_text:
                groups.setdefault(citation.group, []).append((Span(start, end), f"{sign}{citation.key}"))
        for members in groups.values():
            self._find_group(members)

    def _find_group(self, members: Sequence[tuple[Span, str]]) -> None:
        opening = self._bracket_before(members[0][0].start)
        closing = self._bracket_after(members[-1][0].end)
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
            self.atoms[opening] = (closing + 1, Token(self.text[opening : closing + 1], "cite", f"cite:{keys}"))

    def _bracket_before(self, at: int) -> int:
        depth = 0
        for offset in range(at - 1, max(at - _FARTHEST, 0) - 1, -1):
            depth += {"]": 1, "[": -1}.get(self.text[offset], 0)
            if depth < 0:
                return offset
        return -1

    def _bracket_after(self, at: int) -> int:
        """Where the bracket closes that is open at `at`."""
        depth, offset = 0, at
        while offset < min(len(self.text), at + _FARTHEST):
            letter = self.text[offset]
            if letter == "\\":
                offset += 1
            elif offset in self.atoms and letter != "@":
                offset = self.atoms[offset][0] - 1
            else:
                depth += {"[": 1, "]": -1}.get(letter, 0)
            if depth < 0:
                return offset
            offset += 1
        return -1

    def _find_links(self) -> None:
        for link in self.section.links:
            start, end = link.span
            opening = self.text[start : start + 1]
            if opening == "<":
                self.atoms[start] = (end, Token(self.text[start:end], "link"))
                continue
            inner = start + (2 if link.kind is LinkKind.IMAGE else 1)
            closing = self._bracket_after(inner)
            if self.text[inner - 1 : inner] != "[" or not start < closing < end:
                continue
            braces = _ATTRIBUTES.match(self.text, end)
            kind = "img" if link.kind is LinkKind.IMAGE else "a"
            self.pairs[start] = (inner, closing, braces.end() if braces else end, kind)

    def _tokens(self, start: int, end: int, lead: re.Pattern[str]) -> Iterator[Token]:
        at = start
        while at < end:
            if at in self.atoms and self.atoms[at][0] <= end:
                stop, token = self.atoms[at]
                if token.kind != "comment" or not self.is_source:
                    yield token
                at = stop
            elif pair := self._pair(at, end):
                inner, closing, stop, kind = pair
                name = "" if kind in _NUMBERED else kind
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

    def _pair(self, at: int, end: int) -> _Pair | None:
        """The pair of tags that begins at `at`; each place is looked at once, and not within too many others."""
        if at in self.pairs and self.pairs[at][2] <= end:
            return self.pairs[at]
        if self.text[at] not in "[*_~^":
            return None
        if (at, end) not in self.found:
            self.depth += 1
            is_looked_for = self.depth < _DEEPEST and self.misses[self.text[at]] < _MISSES
            self.found[at, end] = pair = self._new_pair(at, end) if is_looked_for else None
            self.misses[self.text[at]] += pair is None
            self.depth -= 1
        return self.found[at, end]

    def _new_pair(self, at: int, end: int) -> _Pair | None:
        letter = self.text[at]
        if letter == "[" or self.text.startswith("^[", at):
            return self._bracketed(at, end)
        mark = next((mark for mark in _EMPHASIS if self.text.startswith(mark, at)), "")
        return self._emphasis(at, end, mark) if mark else None

    def _bracketed(self, at: int, end: int) -> _Pair | None:
        """`[words]{attributes}`, `[words](target)` and `^[a note]`, and the place after a name: `@doe [p. 4]`."""
        inner = self.text.index("[", at) + 1
        closing = self._bracket_after(inner)
        if not inner <= closing < end:
            return None
        if inner == at + 2:
            return inner, closing, closing + 1, "note"
        braces = _ATTRIBUTES.match(self.text, closing + 1, end)
        if braces:
            return inner, closing, braces.end(), "span"
        if target := _TARGET.match(self.text, closing + 1, end):
            return inner, closing, target.end(), "a"
        return (inner, closing, closing + 1, "cite") if {at, at - 1} & self.ends_of_keys else None

    @cached_property
    def ends_of_keys(self) -> frozenset[int]:
        """Where the works that are named in the text have been named."""
        return frozenset(stop for stop, token in self.atoms.values() if token.name.startswith(("@", "-@")))

    def _emphasis(self, at: int, end: int, mark: str) -> _Pair | None:
        inner = at + len(mark)
        before, after = self.text[at - 1 : at], self.text[inner : inner + 1]
        if not after or after.isspace() or inner >= end or (mark[0] == "_" and before.isalnum()):
            return None
        closing = self._end_of_emphasis(inner, end, mark)
        return (inner, closing, closing + len(mark), _EMPHASIS[mark]) if closing > inner else None

    def _end_of_emphasis(self, inner: int, end: int, mark: str) -> int:
        at = inner
        end = min(end, inner + _FARTHEST)
        while at < end:
            if at in self.atoms:
                at = self.atoms[at][0]
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


# From a message to Markdown

_BLOCK_START = re.compile(
    r"(?P<lead>)(?P<mark>#{1,6}(?=\s|$)|[-+*](?=\s|$)|>|:{3,}|[:~](?=\s|$)|\||-{3,}|={3,}|\+[-=])"
    r"|(?P<before>\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]+))(?P<end>[.)](?=\s|$))"
)
_HARMLESS_BRACKETS = re.compile(r"\[[^\[\]@^{}()<>\\`*_]*\](?![\[({:])")
_SPECIAL = re.compile(
    r"(?P<brackets>\[[^\[\]@^{}()<>\\`*_]*\](?![\[({:])(?=.))"
    r"|(?P<mark>[\\`*\[\]]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|(?<![^\W_])@(?=\S|$)|[\^~](?=\S|$)|[!](?=$))",
    re.DOTALL,
)


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
