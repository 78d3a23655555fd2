"""What leaves its place in the PDF is told where it is written; what can be divided is, and leaves nothing."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from paperbuild.app.build import Build, build
from paperbuild.app.load import load
from paperbuild.app.parse import parse_project
from paperbuild.core.timings import Stopwatch
from paperbuild.findings.source import SourceFile
from paperbuild.model.formats import Format
from tests.layouts import layouts
from tests.places import PAPERS

pytestmark = pytest.mark.pango

EVERYTHING = PAPERS / "everything"
PATH = "content/en/03-second.md"
HEADS = " | ".join(f"Columnheading{number}" for number in range(14))
WIDE = f"""It has a table.

    | {HEADS} |
    |{"---|" * 14}
    | {HEADS} |
"""
TROUBLE = f"""# Trouble {{#second}}

A claim with a long note.[^long] And it goes on.

| {HEADS} |
|{"---|" * 14}
| {HEADS} |

: A wide table

[^long]: {WIDE}
"""
DIVIDED = f"""# Long words {{#second}}

See {"x" * 300}, https://www.example.org/{"abcdef/" * 40} and `{"c" * 200}`.[^long]

```
{"a line of code " * 20}
x = *a_b* + 1
{"c" * 200}
```

| Where | Address                                          |
|-------|--------------------------------------------------|
| There | <https://www.example.org/{"abcdefghi-" * 20}>    |

: A table with an address

![A square](images/square.png){{width=400mm}}

::: {{.pull-quote}}
{"A pull quote goes on. " * 200}
:::

[^long]: In {"y" * 300}.
"""


@cache
def made(text: str, title: str = "Everything that a paper can have") -> Build:
    project = load(EVERYTHING)
    [source] = project.locales
    assert source.metadata
    metadata = SourceFile(
        source.metadata.path, source.metadata.text.replace("Everything that a paper can have", title, 1)
    )
    sections = (*source.sections[:-1], SourceFile(PATH, text), source.sections[-1])
    sections = tuple(one for one in sections if one.path != PATH or one.text == text)
    paper, _ = parse_project(replace(project, locales=(replace(source, sections=sections, metadata=metadata),)))
    with layouts() as pool:
        return build(paper, [paper.source], [Format.PDF], pool, Stopwatch())


def told(text: str) -> list[tuple[str, str, int, str]]:
    return [
        (item.rule, item.path, item.start.line, item.message)
        for item in made(text).diagnostics
        if item.rule in {"OUT004", "OUT005"}
    ]


@pytest.mark.slow
def test_a_table_that_leaves_the_paper_is_an_error_at_its_lines() -> None:
    [(path, line, message)] = [(path, line, said) for _, path, line, said in told(TROUBLE) if line != 11]
    assert (path, line) == (PATH, 5)
    assert message.startswith("the table is ")
    assert message.endswith(", and is cut off")
    assert " mm wider than its space on page " in message


def test_a_note_longer_than_a_page_goes_on_and_nothing_is_told() -> None:
    assert told(TROUBLE.split("| Col")[0] + "[^long]: " + "The words of a note go on and on. " * 190) == []


def test_a_note_with_a_table_wider_than_the_page_is_told_at_its_definition() -> None:
    [found] = [(path, said) for _, path, line, said in told(TROUBLE) if line == 11]
    assert found[0] == PATH
    assert found[1].startswith("the table is ")
    assert " mm wider than its space on page " in found[1]


@pytest.mark.slow
def test_a_translators_note_too_is_told_at_its_definition_and_changes_no_other() -> None:
    text = TROUBLE.replace("A claim", "A word.[^tn-word] A claim").replace("[^long]:", "[^tn-word]: Mine.\n\n[^long]:")
    assert [line for _, _, line, _ in told(text)] == [5, 13]
    text = text.replace(WIDE, "In short.").replace("Mine.", WIDE)
    assert [line for _, _, line, _ in told(text)] == [5, 11]


def test_what_is_cut_off_stops_a_build() -> None:
    assert {item.severity for item in made(TROUBLE).diagnostics if item.rule == "OUT004"} == {"error"}


@pytest.mark.slow
def test_what_can_be_divided_leaves_its_place_nowhere() -> None:
    assert told(DIVIDED) == []
    assert not made(DIVIDED).diagnostics


def test_a_title_that_fills_the_cover_is_told_before_it_runs_over_what_stands_there() -> None:
    made_so = made("# Second {#second}\n\nText.\n", "A title that goes on and on. " * 12)
    [found] = [item for item in made_so.diagnostics if item.rule == "OUT004"]
    assert found.path == "content/en/metadata.toml"
    assert found.message.startswith("`A title that goes on and on. A title tha…` stands ")
    assert found.message.endswith(" mm outside its space on page 1, where nobody sees it")
    assert found.hint == "shorten it, or give it more room in templates of your own"


LONG = " + ".join(f"a_{{{number}}} x^{{{number}}}" for number in range(12))


def test_a_formula_too_long_for_its_line_is_set_smaller_and_told_where_that_is_not_enough() -> None:
    longer = f"{LONG} + {LONG.replace('a', 'b')}"
    text = f"# Long {{#second}}\n\n$$ {LONG} $$\n\n$$ {longer} $$\n\nSo ${LONG} + 1 + 2 + 3$ is.\n"
    found = sorted((line, said) for _, _, line, said in told(text))
    assert [line for line, _ in found] == [5, 7]
    assert all(said.startswith("the formula is ") and " mm wider than its space on page " in said for _, said in found)
