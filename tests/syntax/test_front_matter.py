"""Front matter is found as such, and nothing of it is printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperbuild.findings.source import SourceFile
from paperbuild.syntax.markdown.front_matter import front_matter, without_front_matter
from paperbuild.syntax.markdown.markdown import parse_sections
from tests.clock import HANGS_S, at_most

BLOCKS = {
    "YAML": "---\ntitle: Rents\ntags: [a, b]\n---\n",
    "YAML with dots": "---\ntitle: Rents\n...\n",
    "YAML with blank lines": "\n---\n\ntitle: Rents\n\ntags:\n- a\n\n---\n",
    "empty YAML": "---\n---\n",
    "TOML": '+++\ntitle = "Rents"\n[params]\ntags = 1\n+++\n',
    "a title block": "% Rents\n  and more\n% Ann Marsh; Ben Okoro\n",
    "MultiMarkdown": "Title: Rents\nAuthor: Ann Marsh\n",
}


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS.keys())
def test_nothing_of_it_is_printed_and_the_text_keeps_its_places(block: str, newline: str) -> None:
    text = f"{block}\n# Rents {{#rents}}\n\nText.\n".replace("\n", newline)
    (section,) = parse_sections([(SourceFile("content/en/01.md", text), "en")], HANGS_S)
    assert [piece.text for piece in section.pieces] == ["Rents", "Text."]
    assert [text[one.span.start : one.span.end].startswith("# Rents") for one in section.headings] == [True]
    assert [block["t"] for block in section.tree()] == ["Header", "Para"]
    assert len(section.front) == 1


TEXTS = {
    "a rule": "---\n\nText: a\n\n---\n",
    "a table": "  a    b\n---  ---\n1    2\n",
    "an underlined heading": "Rents\n---\nText\n---\n",
    "one line": "Title: a sentence.\n\nText.\n",
    "code": "```\n---\na: b\n---\n```\n",
    "code of several paragraphs": "``` yaml\n\n---\na: b\n---\n\n```\n",
    "open": "---\na: b\n\nText.\n",
    "a quotation": "> ---\n> a: b\n> ---\n",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_what_is_none_is_left_alone(text: str) -> None:
    assert front_matter(text) == ()


@given(st.text(alphabet="-.+%:a \n\r\t[", max_size=60))
def test_any_text_keeps_its_length_and_its_lines(text: str) -> None:
    blanked = without_front_matter(text)
    assert len(blanked) == len(text)
    assert [c for c in blanked if c in "\r\n"] == [c for c in text if c in "\r\n"]


@pytest.mark.parametrize("line", ["---\na: b\n", "\n---\na: b\n", "---\n", "+++\n", "% a\n", "\n---\na: b\n---\n"])
def test_a_long_text_takes_a_short_time(line: str) -> None:
    with at_most(3):
        front_matter(line * 20_000)
        without_front_matter(line * 5_000)
