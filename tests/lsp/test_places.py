"""Places as editors count them: in units of UTF-16, of UTF-8, or in code points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from paperbuild.findings.source import SourceFile, Span
from paperbuild.lsp.places import ClientPlaces
from paperbuild.lsp.texts import OpenTexts

KIND = types.PositionEncodingKind
LETTERS = st.text(st.sampled_from("ab \n\r\té\U0001f600文\u2028\x0b\x85e\u0301"), max_size=40)
ENCODINGS = st.sampled_from(list(KIND))
URI = "file:///paper/content/en/01-a.md"


@given(LETTERS, ENCODINGS, st.data())
def test_a_place_turned_into_the_editors_and_back_is_the_same(
    text: str, encoding: types.PositionEncodingKind, data: st.DataObject
) -> None:
    file, places = SourceFile("a.md", text), ClientPlaces(encoding)
    offset = data.draw(st.integers(0, len(text)))
    if text[offset - 1 : offset + 1] == "\r\n":
        offset += 1  # amid a line end is no place of the protocol
    assert places.offset(file, places.position(file, offset)) == offset


@pytest.mark.parametrize(
    ("encoding", "column"), [(KIND.Utf8, 5), (KIND.Utf16, 3), (KIND.Utf32, 2)], ids=["utf-8", "utf-16", "utf-32"]
)
def test_an_emoji_counts_as_the_encoding_has_it(encoding: types.PositionEncodingKind, column: int) -> None:
    file = SourceFile("a.md", "a\U0001f600b")
    assert ClientPlaces(encoding).position(file, 2) == types.Position(0, column)


@pytest.mark.parametrize(
    ("position", "offset"),
    [((0, 99), 2), ((1, 99), 5), ((99, 0), 5), ((0, 1), 1), ((1, 1), 3)],
    ids=["past a line", "past the last line", "past the end", "a place", "amid an emoji"],
)
def test_a_place_that_the_text_does_not_have_is_the_nearest(position: tuple[int, int], offset: int) -> None:
    file = SourceFile("a.md", "ab\n\U0001f600c")
    assert ClientPlaces().offset(file, types.Position(*position)) == offset


@given(LETTERS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), LETTERS), max_size=5), ENCODINGS)
def test_edits_give_the_text_that_the_editor_has(
    text: str, edits: list[tuple[int, int, str]], encoding: types.PositionEncodingKind
) -> None:
    """Also behind letters at which Python ends a line and the protocol does not."""
    places, texts = ClientPlaces(encoding), OpenTexts()
    texts.put(URI, text)
    for one, other, new in edits:
        start, end = sorted((min(one, len(text)), min(other, len(text))))
        file = SourceFile("a.md", text)
        span = Span(*(places.offset(file, places.position(file, at)) for at in (start, end)))
        change = types.TextDocumentContentChangePartial(places.range(file, span), new)
        texts.change(URI, [change], places)
        text = text[: span.start] + new + text[span.end :]
    assert [file.text for file in texts.files.values()] == [text]


def test_a_text_that_is_not_open_is_not_changed() -> None:
    texts = OpenTexts()
    texts.change(URI, [types.TextDocumentContentChangeWholeDocument("a")], ClientPlaces())
    texts.put("untitled:1", "a")
    assert not texts.files
