from __future__ import annotations

import pytest

from paperbuild.findings.source import SourceFile
from paperbuild.model.section import Section
from paperbuild.syntax.markdown.markdown import parse_sections
from tests.clock import HANGS_S


def parsed(*texts: str) -> tuple[Section, ...]:
    return parse_sections([(SourceFile(f"content/en/{n:02}.md", text), "en") for n, text in enumerate(texts)], HANGS_S)


CLOSED = {
    "a fence": "```\na\n```\n",
    "a longer closing fence": "```\na\n`````\n",
    "another kind within": "```\n~~~\n```\n",
    "a shorter fence within": "````\n```\n````\n",
    "an unclosed fence within": "~~~~\n```\n~~~~\n",
    "code in a line": "```code``` text\n",
    "code in lines": "a ```\nb ``` c\n",
    "code in a line over a fence": "`` a\n```\nb ``\n",
    "in a list": "- item\n\n    ```\n    a\n    ```\n",
    "around a list": "```\n  - a\n  - b\n    - c\n```\n  \n2. d\n",
    "around code of a list": "- item\n\n    ```\n      1. a\n        - b\n    ```\n",
    "beside a marker": "- ```\n  a\n  ```\n",
    "beside a number": "10. ```\n    a\n    ```\n\n(1) ```\n    a\n    ```\n\na. ```\n   a\n   ```\n",
    "in a quote": "> ```\n> a\n> ```\n",
    "indented code": "para\n\n    ```\n    a\n",
    "fences in indented code": "para\n\n    first\n      ```{=latex}\n      x\n      ```\n\nb\n",
    "fences in indented code of a list": "- para\n\n      ```\n      x\n\n      ```\n\nb\n",
    "in a comment": "<!--\n```\n-->\n\nb\n",
    "around a comment": "```\n<!--\n```\n\nb -->\n",
    "in a div": "::: {.x}\n```\na\n```\n:::\n",
    "after a paragraph": "para\n```\na\n```\n",
    "in a definition": "term\n:   ```\n    a\n    ```\n",
    "in a note": "x[^a]\n\n[^a]: y\n\n    ```\n    a\n    ```\n",
    "beside a note": "x[^a]\n\n[^a]: ```\n    a\n    ```\n",
    "in a table": "| a |\n|---|\n| ``` |\n",
    "with blanks after it": "```\na\n```\t \n",
    "raw": "``` {=html}\nx\n```\n",
    "nothing within": "```\n```\n\n~~~ {.a}\n\n~~~\n",
    "blank lines within": "```\n\n\na\n\n\n```\n",
    "the same code twice": "```\na\n```\n\n```\na\n```\n\n    a\n\n```\na\n```\n",
    "escaped": "\\```\na\n",
    "two of one kind": "```\na\n```\ntext\n\n```\nb\n```\n",
}
UNCLOSED = {
    "a fence": "text\n\n^```\na\n\nb\n",
    "tildes": "^~~~\na\n",
    "a closing fence that is too short": "^````\na\n```\n",
    "with a language": "^``` python\na\n",
    "with attributes": "^``` {.a k=v}\na\n",
    "in a list": "- item\n\n    ^```\n    a\n",
    "beside a marker": "- ^```\n  a\n\nb\n",
    "beside a number": "10. ^```\n    a\n",
    "in a quote": "> ^```\n> a\n\n",
    "in a div": "::: {.x}\n^```\na\n:::\n",
    "after a paragraph": "para\n^```\na\n",
    "after a closed one": "```\na\n```\n\n^```\nb\n",
    "before a closed one": "^~~~\na\n\n```\nb\n```\n",
    "two": "^~~~\na\n\n^```\nb\n",
    "in a definition": "term\n:   ^```\n    a\n",
    "in a note": "x[^a]\n\n[^a]: y\n\n    ^```\n    a\n",
    "a closing fence too far in": "^```\na\n    ```\n",
    "a closing fence with text": "^```\na\n``` b\n",
}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", CLOSED)
def test_a_closed_fence_is_no_finding(name: str, end: str) -> None:
    assert parsed(CLOSED[name].replace("\n", end))[0].unclosed == ()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", UNCLOSED)
def test_an_unclosed_fence_is_found_where_it_opens(name: str, end: str) -> None:
    written = UNCLOSED[name].replace("\n", end).replace("[^", "[\0")
    parts = [part.replace("[\0", "[^") for part in written.split("^")]
    opens = [sum(map(len, parts[: number + 1])) for number in range(len(parts) - 1)]
    section = parsed("".join(parts))[0]
    assert [(item.kind, item.span.start) for item in section.unclosed] == [("fence", at) for at in opens]


DIVS = {
    "a div": "text\n\n^::: {.box}\ninside\n",
    "the outer one": "^:::: {.a}\n::: b\nx\n:::\n",
    "in a quote": "> ^::: {.box}\n> inside\n",
    "in a list": "- item\n\n    ^::: {.box}\n    inside\n\nafter\n",
    "beside a marker": "- ::: {.a}\n  x\n  :::\n- ^::: {.box}\n  inside\n",
    "with notes before it": "x[^a] [@k]\n\n[^a]: note\n\n[^b]: other\n\n^::: box\ny\n",
}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", DIVS)
def test_an_unclosed_div_is_found_where_it_opens(name: str, end: str) -> None:
    written = DIVS[name].replace("[^", "[\0").replace("\n", end)
    at = written.index("^")
    section = parsed(written.replace("^", "").replace("[\0", "[^"))[0]
    assert [(item.kind, item.span.start, item.is_stray) for item in section.unclosed] == [("div", at, False)]


def test_a_closing_div_that_closes_nothing_is_found() -> None:
    section = parsed("text\n\n:::\n\n::: {.a}\nx\n:::\n")[0]
    assert [(item.span.start, item.is_stray) for item in section.unclosed] == [(6, True)]


def test_notes_before_an_unclosed_fence_are_read_as_such() -> None:
    section = parsed("Text[^a].\n\n[^a]: Note [@doe].\n\n```\nno end[^b]\n\n[^b]: in code\n")[0]
    assert [item.slug for item in section.definitions] == ["a", "b"]
    assert [call.slug for call in section.calls] == ["a", "b"]
    assert [citation.key for citation in section.citations] == ["doe"]


@pytest.mark.parametrize(
    "opening", ["```", "~~~~ {.x}", "::: {.box}", "<!--", "`", "[", "$$", "<div>", "^[", "\\begin{a}"]
)
def test_what_one_section_leaves_open_changes_nothing_in_the_next(opening: str) -> None:
    after = "# Heading\n\nText[^n] with @doe.\n\n[^n]: Note.\n"
    alone = parsed(after)[0]
    following = parsed(f"Open\n\n{opening}\nText[^n]\n\n[^n]: its own\n", after)[1]
    assert following.headings == alone.headings
    assert (following.citations, following.calls, following.definitions) == (
        alone.citations,
        alone.calls,
        alone.definitions,
    )
    assert following.unclosed == ()
