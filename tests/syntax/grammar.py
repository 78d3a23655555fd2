"""Markdown made of a small grammar, in which it is known where every citation, note and link stands."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

KEYS = ("doe", "roe2020", "a:b.c", "Ünal_1", "键", "_x")
WORDS = ("plain", "résumé", "e\u0301clair", "naïve", "中文", "نص", "👩‍👩‍👧‍👦", "🇫🇷", "e.g.", "it's", "1990s", "—", "x")
DECOYS = (
    "`@doe [^n] [x](y)`",
    "\\@doe",
    "info@doe.org",
    "<info@doe.org>",
    "<https://e.org/@doe>",
    "$@doe$",
    "<!-- @doe [^n] [x](y) -->",
)


@dataclass(frozen=True)
class Mark:
    """A piece of text whose place is asked for: a `cite` (the key), a `call`, a `definition`, a `link`, a `heading`."""

    kind: str
    text: str


Piece = str | Mark
Line = tuple[Piece, ...]


@dataclass(frozen=True)
class Example:
    """A text, and what stands in it: kind, text, and offset of each thing, in the order of the text."""

    text: str
    places: tuple[tuple[str, str, int], ...]


def example(lines: list[Line], end: str, before: str = "") -> Example:
    """The text of `lines` with `end` as its line end."""
    text, places = before, []
    for line in lines:
        for piece in line:
            if isinstance(piece, Mark):
                places.append((piece.kind, piece.text, len(text)))
            text += piece.text if isinstance(piece, Mark) else piece
        text += end
    return Example(text, tuple(places))


def _key() -> SearchStrategy[Mark]:
    return st.sampled_from(KEYS).map(lambda key: Mark("cite", key))


def _citations() -> SearchStrategy[Line]:
    key, other = _key(), _key()
    return st.one_of(
        key.map(lambda k: ("@", k, " ")),
        key.map(lambda k: ("[@", k, "]")),
        key.map(lambda k: ("[-@", k, ", p. 4]")),
        key.map(lambda k: ("@{", k, "}")),
        key.map(lambda k: ("@", k, " [p. 7]")),
        key.map(lambda k: ("@", k, ".")),
        st.tuples(key, other).map(lambda p: ("[see @", p[0], ", chap. 3 and *more*; also -@", p[1], "]")),
        st.tuples(key, key).map(lambda p: ("[@", p[0], "; @", p[1], "; @", p[0], "]")),
    )


def _calls() -> SearchStrategy[Line]:
    return st.sampled_from(("n", "note-2", "1", "ñ", "注")).map(lambda slug: (Mark("call", f"[^{slug}]"),))


def _plain() -> SearchStrategy[Line]:
    return st.sampled_from(WORDS + DECOYS).map(lambda word: (word,))


def _atoms() -> SearchStrategy[Line]:
    return st.one_of(_plain(), _citations(), _calls())


def _joined(parts: list[Line]) -> Line:
    return tuple(piece for number, part in enumerate(parts) for piece in ((" ",) if number else ()) + part)


def _wrapped(opening: str, closing: str, inner: SearchStrategy[Line]) -> SearchStrategy[Line]:
    return inner.map(lambda line: (opening + "a ", *line, " z" + closing))


def inlines() -> SearchStrategy[Line]:
    """Words, citations, calls and links on one line, in emphasis and quotations."""
    few = st.lists(_atoms(), min_size=1, max_size=4).map(_joined)
    link = st.sampled_from(("[words](target.html)", "![alt](i.png)", '[t](<a b.html> "title")', "<https://e.org/x>"))
    wrapped = st.one_of(
        _wrapped("*", "*", few),
        _wrapped("**", "**", few),
        _wrapped('"', '"', few),
        _wrapped("~~", "~~", few),
        _wrapped("[", "]{.smallcaps}", few),
        _wrapped("'", "'", few),
        link.map(lambda text: (Mark("link", text),)),
    )
    return st.lists(st.one_of(_atoms(), _atoms(), wrapped), min_size=1, max_size=5).map(_joined)


def _text() -> SearchStrategy[Line]:
    return inlines().map(lambda line: ("Word ", *line, " end"))


def _paragraph() -> SearchStrategy[list[Line]]:
    return st.lists(_text(), min_size=1, max_size=3)


def _heading() -> SearchStrategy[list[Line]]:
    words = st.sampled_from(("Same words", "Same words", "123", "Ünïcode *emph*", "`code`"))
    return st.tuples(st.sampled_from(("#", "##", "######")), words).map(
        lambda pair: [(Mark("heading", f"{pair[0]} {pair[1]}"),)]
    )


def _indented(block: list[Line], first: str, rest: str) -> list[Line]:
    return [((first if number == 0 else rest) if line else "", *line) for number, line in enumerate(block)]


def _list(block: SearchStrategy[list[Line]], is_loose: bool) -> SearchStrategy[list[Line]]:
    marker = st.sampled_from(("-   ", "1.  ", "*   ", "a.  "))

    def made(pair: tuple[str, list[list[Line]]]) -> list[Line]:
        lines: list[Line] = []
        for item in pair[1]:
            lines += _indented(item, pair[0], "    ") + ([()] if is_loose else [])
        return lines

    return st.tuples(marker, st.lists(block, min_size=1, max_size=3)).map(made)


def _pipe_table() -> SearchStrategy[list[Line]]:
    cell = st.one_of(_citations(), _calls(), st.just(("word",)))
    row = st.tuples(cell, cell).map(lambda pair: ("| ", *pair[0], " | ", *pair[1], " |"))
    return st.lists(row, min_size=1, max_size=3).map(
        lambda rows: [("| head | head |",), ("|------|------|",), *rows, (), (": Caption [@", Mark("cite", "doe"), "]")]
    )


def _grid_table() -> SearchStrategy[list[Line]]:
    rule = ("+--------------------+",)
    row = _key().map(lambda key: ("| word [@", key, "]" + " " * (9 - len(key.text)) + "     |"))
    # A wide letter takes two columns, which its row must leave it.
    narrow = row.filter(lambda line: all(piece.text != "键" for piece in line if isinstance(piece, Mark)))
    return st.lists(narrow, min_size=1, max_size=3).map(
        lambda rows: [rule, *(line for row in rows for line in ((*_shrunk(row),), rule))]
    )


def _shrunk(row: Line) -> Line:
    width = sum(len(piece.text if isinstance(piece, Mark) else piece) for piece in row)
    last = row[-1]
    assert isinstance(last, str)
    return (*row[:-1], last[:-1] + " " * (22 - width) + "|") if width < 22 else row


def _leaf() -> SearchStrategy[list[Line]]:
    code = st.sampled_from((("```", "@doe [^n]", "# no", "```"), ("~~~ {.x}", "[^n]: @doe", "~~~")))
    return st.one_of(_paragraph(), _paragraph(), _heading(), code.map(lambda lines: [(line,) for line in lines]))


def _blocks() -> SearchStrategy[list[Line]]:
    leaf = _leaf()
    line_block = st.lists(_text(), min_size=1, max_size=3).map(lambda lines: [("| ", *line) for line in lines])
    definition = st.tuples(_text(), _paragraph()).map(lambda pair: [pair[0], (), *_indented(pair[1], ":   ", "    ")])
    quote = leaf.map(lambda lines: [("> ", *line) for line in lines])
    div = st.tuples(st.sampled_from(("::: {.box}", "::: box", ":::: {#i .b k=v}")), leaf).map(
        lambda pair: [(Mark("div", pair[0]),), *pair[1], (), (pair[0].split(" ")[0],)]
    )
    lists = st.one_of(_list(_paragraph(), is_loose=False), _list(leaf, is_loose=True))
    return st.one_of(leaf, leaf, line_block, definition, quote, div, lists, _pipe_table(), _grid_table())


def _definition(slug: str) -> SearchStrategy[list[Line]]:
    more = st.one_of(st.just([]), _paragraph().map(lambda lines: [(), *_indented(lines, "    ", "    ")]))
    return st.tuples(_text(), more).map(lambda pair: [(Mark("definition", f"[^{slug}]"), ": ", *pair[0]), *pair[1]])


def examples() -> SearchStrategy[Example]:
    """Whole sections, with any line end."""
    blocks = st.lists(_blocks(), min_size=1, max_size=6)
    notes = st.one_of(st.just([]), st.tuples(_definition("n"), _definition("n"), _definition("1")).map(list))

    def made(parts: tuple[list[list[Line]], list[list[Line]], str]) -> Example:
        lines: list[Line] = []
        for block in (*parts[0], *parts[1]):
            lines += [*block, ()]
        return example(lines, parts[2])

    return st.tuples(blocks, notes, st.sampled_from(("\n", "\r\n", "\r"))).map(made)
