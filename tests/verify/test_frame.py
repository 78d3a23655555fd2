"""What the formats say of the paper around its text, and what their contents list, is the same in all."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from paperbuild.model.formats import Format
from paperbuild.verify.edition import Edition, read_edition
from paperbuild.verify.frame import compare_frames
from paperbuild.verify.reading import FileReading
from tests.verify.made import everything, found, with_html, with_member

pytestmark = pytest.mark.pango


@cache
def whole() -> Edition:
    return read_edition(everything())[0]


def told(made: Edition) -> list[tuple[str, str]]:
    return [(one.path.rpartition(".")[2], one.message) for one in compare_frames(made)]


def changed(name: Format, reading: FileReading) -> Edition:
    return replace(whole(), readings={**whole().readings, name: reading})


def test_the_formats_say_the_same_around_the_text() -> None:
    assert told(whole()) == []
    assert {"A Publisher", "1 March 2026", "September 2019", "paper@example.org"} <= set(whole().vocabulary.facts)


@pytest.mark.parametrize("gone", ["1 March 2026", "The Original Publisher", "paper@example.org", "For tests"])
def test_what_one_format_does_not_say_on_its_first_or_last_pages_is_told(gone: str) -> None:
    for name in (Format.PDF, Format.EPUB, Format.HTML):
        reading = whole().readings[name]
        frame, words = list(reading.frame), list(reading.words)
        word = gone.split()[-1].partition("@")[0]
        spoilt = replace(
            reading,
            frame=tuple("wrong" if one == word else one for one in frame),
            words=tuple(replace(one, text="wrong") if one.text == word else one for one in words),
        )
        messages = [said for kind, said in told(changed(name, spoilt)) if kind == name]
        assert any(f"does not say `{gone}`" in said or gone in said for said in messages), (name, messages)


def test_a_title_that_is_lost_in_the_html_is_told_whatever_the_citation_says() -> None:
    html = everything().files[Format.HTML].content.decode()
    title = html[html.index("<h1>") : html.index("</h1>") + 5]
    findings = found(with_html(everything(), (title, "<h1>Another</h1>")))
    messages = [(one.path, one.name) for one in findings if "`Everything that a paper can have`" in one.message]
    assert messages == [("build/en/everything.html", "different-words")]


def test_contents_that_lack_a_heading_or_have_another_are_told() -> None:
    lost = with_member(everything(), "EPUB/nav.xhtml", (">Summary<", "><"))
    other = with_member(everything(), "EPUB/nav.xhtml", (">Summary<", ">Summary Nonsense<"))
    assert told(read_edition(lost)[0]) == [
        ("epub", "the contents do not have the heading `Summary` in the right place")
    ]
    assert told(read_edition(other)[0]) == [("epub", "the contents say `Nonsense`, which no heading does")]


def test_contents_that_a_pdf_tags_are_read_there() -> None:
    reading = whole().readings[Format.PDF]
    contents = tuple(word for word in reading.contents if word != "Summary")
    messages = told(changed(Format.PDF, replace(reading, contents=contents)))
    assert messages == [("pdf", "the contents do not have the heading `Summary` in the right place")]


def test_contents_that_a_pdf_does_not_tag_are_read_below_their_heading() -> None:
    reading = replace(whole().readings[Format.PDF], contents=())
    first = next(one for one in reading.headings if one.text == "Contents").at
    entry = next(one for one in whole().readings[Format.PDF].words if one.text == "Summary")
    words = (*reading.words[: first + 1], replace(entry, text="Nonsense"), *reading.words[first + 1 :])
    headings = tuple(replace(one, at=one.at + (one.at > first)) for one in reading.headings)
    messages = told(changed(Format.PDF, replace(reading, words=words, headings=headings)))
    assert messages == [("pdf", "page 3: the contents do not have the heading `Thanks` in the right place")]
