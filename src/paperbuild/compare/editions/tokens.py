"""Takes lines of pandoc's tree apart into the pieces that two editions are compared by, and weaves two lines into one.

A piece is a word, a mark, or something that is only whole: code, a formula, a picture, the call of a note. Each knows
the emphasis, links and spans around it, so that no line is ever cut within its markup.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, cast

from paperbuild.engines.pandoc_tree import GAPS, attr, attr_of, inlines_in, span, with_content, word
from paperbuild.language.scripts import blocks, ways_of
from paperbuild.language.spacing import stretches
from paperbuild.model.manuscript import CITE_MARK, REFERENCE_MARK, CrossReference, Note, called_number

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Inline, Inlines

MADE_CLASSES = frozenset({"section-number", "caption-label", "formula-number", "list-mark"})
"""The classes of spans with numbers that the build counts: another number there is no change that somebody made."""

# Letters of scripts that have no spaces between words, and kana: each is a piece of its own.
_NO_SPACES = "".join(block for name, block in blocks().items() if not ways_of(name).has_word_spaces)
_ALONE = re.compile(f"[{_NO_SPACES}\u3040-\u30ff\uf900-\ufaff\U00020000-\U0003ffff]")
_JOINS = ".,'’-\u2010\u2011\u00ad\u200c\u200d"  # between letters or digits they are part of a word: `12.5`, `don’t`


@dataclass(frozen=True, slots=True, eq=False)
class LineToken:
    """A piece of a line. Two are the same where their `key` is. `inline` is what is shown, `around` what it stands in,
    the outermost first. `call` is the number of the note that it calls, or 0; `is_cited` says that a citation style
    wrote it. A gap is no piece of its own to the comparison: it goes with what follows it."""

    key: Hashable
    inline: Inline
    around: tuple[Inline, ...] = ()
    call: int = 0
    is_cited: bool = False
    is_gap: bool = False

    @property
    def is_made(self) -> bool:
        """Whether it is a number that the build counts."""
        return self.inline["t"] == "Span" and bool(MADE_CLASSES & set(self.inline["c"][0][1]))

    @property
    def is_counted(self) -> bool:
        """Whether it has a number that the build counts, of its own or of what it refers to: `Table 2`."""
        return self.inline["t"] in {"Span", "Link"} and not self.is_gap

    @property
    def text(self) -> str:
        """Its words: a blank for a gap, or the space that holds words together; nothing for the call of a note."""
        if self.is_gap:
            return self.inline["c"] if self.inline["t"] == "Str" else " "
        return _words_of(self.inline)


SPACE = LineToken((), {"t": "Space"}, is_gap=True)
"""A gap of its own."""


def are_words(first: LineToken, second: LineToken) -> bool:
    """Whether two pieces are words that a space parts."""
    return are_parted(first.text, second.text)


def are_parted(first: str, second: str) -> bool:
    """Whether a space parts two texts that follow each other: a word stands on both sides, of a script with spaces."""
    return all(one.isalnum() and not _ALONE.match(one) for one in (first[-1:], second[:1]))


@dataclass(frozen=True)
class NewNames:
    """What is called otherwise in a later edition: the identifiers of `notes`, and the `keys` of works."""

    notes: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)

    def keys_of(self, note: Note) -> tuple[str, ...]:
        """The keys of the works that a note cites, as they are now."""
        return tuple(self.keys.get(key, key) for key in note.keys)


NO_NEW_NAMES = NewNames()


@dataclass(frozen=True)
class LineReader:
    """Reads the lines of one manuscript. `cited` has what stands for each citation, `references` for each reference,
    `notes` are its notes by their numbers, `pictures` gives what tells one picture from another by its path. `names`
    has what its notes, and the works that they cite, are called in the other edition, where that is another name."""

    cited: Sequence[Inlines]
    references: Sequence[CrossReference]
    notes: Mapping[int, Note]
    pictures: Callable[[str], Hashable]
    names: NewNames = NO_NEW_NAMES

    def tokens(self, inlines: Iterable[Inline]) -> tuple[LineToken, ...]:
        """The pieces of a line, in order."""
        return tuple(self._read(inlines, (), (), is_cited=False))

    def _read(
        self, inlines: Iterable[Inline], around: tuple[Inline, ...], keys: tuple[Hashable, ...], *, is_cited: bool
    ) -> Iterator[LineToken]:
        for inline in inlines:
            if inline["t"] == "Str":
                yield from self._of_text(inline["c"], around, keys, is_cited=is_cited)
            elif inline["t"] in GAPS:
                yield LineToken((), inline, around, is_cited=is_cited, is_gap=True)
            elif (content := self._content(inline)) is not None:
                inside = (*keys, _wrapping(inline))
                yield from self._read(content, (*around, inline), inside, is_cited=is_cited)
            else:
                yield LineToken((*keys, self._whole(inline)), inline, around, is_cited=is_cited)

    def _content(self, inline: Inline) -> list[Inline] | None:
        """What can be compared in an inline; None for what is only whole."""
        is_whole = inline["t"] == "Image" or (inline["t"] == "Span" and MADE_CLASSES & set(inline["c"][0][1]))
        return None if is_whole else inlines_in(inline)

    def _whole(self, inline: Inline) -> Hashable:
        if inline["t"] == "Image":
            _, words, (path, title) = inline["c"]
            return ("Image", self.pictures(path), "".join(map(_words_of, words)), title)
        if inline["t"] == "Span":
            return ("made", *sorted(MADE_CLASSES & set(inline["c"][0][1])))
        return repr(inline)

    def _of_text(
        self, text: str, around: tuple[Inline, ...], keys: tuple[Hashable, ...], *, is_cited: bool
    ) -> Iterator[LineToken]:
        if number := called_number(text):
            yield LineToken((*keys, self._call(number)), word(text), around, number)
        elif cite := CITE_MARK.fullmatch(text):
            yield from self._read(self.cited[int(cite[1])], around, keys, is_cited=True)
        else:
            for at, piece in enumerate(REFERENCE_MARK.split(text)):
                if at % 2:
                    yield LineToken((*keys, self._reference(int(piece))), self._mark(int(piece)), around)
                    continue
                for one in pieces(piece):
                    yield LineToken((*keys, one), word(one), around, is_cited=is_cited, is_gap=one.isspace())

    def _call(self, number: int) -> Hashable:
        """What tells a call from another: the name of its note, or the works that it cites."""
        note = self.notes[number]
        if note.is_citation_only:
            return ("cites", *self.names.keys_of(note))
        return ("note", self.names.notes.get(note.identifier, note.identifier))

    def _reference(self, number: int) -> Hashable:
        one = self.references[number]
        return ("reference", one.identifier or "".join(map(_words_of, one.words)))

    def _mark(self, number: int) -> Inline:
        """A reference as the words that it is printed as, and a link where it leads somewhere."""
        one = self.references[number]
        if not one.identifier or not one.is_link:
            return span(attr(), [*one.words])
        page = [("page", one.page)] if one.page else []
        made = {
            "t": "Link",
            "c": [attr(classes=["cross-reference"], attributes=page), [*one.words], [f"#{one.identifier}", ""]],
        }
        return cast("Inline", made)


@lru_cache(maxsize=65536)
def pieces(text: str) -> tuple[str, ...]:
    """The words and marks of a text without spaces, or with some: `don’t`, `12.5`, `,`. Marks that are put on a letter
    stay with it; each letter of a script without spaces between words stands alone."""
    found: list[str] = []
    is_open = False  # whether the last piece is a word that may go on
    for at, letter in enumerate(text):
        if (found and unicodedata.combining(letter)) or (
            unicodedata.category(letter) in {"Mn", "Mc", "Me", "Cf"} and found
        ):
            found[-1] += letter
        elif letter.isalnum() and not _ALONE.match(letter):
            if is_open:
                found[-1] += letter
            else:
                found.append(letter)
            is_open = True
        elif (is_open and letter in _JOINS and text[at + 1 : at + 2].isalnum() and not _ALONE.match(text[at + 1])) or (
            letter.isspace() and found and found[-1].isspace()
        ):
            found[-1] += letter
        else:
            found.append(letter)
            is_open = False
    return tuple(found)


def plain_text(tokens: Iterable[LineToken]) -> str:
    """The words of a line, without the calls of its notes."""
    return " ".join(stretches("".join(token.text for token in tokens)))


def _words_of(inline: Inline) -> str:
    if inline["t"] == "Str":
        return "" if called_number(inline["c"]) else inline["c"]
    if inline["t"] in GAPS or inline["t"] == "LineBreak":
        return " "
    if inline["t"] == "Code" or inline["t"] == "Math":
        return str(inline["c"][1])
    return "".join(map(_words_of, inlines_in(inline) or ()))


def _wrapping(inline: Inline) -> Hashable:
    """What tells markup around words from other markup: its kind, where it leads, what it is marked with."""
    attributes = attr_of(inline)
    said = (tuple(attributes[1]), tuple(map(tuple, attributes[2]))) if attributes else ()
    target = tuple(cast("Any", inline)["c"][2]) if inline["t"] == "Link" else ()
    return (inline["t"], said, target)


# Weaving

SAME, GONE, COME = "same", "gone", "come"
"""How it stands with a piece of a woven line: both have it, only the earlier edition, only the later."""

Marked = tuple[str, LineToken]
"""A piece and how it stands with it."""
Mark = Callable[[str, list["Inline"]], "Inlines"]
"""Marks inlines that are `GONE` or `COME`."""


@dataclass
class Weaver:
    """Makes one line of pieces that have been `marked`. Markup that both editions have is opened once, what has changed
    in it is marked within; an identifier is given once."""

    mark: Mark
    _same: dict[int, Inline] = field(default_factory=dict)
    _named: set[int] = field(default_factory=set)

    def woven(self, marked: Sequence[Marked], equal: Iterable[tuple[LineToken, LineToken]] = ()) -> Inlines:
        """The line; `equal` are pieces of both editions that are the same, the earlier first."""
        for old, new in equal:
            self._same.update({id(one): other for one, other in zip(old.around, new.around, strict=False)})
        return self._line(marked, 0)

    def _line(self, marked: Sequence[Marked], depth: int) -> Inlines:
        found: list[tuple[str, list[Inline]]] = []
        for around, group in groupby(marked, key=lambda one: self._around(one[1], depth)):
            run = list(group)
            if around == 0:
                found += [(how, [token.inline]) for how, token in run]
                continue
            ways = {how for how, _ in run}
            wrapper = self._wrapper(run, depth)
            if len(ways) == 1 and SAME not in ways:
                found.append(
                    (ways.pop(), [self._wrap(wrapper, self._line([(SAME, one) for _, one in run], depth + 1))])
                )
            else:
                found.append((SAME, [self._wrap(wrapper, self._line(run, depth + 1))]))
        return [inline for how, run in _joined(found) for inline in (run if how == SAME else self.mark(how, run))]

    def _around(self, token: LineToken, depth: int) -> int:
        if len(token.around) <= depth:
            return 0
        own = token.around[depth]
        return id(self._same.get(id(own), own))

    def _wrapper(self, run: Sequence[Marked], depth: int) -> Inline:
        own = run[0][1].around[depth]
        return self._same.get(id(own), own)

    def _wrap(self, wrapper: Inline, content: Inlines) -> Inline:
        attributes = attr_of(wrapper)
        made = with_content(wrapper, content)
        if attributes and attributes[0] and id(wrapper) in self._named:
            first = attr("", *attributes[1:])
            made = cast("Inline", {"t": made["t"], "c": [first, *cast("Any", made)["c"][1:]]})
        self._named.add(id(wrapper))
        return made


def _joined(found: Iterable[tuple[str, list[Inline]]]) -> Iterator[tuple[str, list[Inline]]]:
    """Neighbours of one sort as one; neighbouring words of one sort as one word."""
    for how, group in groupby(found, key=lambda one: one[0]):
        inlines: list[Inline] = []
        for inline in (one for _, run in group for one in run):
            last = inlines[-1] if inlines else None
            if last is not None and last["t"] == "Str" == inline["t"] and not (_is_mark(last) or _is_mark(inline)):
                inlines[-1] = word(cast("Any", last)["c"] + cast("Any", inline)["c"])
            else:
                inlines.append(inline)
        yield how, inlines


def _is_mark(inline: Inline) -> bool:
    return inline["t"] == "Str" and called_number(inline["c"]) != 0
