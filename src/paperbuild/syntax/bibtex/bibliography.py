"""Reads a .bib file into a `Bibliography`: every entry, key, field and value with its exact place.

The scanner is our own. bibtexparser 2 knows lines but no columns, and loses an entry whole for a repeated field or a
comment inside it; what an author needs is the place, and what is printed is what pandoc reads. So the grammar here is
pandoc's (a brace after a backslash does not count, `%` begins a comment between fields and between entries), with
BibTeX's parentheses, `#` and `@string`. bibtexparser judges names and decodes LaTeX: see `engines/bibtex.py`.

An entry that cannot be read costs itself and nothing else: it ends where a line begins the next one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import NoReturn

from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.bibliography import Bibliography, BrokenEntry, Entry, Field, StringUse
from paperbuild.syntax.bibtex.biblatex import ENTRY_TYPES, FIELDS, MONTHS
from paperbuild.syntax.merge_marks import without_conflicts

_DEEPEST_BRACES = 100  # pandoc's time grows with the square of the depth
_TOO_DEEP = f"more than {_DEEPEST_BRACES} braces are nested in each other"
_STRING_LETTERS = 20_000_000
_TOO_MUCH = "the `@string`s of the file would come to more than 20 million letters"  # each may hold another twice

_LINE_START = r"(?:\A|(?<=[\r\n]))"
_HEAD = re.compile(
    rf"{_LINE_START}@[ \t]*\w+[ \t]*[{{(]|{_LINE_START}[ \t]+@[ \t]*\w+[ \t]*[{{(]\s*[^\s,={{}}()\"]+\s*,"
)
_NEXT = re.compile(
    r"%[^\r\n]*"
    r"|(?<!\w)@[ \t]*(?P<type>\w+)\s*(?P<open>[{(])"
    rf"|{_LINE_START}[ \t]*@[ \t]*(?P<bare>{'|'.join(sorted(ENTRY_TYPES))})\b(?!\s*[{{(])",
    re.IGNORECASE,
)
_GAP = re.compile(r"\s*(?:%[^\r\n]*\s*)*")
_REMARK = re.compile(r"%[^\r\n]*")
_KEY = {"}": re.compile(r"[^,{}\"\r\n]*"), ")": re.compile(r"[^,{}\"\r\n)]*")}
_NAME = re.compile(r"[^\W\d][^\s\"#%'(),={}]*")
_FIRST_FIELD = re.compile(r"[^\W\d][\w-]*\s*=\s*[\"{\d]")
_BARE = re.compile(r"[^\s\"#%'(),={}]+")
_PLAIN = re.compile(r"[^{}\\]*+(?=\})")
_BRACE = re.compile(r"\\[\\{}]|[{}]")
_QUOTE_OR_BRACE = re.compile(r"\\[\\\"{}]|[{}\"]")
_FIELD_NAMES = "|".join(sorted(FIELDS))
_SWALLOWED = re.compile(rf"[\r\n][ \t]*({_FIELD_NAMES})[ \t]*=[ \t]*(?:[\"{{]|$)", re.IGNORECASE)
_AFTER = re.compile(r"[\s,)}]*")
_LEFT_OVER = re.compile(rf"({_FIELD_NAMES})[ \t]*=[ \t]*[\"{{\w]", re.IGNORECASE)


def parse_bibliography(file: SourceFile) -> Bibliography:
    """The bibliography in `file`. Takes any text at all, in time linear to its length."""
    scanner = _Scanner(replace(file, text=without_conflicts(file.text)))
    scanner.scan()
    return Bibliography(
        file=file,
        entries=tuple(scanner.entries),
        broken=tuple(scanner.broken),
        undefined_strings=tuple(scanner.uses),
        definitions=tuple(scanner.definitions),
        remarks=tuple(sorted(set(scanner.remarks))),  # what follows a value is looked at twice
        comments=tuple(scanner.comments),
    )


class _UnreadableError(Exception):
    """What the scanner reads cannot be an entry; caught where the entry began."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.reason, self.hint = reason, hint


@dataclass
class _EntryDraft:
    """An entry while it is being read: what is known of it when reading fails. It may not reach past `limit`."""

    start: int
    limit: int
    close: str
    kind: str
    key: str
    key_span: Span
    fields: list[Field] = field(default_factory=list)


class _Scanner:
    """One pass over a file, from block to block."""

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self.text = file.text
        self.entries: list[Entry] = []
        self.broken: list[BrokenEntry] = []
        self.uses: list[StringUse] = []
        self.strings: dict[str, str] = {}
        self.definitions: list[Span] = []
        self.remarks: list[Span] = []
        self.comments: list[Span] = []
        self._heads = [self.text.index("@", match.start()) for match in _HEAD.finditer(self.text)]
        self._are_comments_closed = True
        self._string_letters = 0

    def scan(self) -> None:
        at = 0
        while match := _NEXT.search(self.text, at):
            at = self._block(match) if match["type"] or match["bare"] else match.end()

    # Blocks: each returns the place at which the next may begin

    def _block(self, match: re.Match[str]) -> int:
        start = self.text.index("@", match.start())
        kind = (match["type"] or match["bare"]).lower()
        close = ")" if match["open"] == "(" else "}"
        draft = _EntryDraft(start, self._limit(start), close, kind, "", Span(start, match.end()))
        try:
            if match["bare"]:
                _fail(f"there is no `{{` after `@{match['bare']}`", f"write `@{match['bare']}{{key, …}}`")
            return self._read(draft, match.end())
        except _UnreadableError as error:
            end = start + len(self.text[start : draft.limit].rstrip())
            head = Span(start, draft.key_span.end)
            self.broken.append(BrokenEntry(draft.key, Span(start, end), error.reason, head, error.hint))
            return draft.limit

    def _read(self, draft: _EntryDraft, at: int) -> int:
        if draft.kind == "comment":
            return self._comment(draft, at)
        if draft.kind in {"preamble", "string"}:
            end = self._preamble(draft, at) if draft.kind == "preamble" else self._string(draft, at)
            self.definitions.append(Span(draft.start, end))
            return end
        return self._entry(draft, at)

    def _limit(self, start: int) -> int:
        index = bisect_right(self._heads, start)
        return self._heads[index] if index < len(self._heads) else len(self.text)

    def _comment(self, draft: _EntryDraft, at: int) -> int:
        """A comment may hold whole entries. One that does not close ends at the next entry, and so do all after it:
        else each would be looked for to the end of the file."""
        limit = len(self.text) if self._are_comments_closed else draft.limit
        end = _closing_brace(self.text, at, limit) if draft.close == "}" else self.text.find(")", at, limit)
        if end < 0:
            self._are_comments_closed = False
            _fail(f"the `@comment` is not closed by `{draft.close}`", f"add `{draft.close}` where it ends")
        self.comments.append(Span(draft.start, end + 1))
        return end + 1

    def _preamble(self, draft: _EntryDraft, at: int) -> int:
        return self._close(draft, self._value(draft, "@preamble", self._gap(draft, at))[0])

    def _string(self, draft: _EntryDraft, at: int) -> int:
        at = self._gap(draft, at)
        name, at = self._name(draft, at)
        at, made = self._named_value(draft, name, at)
        end = self._close(draft, at)
        self.strings.setdefault(name.lower(), made.value)
        return end

    def _entry(self, draft: _EntryDraft, at: int) -> int:
        at = self._key(draft, self._gap(draft, at))
        while self.text[at : at + 1] != draft.close or at >= draft.limit:
            if at < draft.limit and self.text[at] == ",":
                at = self._gap(draft, at + 1)
                continue
            name, after = self._name(draft, at)
            end, made = self._named_value(draft, name, after)
            draft.fields.append(Field(made.name, made.value, Span(at, at + len(name)), made.value_span))
            at = self._gap(draft, end)
            if at < draft.limit and self.text[at] not in (",", draft.close):
                self._fail_after(draft, name, at)
        self._fail_on_left_over(draft, at + 1)
        self._fail_on_swallowed(draft)
        self.entries.append(self._finished(draft, at + 1))
        return at + 1

    def _finished(self, draft: _EntryDraft, end: int) -> Entry:
        first: dict[str, Field] = {}
        repeated = [each for each in draft.fields if first.setdefault(each.name, each) is not each]
        span = Span(draft.start, end)
        return Entry(
            key=draft.key,
            type=draft.kind,
            fields=MappingProxyType(first),
            repeated=tuple(repeated),
            span=span,
            key_span=draft.key_span,
            raw=self.text[draft.start : end],
        )

    # Pieces: each returns the place after it

    def _gap(self, draft: _EntryDraft, at: int) -> int:
        match = _GAP.match(self.text, at, draft.limit)
        end = match.end() if match else at
        if "%" in self.text[at:end]:
            self.remarks += [Span(*one.span()) for one in _REMARK.finditer(self.text, at, end)]
        return end

    def _key(self, draft: _EntryDraft, at: int) -> int:
        if _FIRST_FIELD.match(self.text, at, draft.limit):
            draft.key_span = Span(at, at)
            return at
        match = _KEY[draft.close].match(self.text, at, draft.limit)
        draft.key = match[0].rstrip() if match else ""
        draft.key_span = Span(at, at + len(draft.key))
        at = self._gap(draft, draft.key_span.end)
        if at >= draft.limit:
            self._fail_unclosed(draft)
        if self.text[at] not in (",", draft.close):
            _fail(f"there is no comma after the key `{draft.key}`", f"write `{draft.key},`")
        return at

    def _name(self, draft: _EntryDraft, at: int) -> tuple[str, int]:
        match = _NAME.match(self.text, at, draft.limit)
        if not match:
            self._fail_without_name(draft, at)
        return match[0], self._gap(draft, match.end())

    def _named_value(self, draft: _EntryDraft, name: str, at: int) -> tuple[int, Field]:
        """What stands after a name; the field's own span is the caller's to fill in."""
        if at >= draft.limit:
            self._fail_unclosed(draft)
        if self.text[at] != "=":
            _fail(f"there is no `=` after `{name}` on line {self.file.position(at).line}", f"write `{name} = {{…}},`")
        end, value, span = self._value(draft, name, self._gap(draft, at + 1))
        return end, Field(name.lower(), value, Span(at, at), span)

    def _value(self, draft: _EntryDraft, name: str, at: int) -> tuple[int, str, Span]:
        """One value, or several joined by `#`: the end, the text, and the span between the delimiters."""
        start = at
        end, value, span = self._part(draft, name, at)
        parts = [value]
        at = self._gap(draft, end)
        while at < draft.limit and self.text[at] == "#":
            end, more, _ = self._part(draft, name, self._gap(draft, at + 1))
            parts.append(more)
            span = Span(start, end)
            at = self._gap(draft, end)
        return end, "".join(parts), span

    def _part(self, draft: _EntryDraft, name: str, at: int) -> tuple[int, str, Span]:
        mark = self.text[at] if at < draft.limit else ""
        if mark == "{":
            return self._braced(draft, name, at)
        if mark == '"':
            return self._quoted(draft, name, at)
        match = _BARE.match(self.text, at, draft.limit)
        if not match:
            if at >= draft.limit:
                self._fail_unclosed(draft)
            _fail(
                f"`{name}` on line {self.file.position(at).line} has no value",
                f"write `{name} = {{…}},` or delete it",
            )
        return match.end(), self._meaning(match[0], Span(*match.span())), Span(*match.span())

    def _braced(self, draft: _EntryDraft, name: str, at: int) -> tuple[int, str, Span]:
        plain = _PLAIN.match(self.text, at + 1, draft.limit)
        end = plain.end() if plain else _closing_brace(self.text, at + 1, draft.limit)
        if end < 0:
            self._fail_open(name, at, "{", "}")
        return end + 1, self.text[at + 1 : end], Span(at + 1, end)

    def _quoted(self, draft: _EntryDraft, name: str, at: int) -> tuple[int, str, Span]:
        end = _closing_quote(self.text, at + 1, draft.limit)
        if end < 0:
            self._fail_open(name, at, '"', '"')
        return end + 1, self.text[at + 1 : end], Span(at + 1, end)

    def _meaning(self, word: str, span: Span) -> str:
        name = word.lower()
        if word[0].isdigit():
            return word
        if name not in self.strings and name not in MONTHS:
            self.uses.append(StringUse(word, span))
        value = self.strings.get(name, name if name in MONTHS else word)
        self._string_letters += len(value)
        if self._string_letters > _STRING_LETTERS:
            _fail(_TOO_MUCH, f"write what `{word}` stands for in a field, or make it shorter")
        return value

    def _close(self, draft: _EntryDraft, at: int) -> int:
        at = self._gap(draft, at)
        if at >= draft.limit or self.text[at] != draft.close:
            _fail(f"the `@{draft.kind}` is not closed by `{draft.close}`", f"add `{draft.close}` where it ends")
        return at + 1

    # Failures, with the most useful reason

    def _fail_open(self, name: str, at: int, opening: str, closing: str) -> NoReturn:
        line = self.file.position(at).line
        _fail(f"the `{opening}` of `{name}` on line {line} is never closed", f"add `{closing}` at the end of its value")

    def _fail_without_name(self, draft: _EntryDraft, at: int) -> NoReturn:
        if at >= draft.limit:
            self._fail_unclosed(draft)
        line = self.file.position(at).line
        _fail(f"a field's name should stand on line {line}, not `{self.text[at]}`", "a field is `name = {value},`")

    def _fail_after(self, draft: _EntryDraft, name: str, at: int) -> NoReturn:
        self._fail_on_swallowed(draft)
        line = self.file.position(draft.fields[-1].value_span.end).line
        shown = self.text[at : at + 20].split()[0]
        _fail(f"there is no comma after `{name}` on line {line}, before `{shown}`", f"write `{name} = {{…}},`")

    def _fail_unclosed(self, draft: _EntryDraft) -> NoReturn:
        self._fail_on_swallowed(draft)
        where = "the next entry begins" if draft.limit < len(self.text) else "the file ends"
        _fail(f"{where} before its `{draft.close}`", f"add `{draft.close}` on a line of its own at its end")

    def _fail_on_swallowed(self, draft: _EntryDraft) -> None:
        """A value that holds what looks like the next field has lost its end."""
        for each in draft.fields:
            if "=" not in each.value:
                continue
            found = _SWALLOWED.search(self.text, each.value_span.start, each.value_span.end)
            if found:
                line = self.file.position(each.value_span.start).line
                _fail(
                    f"`{each.name}` on line {line} runs on over `{found[1]}`: its value is not closed",
                    f"close the value of `{each.name}` before `{found[1]}`",
                )

    def _fail_on_left_over(self, draft: _EntryDraft, end: int) -> None:
        """Fields that stand after the brace which ends the entry: one brace too many came before."""
        after = _AFTER.match(self.text, end, draft.limit)
        found = _LEFT_OVER.match(self.text, after.end(), draft.limit) if after else None
        if found:
            line = self.file.position(end - 1).line
            _fail(
                f"a `{draft.close}` too many on line {line} ends it before `{found[1]}`",
                f"delete the `{draft.close}` before `{found[1]}`",
            )


def _fail(reason: str, hint: str) -> NoReturn:
    raise _UnreadableError(reason, hint)


def _closing_brace(text: str, start: int, limit: int) -> int:
    """The place of the `}` that closes a `{` before `start`, or -1."""
    depth = 1
    for mark, at in _marks(_BRACE, text, start, limit):
        depth += 1 if mark == "{" else -1
        if depth == 0:
            return at
        if depth > _DEEPEST_BRACES:
            _fail(_TOO_DEEP, "delete those that do nothing")
    return -1


def _closing_quote(text: str, start: int, limit: int) -> int:
    """The place of the `"` that closes one before `start`, or -1. One inside braces or after a backslash does not."""
    depth = 0
    for mark, at in _marks(_QUOTE_OR_BRACE, text, start, limit):
        if mark == '"' and depth == 0:
            return at
        depth += (mark == "{") - (mark == "}")
        if depth < 0:
            _fail("a `}` in a quoted value has no `{`", "balance the braces in the value")
        if depth > _DEEPEST_BRACES:
            _fail(_TOO_DEEP, "delete those that do nothing")
    return -1


def _marks(pattern: re.Pattern[str], text: str, start: int, limit: int) -> Iterator[tuple[str, int]]:
    """The marks that `pattern` finds and their places, but for those that a backslash takes the meaning from."""
    for match in pattern.finditer(text, start, limit):
        if len(match[0]) == 1:
            yield match[0], match.start()
