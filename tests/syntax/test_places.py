from __future__ import annotations

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from paperbuild.findings.source import SourceFile
from paperbuild.model.section import Section
from paperbuild.syntax.markdown.markdown import parse_sections
from tests.clock import HANGS_S
from tests.syntax.grammar import Example, examples
from tests.thorough import tries


def parsed(*texts: str) -> tuple[Section, ...]:
    return parse_sections([(SourceFile(f"content/en/{n:02}.md", text), "en") for n, text in enumerate(texts)], HANGS_S)


def places(section: Section) -> list[tuple[str, str, int]]:
    text = section.file.text
    spans = [("cite", item.span) for item in section.citations]
    spans += [("call", item.span) for item in section.calls]
    spans += [("definition", item.span) for item in section.definitions]
    spans += [("link", item.span) for item in section.links if "@doe" not in item.target]
    spans += [("heading", item.span) for item in section.headings]
    spans += [("div", item.span) for item in section.divs]
    return sorted(((kind, text[slice(*span)], span.start) for kind, span in spans), key=lambda place: place[2])


@pytest.mark.slow
@given(st.lists(examples(), min_size=15, max_size=15))
@settings(max_examples=6, phases=[Phase.generate])
def test_everything_is_found_where_it_was_written(batch: list[Example]) -> None:
    for written, section in zip(batch, parsed(*(item.text for item in batch)), strict=True):
        assert section.trouble == ""
        assert (written.text, places(section)) == (written.text, list(written.places))


def test_the_same_key_ten_times_in_one_paragraph_has_ten_places() -> None:
    text = 'One @doe [@doe; @doe, p. 2] -@doe `@doe` \\@doe\n*@doe* "@doe" [see @doe] @{doe} (@doe)\n'
    offsets = [citation.span.start for citation in parsed(text)[0].citations]
    code, escaped = text.index("`@doe") + 2, text.index("\\@doe") + 2
    every = [at for at in range(len(text)) if text.startswith("doe", at) and at not in {code, escaped}]
    assert offsets == every
    assert len(offsets) == 9


ALONE = {
    "raw mark-up": ("raws", "text [x](y) ^<b>"),
    "a pipe table": ("tables", "words | with bars\n\n^| a | b |\n|---|---|\n| c | d |\n"),
    "a reference": ("links", "[x] ^[y][r]\n\n[r]: target.html\n"),
    "an image": ("links", "![](a.png) ![x](b.png)\n\n^![](a.png)\n"),
    "a comment": ("comments", "text <!-- note --> text\n\n^<!-- a\nb -->\n"),
}


@pytest.mark.parametrize("name", ALONE)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_carries_no_letter_is_found_between_what_does(name: str, end: str) -> None:
    kind, written = ALONE[name]
    written = written.replace("\n", end)
    at = written.index("^")
    found = [item.span.start for item in getattr(parsed(written.replace("^", "", 1))[0], kind)]
    assert found[-1] == at


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("- item\n\n  ```\n  a\n  b\n  c\n  ```\n\n  b\n  c\n", "a\n  b\n  c"),
        ("> ```\n> one\n> two\n> three\n> ```\n\ntwo\n", "one\n> two\n> three"),
        ("-     a one\n      b two\n      c three\n\nb two\n\nc three\n", "a one\n      b two\n      c three"),
        (">     a\n>     b\n>     c\n\nb\n\nc\n", "a\n>     b\n>     c"),
    ],
)
def test_code_goes_to_the_end_of_its_last_line_whatever_stands_before_each(text: str, code: str) -> None:
    assert [text[slice(*span)] for span in parsed(text)[0].codes] == [code]


@given(st.text(st.sampled_from("[]()^@:{}#|-+=*_~`<>\\$ \n\t\ra1é中.\"'!&\u2028\x00\ue000"), max_size=40))
@settings(max_examples=tries(12, 100), phases=[Phase.generate])
def test_no_text_makes_the_parser_raise_and_every_key_stands_at_its_place(text: str) -> None:
    section = parsed(text)[0]
    assert section.trouble == ""
    for citation in section.citations:
        assert text[slice(*citation.span)] == citation.key
    for call in section.calls:
        assert text[slice(*call.span)] == f"[^{call.slug}]"
    section.tree()


@pytest.mark.slow
def test_ten_thousand_citations_are_found_in_seconds() -> None:
    text = "Words [@doe, p. 4] and more.\n\n" * 10_000
    section = parsed(text)[0]
    assert len(section.citations) == 10_000
    assert all(text[slice(*citation.span)] == "doe" for citation in section.citations)


@pytest.mark.parametrize("text", ["> " * 600 + "x", "- " * 600 + "x", "::: {.a}\n" * 300])
def test_what_is_nested_too_deeply_is_not_readable_and_says_so(text: str) -> None:
    section = parsed(text)[0]
    assert not section.is_readable
    assert "nested" in section.trouble


def test_a_picture_after_the_definition_of_a_note_is_found_where_it_stands() -> None:
    text = "# One\n\nWords.[^a] More words.\n\n[^a]: Words of a note x.\n\n![a](no.png)\n\n`x`{=latex}\n"
    (section,) = parse_sections([(SourceFile("content/en/01-a.md", text), "en")], HANGS_S)
    (picture,) = section.links
    (raw,) = section.raws
    assert section.file.position(picture.span.start) == (7, 1)
    assert section.file.position(raw.span.start).line == 9
