"""What makes a note in the running text is counted alike where a section is read and where a manuscript is made."""

from collections.abc import Callable, Mapping

import pytest

from paperbuild.compose.assemble import assemble
from paperbuild.model.paper import Paper

TEXTS = {
    "calls, a citation, and a note called twice": "x[^a] @k [@k; @j] y[^a]\n\n[^a]: t",
    "an undefined call makes no note": "x[^gone] two @k",
    "a citation within an inline note": "a^[in @k] b @k",
    "citations within a note": "x[^a] @k\n\n[^a]: y @k and [@k].",
    "an inline note within a note": "x[^a] @k\n\n[^a]: y @k ^[z @k] @k",
    "a call within a note": "x[^a] @k\n\n[^a]: x[^b] y\n\n[^b]: x",
    "a call within an inline note": "a^[in [^a]] b @k\n\n[^a]: x",
    "an inline note within an inline note": "a^[in ^[in] @k] b @k",
    "a caption is printed before its table": "| a[^t] |\n|--|\n| b[@k] |\n\n: cap[@k]\n\n[^t]: tt",
    "in links, images, headings and emphasis": '## H @k\n\n[a @k](#x) ![b [@k]](x.png) *x @k* "q @k"',
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_the_notes_of_the_manuscript_are_the_sites_of_its_sections(
    text: str, make_paper: Callable[[Mapping[str, str]], Paper]
) -> None:
    paper = make_paper({"content/en/01-case.md": f"# A\n\n{text}\n"})
    manuscript = assemble(paper, paper.source)
    assert [note.span for note in manuscript.notes] == list(paper.source.sections[0].sites)
