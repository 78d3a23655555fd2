"""Markdown as a translator sees it."""

from __future__ import annotations

import pytest

from paperbuild.exchange.po.marks import Message, is_nested, marks_of, parts_of, renumbered
from paperbuild.exchange.po.message import message_of
from paperbuild.exchange.po.reader import Reader
from paperbuild.exchange.po.writer import markdown_of
from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.section import Section
from paperbuild.syntax.markdown.markdown import parse_sections
from tests.clock import HANGS_S, at_most


def message(text: str, like: Message | None = None) -> Message:
    """What a translator sees of a paragraph."""
    [section] = parse_sections([(SourceFile("content/en/01-x.md", text + "\n\n[^n]: A note.\n"), "en")], HANGS_S)
    return message_of(Reader(section, is_source=like is None).tokens(Span(0, len(text))), like)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("A claim.[^n]", "A claim.{note:n}"),
        ("A claim.[@doe]", "A claim.{cite:doe}"),
        ("A claim.[@doe; @roe]", "A claim.{cite:doe;roe}"),
        ("A claim.[see @doe, p. 4; @roe]", "A claim.<cite>see {@doe}, p. 4; {@roe}</cite>"),
        ("As @doe says", "As {@doe} says"),
        ("As @doe [p. 4] says", "As {@doe} <cite>p. 4</cite> says"),
        ("As @doe says, -@doe [p. 4] and [-@doe]", "As {@doe} says, {-@doe} <cite>p. 4</cite> and {cite:-doe}"),
        ("*one* _two_ **three** __four__", "<i>one</i> <i>two</i> <b>three</b> <b>four</b>"),
        ("*one **two** three*", "<i>one <b>two</b> three</i>"),
        ("**one *two* three**", "<b>one <i>two</i> three</b>"),
        ("**one *two*** and ***three***", "<b>one <i>two</i></b> and <b><i>three</i></b>"),
        ("*one **two*** and *_three_*", "<i>one <b>two</b></i> and <i><i>three</i></i>"),
        ("snake_case_word and 2 * 3 * 4", "snake_case_word and 2 * 3 * 4"),
        ("H~2~O and x^2^ and ~~no~~", "H<sub>2</sub>O and x<sup>2</sup> and <s>no</s>"),
        ('a [link](https://example.org "Title") here', "a <a:1>link</a:1> here"),
        ("a [*stressed*](#x) link", "a <a:1><i>stressed</i></a:1> link"),
        ("see <https://example.org/a_b>", "see {link:1}"),
        ("![A square](a.png){width=50%}", "<img:1>A square</img:1>"),
        ("the word [Wort]{lang=de}", "the word <span:1>Wort</span:1>"),
        ("type `a * b`{.x} now", "type {code:1} now"),
        ("a formula $x^2$ here", "a formula {code:1} here"),
        ("one\\\ntwo", "one{br}two"),
        ("one  \ntwo\nthree", "one{br}two three"),
        ("escaped \\* and \\[x\\] and 5\\ km", "escaped * and [x] and 5\N{NO-BREAK SPACE}km"),
        ("kept <!-- a comment --> out", "kept out"),
        ("[sic] stays", "[sic] stays"),
        ("a \\{note:n} in words", "a \\{note:n} in words"),
    ],
)
def test_mark_up_is_shown_as_placeholders_and_tags(written: str, shown: str) -> None:
    assert message(written).text == shown


def test_what_has_a_number_has_that_of_the_source_wherever_it_stands() -> None:
    source = message("[one](#a) and [two](#b) and `x`")
    assert message("`x` et [deux](#b) et [un](#a)", source).text == "{code:1} et <a:2>deux</a:2> et <a:1>un</a:1>"
    assert message("[un](#c) et [deux](#b)", source).text == "<a:1>un</a:1> et <a:2>deux</a:2>"
    assert message("[un](#a), [deux](#b), [trois](#c)", source).text.endswith("<a:3>trois</a:3>")


def test_a_comment_in_a_translation_is_kept() -> None:
    source = message("kept")
    shown = message("gardé <!-- kept --> là", source)
    assert shown.text == "gardé {comment:1} là"
    assert markdown_of(shown.text, shown.marks) == "gardé <!-- kept --> là"


def test_backslashes_before_a_mark_are_counted() -> None:
    assert list(parts_of("a{br}b\\{br}c\\\\{br}d\\e")) == [("a", "{br}"), ("b{br}c\\", "{br}"), ("d\\e", "")]
    assert marks_of("\\{br}\\\\{br}") == {"{br}": 1}


@pytest.mark.parametrize(
    ("text", "tag"),
    [("<i>a</i>", ""), ("<i>a", "<i>"), ("a</i>", "</i>"), ("<i><b>a</i></b>", "</i>"), ("\\<i>a", "")],
)
def test_tags_are_closed_in_the_order_in_which_they_were_opened(text: str, tag: str) -> None:
    assert is_nested(text) == tag


@pytest.mark.parametrize("piece", ["*a ", "[a ", "_a*b ^c~d ", "*", "[*", "**a *b ", "*[_a ", "[x]{.y} *a* "])
def test_no_text_holds_up_its_reading(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    section = Section(file=SourceFile("content/en/01-x.md", text), locale="en", tree=lambda: None)
    with at_most(5):
        Reader(section, is_source=True).tokens(Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("<a:2>x</a:2> {code:7} <a:1>y</a:1> <a:2>z</a:2>", "<a:1>x</a:1> {code:1} <a:2>y</a:2> <a:1>z</a:1>"),
        ("{note:2} {note:paid} <i>x</i> {br}", "{note:2} {note:paid} <i>x</i> {br}"),
    ],
)
def test_placeholders_are_numbered_in_their_order(text: str, wanted: str) -> None:
    assert renumbered(text) == wanted
