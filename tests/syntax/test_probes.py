"""Pandoc reads a probed text as it reads the text itself: whatever differs once the letters are set back is a fault."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from paperbuild.engines.pandoc import read_sections
from paperbuild.findings.source import SourceFile
from paperbuild.model.manuscript import NO_LETTERS
from paperbuild.model.section import Section
from paperbuild.syntax.markdown.harmless import harmless
from paperbuild.syntax.markdown.markdown import parse_sections
from paperbuild.syntax.markdown.probes import probe
from paperbuild.syntax.markdown.tree import BROKEN_CLASS, NOTE_CLASS, Tree, restored
from tests.clock import HANGS_S

Json = Any

# ruff: noqa: E501 - a text is one line

TEXTS = {
    "implicit references": "# A heading *here*\n\nSee [A heading here] and [a heading *here*] and [t][A heading here].",
    "equal headings": "# Same words\n\n## Same words\n\nSame words\n==========\n\n# Same words {#given}",
    "a heading named over two lines": "[two\nlines heading]\n\n# Two lines heading",
    "abbreviations": "alpha e.g. something and Mr. Smith i.e. nothing \\@e.g. something @e.g. p. 4",
    "quotation marks": "\"quoted words\" and 'single words' don't \"nested 'inner words' here\" 1990s '90s",
    "emphasis within words": "intra_word_under and *emph word*and un*frigging*believable __strong words__ w__strong__w",
    "list markers": "a. first item\nb. second item\n\n(i) first item\n(ii) second item\n\n#. hash words",
    "addresses": "http://example.org/some/path <http://example.org/foo> <some@example.org> some@example.org word@no",
    "keys": "[@cited2, p. 4; -@other, chap. 3 and *emph*] @{braced key} @{a:b/c} @key. @a.b.c @a__b @_under \\\\@yes \\@no",
    "references": '[text][ref] and ![image words][img] and [ref]\n\n[ref]: http://e.org "title words"\n[img]: i.png',
    "definitions": "term words\n:   definition words\n\n    second words\n\nanother term\n~   other definition",
    "raw mark-up": '<div class="words">inner words</div> <span title="hello words">x</span> \\emph{tex words}',
    "formulas": "Math $x + y$ and $alpha$ and $$ \\int words $$ and costs $20 and $30 words",
    "attributes": '``` {.python #ident key=val}\ncode words\n```\n\n[span words]{.class key="value words" #ident} `c`{.x}',
    "divs": '::: {.case-study key="value words"}\n## Heading words\ntext words\n:::\n\n::: warning\nwords\n:::',
    "a pipe table": "| Header words | second |\n|:----|---:|\n| cell [@key] | thing[^a] |\n\n: Caption @key2\n\n[^a]: Note.",
    "a grid table": "+--------+--------+\n| 中文字 | words  |\n+========+========+\n| - item | @key   |\n+--------+--------+",
    "a simple table": "  Right     Left\n-------     ------\n     12     12\n    123     words\n\nTable:  Caption words.",
    "a line block": "| line block words\n|   indented words here\n| third @key words",
    "quotes": "> quoted words here\n> more words [@key]\n>\n> > inner words\nlazy words continue",
    "notes": "Text[^a] [^b]^[Inline words @key] \n\n[^a]: > quote\n    > more\n\n[^b]: One.\n\n    - list\n    - @key\n\nafter",
    "wide letters": "中文字符在这里 和 更多字符 [@键, p. 4] 日本語のテキスト です。 نص عربي [@مفتاح] كلمات",
    "scripts above and below": "H~2~O and x^2^ and x^two^ and H~words~O ~~struck words~~ [@key]",
    "figures": '![Caption words](image.png "title words"){width=50% .cls}\n\ntext ![words](image.png)',
    "heading identifiers": '# 123 Numbers 中文\n\n# Ünïcode @key heading\n\n# "Quoted" heading\'s words -- dash... [@key]',
    "tasks": "- [ ] task words\n- [x] done words\n\n1. one\n\n   loose words\n2. two",
    "comments": "<!-- comment words --> text words\n\n<!--\nmulti words\n@key [^a]\n-->",
    "what looks like a definition": "    [^a]: code\n\n`[^b]: x` \\[^c]: y\n\n```\n[^d]: fence\n```\n\nz[^e]: w\n\n[^e]: E",
    "letters that could be probes": "𒀀 𓀀 word words\n𒀁 other words [@k𒀀] 𠀀",
    "unusual blanks": "word\u00a0nbsp words\u2028line words\u2029para\x85next words\x0bvertical\x0cfeed words\u3000wide",
    "nothing": "",
    "labels": "a[^*] b[^a*b] c[^ñ] d[^1.2] e[^a:b]\n\n[^*]: star\n\n[^a*b]: x\n\n[^ñ]: y\n\n[^1.2]: z\n\n[^a:b]: w",
}  # fmt: skip

# Pieces that mean something to pandoc, to be put together in any order.
PIECES = (
    "word ", "alpha beta ", "Ünïcode ", "\n", "\n\n", "    ", "  ", "\t", "# ", "## ", "> ", "- ", "1. ", "a. ", "* ",
    "*", "**", "_", "`", "``", "```", "~~~", "\n```\n", "\n~~~\n", "\n:::\n", "\n::: {.x}\n", ":::", "[", "]", "(", ")",
    "![", "](u)", "[^a]", "[^b]", "[^a]: ", "\n\n[^a]: ", "\n\n[^b]: words ", "^[", "^", "~", "~~", "@key", "[@key]",
    "[@key, p. 3; @b]", "-@key", "@{k y}", "\\", "\\@", "|", "| ", "\n|", "|-|-|\n", "\n|---|---|\n", "+---+---+\n",
    ":   ", "\n:   ", "\nTable: ", "<!--", "-->", "<b>", "</b>", "<div>", "</div>", "<", "http://x.org/words ",
    "<http://x.org>", "a@b.org ", "$", "$x$", '"', "'", "--", "...", "{.cls}", "{#id}", "{k=v}", "\r\n", "\r", "\u00a0",
    "\u2028", "\x0b", "\x0c", "\x85", "\u200d", "é", "e\u0301", "中文字", "👨‍👩‍👧", "&amp;", "&", "\n===\n", "\n---\n",
    "---", "***", ":", "[ref]", "\n\n[ref]: http://x.org 'words'\n\n", "[Heading words]", "\n\n# Heading words\n\n",
    "e.g. ", "(@) ", "1) ", "#. ", "\\begin{x}", "\\end{x}", "\\words", "\n---- ----\n", "𒀀", "\x00", "\x1f", "{=html}",
    "\n\n  Right  Left\n-------  ------\n  words  @key\n\n", "{", "}", "%", "\u3000", "\u061c",
)  # fmt: skip
NOTES = "\n\n[^a]: note words\n\n[^b]: other\n"


def with_notes_only(node: Json) -> Json:
    """Pandoc's JSON without what the reading of notes adds, and with words that stand side by side as one."""
    if isinstance(node, dict):
        if node.get("t") == "Span" and {NOTE_CLASS, BROKEN_CLASS} & set(node["c"][0][1]):
            return with_notes_only(node["c"][1][0])
        if "citationNoteNum" in node:
            node = node | {"citationNoteNum": 0}
        if node.get("t") == "Image":
            return {"t": "Image", "c": [node["c"][0], node["c"][2]]}
        return {name: with_notes_only(value) for name, value in node.items()}
    if not isinstance(node, list):
        return node
    joined: list[Json] = []
    for item in map(with_notes_only, node):
        is_word = isinstance(item, dict) and item.get("t") == "Str"
        if is_word and joined and isinstance(joined[-1], dict) and joined[-1].get("t") == "Str":
            joined[-1] = {"t": "Str", "c": joined[-1]["c"] + item["c"]}
        else:
            joined.append(item)
    return joined


def original_blocks(reading: str) -> Json:
    return harmless(json.loads(reading)["blocks"], frozenset())


def read_both_ways(texts: list[str]) -> list[tuple[str, Json, Json]]:
    """Each text, pandoc's own reading of it, and the one that the probing gives."""
    # What no file of XML may have is read as something else: pandoc would pass it on.
    readable = [text.replace("\x0b", " ").replace("\x0c", " ").translate(NO_LETTERS) for text in texts]
    originals = read_sections([re.sub(r"\r(?!\n)", "\n", text) for text in readable], HANGS_S)
    sections = parse_sections([(SourceFile("content/en/01.md", text), "en") for text in texts], HANGS_S)
    pairs = []
    for text, original, section in zip(texts, originals, sections, strict=True):
        assert original is not None
        assert section.trouble == ""
        probed = _document(section)["blocks"]
        pairs.append((text, with_notes_only(original_blocks(original.json)), with_notes_only(probed)))
    return pairs


def _document(section: Section) -> Any:
    assert isinstance(section.tree, Tree)
    return restored(section.tree.probed, section.tree.reading)


@pytest.mark.parametrize("name", TEXTS)
def test_a_probed_text_reads_as_the_text_itself(name: str) -> None:
    _, original, probed = read_both_ways([TEXTS[name]])[0]
    assert probed == original


@pytest.mark.slow
@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=2, max_size=20).map("".join), min_size=60, max_size=60))
@settings(max_examples=5, phases=[Phase.generate])
def test_no_mixture_of_marks_reads_otherwise_when_it_is_probed(texts: list[str]) -> None:
    # Text that ends in an empty definition reads otherwise when anything follows it: here something does.
    for text, original, probed in read_both_ways([text.lstrip("\ufeff") + NOTES for text in texts]):
        if text.count("[^a]:") + text.count("[^b]:") == 2:  # of notes defined twice pandoc has its own opinion
            assert (text, probed) == (text, original)


def test_no_letter_stands_for_two() -> None:
    text = "[@doe] [^n]\n\n" * 3000 + "𒀀 is in the text\n"
    probed = probe(text)
    assert len(probed.probes) == 6000
    assert "𒀀" not in probed.probes
    assert probed.restore(probed.text).endswith(text)


def test_more_citations_than_there_are_letters_are_probed_as_far_as_letters_reach() -> None:
    probed = probe("[@doe] " * 60_000)
    assert 50_000 < len(probed.probes) < 60_000
    assert probed.restore(probed.text).endswith("[@doe] " * 60_000)


@pytest.mark.parametrize("written", ["\ue0000\ue001", "&#xE000;0&#xE001;", "&#57344;0&#57345;", "&#x0e000;0&#xe001;"])
def test_a_text_cannot_set_the_marks_of_the_program(written: str) -> None:
    section = parse_sections([(SourceFile("a.md", f"x[^a] ^[{written}] {written}\n\n[^a]: note\n"), "en")], HANGS_S)[0]
    assert [call.slug for call in section.calls] == ["a"]
    assert "\ue000" not in json.dumps(_document(section), ensure_ascii=False)
