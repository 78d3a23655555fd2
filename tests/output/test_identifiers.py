"""A link to the identifier of anything that can have one arrives, in every format, and `check` knows that it does."""

from __future__ import annotations

from functools import cache

import pytest

from paperbuild.app.parse import parse_project
from paperbuild.checks.check import check
from paperbuild.model.formats import Format
from paperbuild.verify.read_epub import read_epub
from paperbuild.verify.read_html import read_html
from paperbuild.verify.read_pdf import read_pdf
from tests.built import build_project
from tests.conftest import Text, project_of
from tests.output.test_pictures import png

NAMES = ("map", "m2", "pair", "small", "code", "word", "s", "t1", "cell", "item", "quote", "sum", "way", "term", "line")
TEXT = """# Links {#links}

![A map](map.png){#map}

![Two][m]

[m]: map.png {#m2}

::: {#pair}
![A map](map.png)
:::

A ![small one](map.png){#small width=1cm}, `code`{#word}, [words]{#s}, [the cube]{#sum} and [a way](#links){#way}.

```{#code .python}
x
```

| A | B |
|---|---|
| 1 | [2]{#cell} |

: Caption {#t1}

- [Item]{#item}

> [A quotation.]{#quote}

[Term]{#term}

:   Its meaning.

| [A verse]{#line}
| another

"""
READ = {Format.HTML: read_html, Format.EPUB: read_epub, Format.PDF: read_pdf}


def files() -> dict[str, Text]:
    links = ", ".join(f"[to {name}](#{name})" for name in NAMES)
    return {"content/en/01-links.md": f"{TEXT}\n\nSee {links}.\n", "content/map.png": png(40, 20)}


@cache
def content(name: Format) -> bytes:
    return build_project(project_of(files()), name).artifacts["en", name].content


def test_check_finds_no_link_that_leads_to_nothing() -> None:
    paper, _ = parse_project(project_of(files()))
    assert [one.message for one in check(paper) if one.rule.startswith("LNK")] == []


@pytest.mark.pango
@pytest.mark.parametrize("name", READ)
def test_each_link_arrives(name: Format) -> None:
    assert READ[name](content(name)).dead_links == ()


def test_each_identifier_stands_once() -> None:
    html = content(Format.HTML).decode()
    assert {name: html.count(f' id="{name}"') for name in NAMES} == dict.fromkeys(NAMES, 1)
