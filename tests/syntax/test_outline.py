"""Words that can be nothing but words are one node, and say what they said one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from paperbuild.syntax.markdown.outline import Node, outline
from paperbuild.syntax.markdown.probes import probe
from paperbuild.syntax.markdown.walk.words import in_lines, words

_WORDS = st.sampled_from(["a", "word", "12,5", ":::", ":::x", "été", "[x]", "@", "-", "(b)", "句"])
_CODE = {"t": "Code", "c": [["", [], []], "x"]}
_INLINES = st.recursive(
    _WORDS.map(lambda text: {"t": "Str", "c": text})
    | st.sampled_from(
        [{"t": "Space"}, {"t": "SoftBreak"}, {"t": "LineBreak"}, {"t": "Code", "c": [["", [], []], "x"]}]
    ),
    lambda inner: st.lists(inner, max_size=4).map(lambda held: {"t": "Emph", "c": held}),
    max_leaves=12,
)


def _said(inlines):
    """What inlines say, one by one."""
    signs = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n", "Code": "\N{OBJECT REPLACEMENT CHARACTER}"}
    return "".join(_said(one["c"]) if one["t"] == "Emph" else signs.get(one["t"]) or one["c"] for one in inlines)


@given(st.lists(_INLINES, max_size=12))
def test_words_say_together_what_they_say_one_by_one(inlines):
    assert "".join(words(Node("Para", outline(inlines)), probe(""))) == _said(inlines)


@given(st.lists(_INLINES, max_size=12))
def test_what_is_looked_at_alone_stays_alone(inlines):
    """A fence, a word with a letter that a probe may stand for, what is no word."""
    kept = [node.text for paragraph in outline([{"t": "Para", "c": inlines}]) for node in paragraph.until(())]
    alone = [text for text in _letters(inlines) if text.startswith(":::") or not text.isascii()]
    assert [text for text in kept if text.startswith(":::") or not text.isascii()] == alone


def _letters(inlines):
    for one in inlines:
        if one["t"] == "Emph":
            yield from _letters(one["c"])
        elif one["t"] == "Str":
            yield one["c"]


def test_a_line_of_words_is_one_node():
    inlines = [{"t": "Str", "c": "two"}, {"t": "Space"}, {"t": "Str", "c": "words"}, {"t": "SoftBreak"}]
    assert [(node.kind, node.text) for node in outline(inlines)] == [("Str", "two words ")]
    assert in_lines("two words ") == "two words"
