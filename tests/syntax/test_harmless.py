"""No output carries a script of a stranger's, even where the finding is ignored or a draft is built."""

import json
from collections.abc import Callable, Mapping

import pytest

from paperbuild.compose.assemble import assemble
from paperbuild.model.paper import Paper

HARMFUL = {
    "an event of a span": '[x]{onclick="EVIL"}',
    "an event of a heading": '## H {onclick="EVIL"}',
    "a style": '[x]{style="EVIL"}',
    "an event of a link": '[x](https://example.org/){onmouseover="EVIL"}',
    "another target of a link": '[x](https://example.org/){href="EVIL"}',
    "an event of an image": '![x](x.png){onerror="EVIL"}',
    "an event of code": '`x`{onclick="EVIL"}',
    "an event of a block of code": '``` {onclick="EVIL"}\nx\n```',
    "an event of a div": '::: {onclick="EVIL"}\nx\n:::',
    "an event of a table": '| a |\n|---|\n| b |\n\n: c {onclick="EVIL"}',
    "an event in a note": 'x[^n]\n\n[^n]: [x]{onclick="EVIL"}',
    "an event in a caption": '![a [b]{onclick="EVIL"}](x.png)',
    "a program as a target": "[x](javascript:EVIL)",
    "a program as a target in a note": "x[^n]\n\n[^n]: [x](javascript:EVIL)",
    "a program in capitals": "[x](JavaScript:EVIL)",
    "a program by reference": "[x][r]\n\n[r]: javascript:EVIL",
    "a document as a target": "[x](data:text/html,EVIL)",
    "a file outside": "[x](file:///EVIL)",
    "a program of the system": "[x](ms-something:EVIL)",
}


def manuscript_text(paper: Paper) -> str:
    manuscript = assemble(paper, paper.source)
    return json.dumps([[part.tree for part in manuscript.parts], [note.blocks for note in manuscript.notes]])


@pytest.mark.parametrize("text", HARMFUL.values(), ids=HARMFUL.keys())
def test_nothing_is_left_of(text: str, make_paper: Callable[[Mapping[str, str]], Paper]) -> None:
    written = manuscript_text(make_paper({"content/en/01-case.md": f"# A\n\n{text}\n"}))
    assert "EVIL" not in written


def test_what_does_no_harm_stays(make_paper: Callable[[Mapping[str, str]], Paper]) -> None:
    text = "# A\n\n[x]{lang=fr #id .cls dir=ltr} [y](https://example.org/) [z](#id) [m](mailto:me@example.org)\n"
    written = manuscript_text(make_paper({"content/en/01-case.md": text}))
    for kept in ('"lang"', '"fr"', '"id"', '"cls"', '"dir"', "https://example.org/", "#id", "mailto:me@example.org"):
        assert kept in written


@pytest.mark.parametrize("name", ["note-site", "broken-reference"])
def test_a_class_that_is_the_tools_own_does_nothing_in_a_section(
    name: str, make_paper: Callable[[Mapping[str, str]], Paper]
) -> None:
    text = f"# A\n\n[x]{{.{name}}} and [y @k]{{.{name} slug=a}}\n"
    paper = make_paper({"content/en/01-case.md": text, "bibliography.bib": "@book{k, title = {T}}\n"})
    assert len(assemble(paper, paper.source).notes) == 1
    assert name not in manuscript_text(paper)
