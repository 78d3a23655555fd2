"""Reads built HTML and EPUB files as trees, and builds them of whole papers or of a few lines."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType
from typing import Any
from xml.etree import ElementTree as ET

from paperbuild.app.build import Build, build
from paperbuild.app.load import load
from paperbuild.app.parse import parse_project
from paperbuild.compose.assemble import assemble
from paperbuild.core.timings import Stopwatch
from paperbuild.findings.source import SourceFile
from paperbuild.model.formats import Format
from paperbuild.model.project import Project
from paperbuild.output.artifact import Pagination
from paperbuild.output.epub.render import render_epub
from paperbuild.output.templates import Templates
from paperbuild.output.text.citations import works
from paperbuild.output.text.fragments import write
from paperbuild.output.view import View
from tests.layouts import layouts
from tests.places import PAPERS

EVERYTHING = PAPERS / "everything"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)

HOSTILE: Mapping[str, str | bytes] = MappingProxyType(
    {
        "content/paper.toml": 'slug = "hostile"\nlocale = "en"\ndate = 2026-01-02\n[publisher]\n'
        'name = "\\"Us\\" & <b>them</b>"\nurl = "javascript:alert(1)"\n'
        'email = "a\\"b@example.org"\naddress = ["1 < 2"]\n',
        "content/en/metadata.toml": 'title = "A <script>alert(1)</script> & \\"more\\""\nsubtitle = "</title><b>"\n'
        'description = "\\" onload=\\"x"\nkeywords = ["a\\"b", "<i>"]\n[strings]\n'
        'note = "N\\"ote"\ncase-study = "C\\"as<e"\nback-to-text = "<u>back</u>"\n',
        "content/en/01-one.md": "# One [*link*](02-two%20files.md) & <x>[^a] {#one}\n\n"
        "See [two](02-two%20files.md), [its end](./02-two%20files.md#end), [one](#one), "
        "[no heading](<03-no-heading at all.md>) and [x](javascript:alert(1)).\n\n"
        '<script>alert(1)</script> and <b onclick="x()">raw</b>.\n\n<iframe src="https://example.org"></iframe>\n\n'
        "<!-- a comment -->\n\n![It's \"a\" <picture> & more](<images/a b&c'.png>)\n\n"
        "![A missing one](images/none.png) ![](images/d.png){.decorative}\n\n"
        "```python\nx = 1 < 2\n```\n\n[^a]: A note with [a link](02-two%20files.md#end).\n\n    > And a quote.\n\n"
        "::: {.case-study}\nNo heading.\n:::\n\n::: {.pull-quote}\nSaid nowhere else.\n:::\n\n$x<y$ [@nothing] [^b]\n\n"
        "[^b]:\n    - A list alone.\n",
        "content/en/02-two files.md": "# Note 1 {#two}\n\n## Notes\n\n## Contents\n\n"
        "```python\ny = 2\n```\n\n### End {#end}\n\n"
        "Back to [one](01-one.md).^[An inline note.]\n",
        "content/en/03-no-heading at all.md": "Only a paragraph.\n",
        "content/en/images/a b&c'.png": PIXEL,
        "content/en/images/d.png": PIXEL,
        "bibliography.bib": "",
    }
)


def built(project: Project, formats: tuple[Format, ...], *, is_draft: bool = False) -> Build:
    """The files of `project`, with the tool's own templates where it has none."""
    templates = MappingProxyType({**load(EVERYTHING).templates, **project.templates})
    paper, _ = parse_project(replace(project, templates=templates))
    with layouts() as pool:
        return build(paper, [paper.source], formats, pool, Stopwatch(), is_draft=is_draft)


def pages_of(folder: Path) -> dict[str, str]:
    """The HTML of each locale of the paper in `folder`."""
    paper, _ = parse_project(load(folder))
    locales = [locale for locale in paper.locales if locale.sections]
    with layouts() as pool:
        made = build(paper, locales, (Format.HTML,), pool, Stopwatch(), is_draft=True)
    return {code: artifact.content.decode() for (code, _), artifact in made.artifacts.items()}


@cache
def everything() -> Build:
    """The HTML of the paper that has everything in it."""
    return built(load(EVERYTHING), (Format.HTML,))


def everything_with(line: str) -> Project:
    """The paper that has everything in it, with one more setting."""
    project = load(EVERYTHING)
    assert project.settings is not None
    settings = SourceFile(project.settings.path, f"{line}\n{project.settings.text}")
    return replace(project, settings=settings)


def bound(project: Project, pagination: Pagination | None = None, *, is_draft: bool = False) -> Book:
    """The EPUB of `project` without the layout of a PDF, with the pages that `pagination` tells."""
    templates = MappingProxyType({**load(EVERYTHING).templates, **project.templates})
    paper, _ = parse_project(replace(project, templates=templates))
    library = works(paper.bibliography, None, paper.source.code, paper.settings.limits.pandoc)
    manuscript = assemble(paper, paper.source)
    fragments = write(manuscript, templates[paper.settings.citation_style].text, library, with_footnotes=False)
    view = View(manuscript, fragments, is_draft=is_draft, works=library, pictures=paper.project.files)
    return Book(render_epub(view, Templates(templates), paper, pagination).content)


def html_of(made: Build) -> str:
    """The HTML file in `made`."""
    return made.artifacts["en", Format.HTML].content.decode()


class _TreeMaker(HTMLParser):
    _VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta"})

    def __init__(self) -> None:
        super().__init__()
        self.builder = ET.TreeBuilder()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in self._VOID:
            self.builder.end(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        self.builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)


def tree_of(html: str) -> ET.Element:
    """The tree of an HTML page in which every element is closed."""
    maker = _TreeMaker()
    maker.feed(html[html.index("<html") :].strip())
    return maker.builder.close()


def text_of(element: ET.Element) -> str:
    """Its text, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def with_attribute(root: ET.Element, name: str, value: str | None = None) -> Iterator[ET.Element]:
    """Every element with the attribute `name`, of that `value` where one is given."""
    for element in root.iter():
        if name in element.attrib and value in {None, element.get(name)}:
            yield element


def by_id(root: ET.Element) -> dict[str, ET.Element]:
    """Every element with an identifier; two with the same one are an error."""
    elements = list(with_attribute(root, "id"))
    found = {element.attrib["id"]: element for element in elements}
    assert len(found) == len(elements), sorted(element.attrib["id"] for element in elements)
    return found


@dataclass(frozen=True)
class Book:
    """An EPUB file."""

    content: bytes

    @property
    def archive(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(self.content))

    def package(self) -> ET.Element:
        """The package document."""
        return ET.fromstring(self.archive.read("EPUB/package.opf"))  # noqa: S314 - we made it

    def metadata(self, property_name: str) -> list[str]:
        """What the package says of a property, such as `schema:accessMode`."""
        metas: Any = self.package().iterfind(".//{http://www.idpf.org/2007/opf}meta")
        return [meta.text for meta in metas if meta.get("property") == property_name]

    def manifest(self) -> dict[str, str]:
        """The properties of each file in the manifest."""
        items = self.package().iterfind(".//{http://www.idpf.org/2007/opf}item")
        return {item.attrib["href"]: item.get("properties", "") for item in items}

    def pages(self) -> dict[str, ET.Element]:
        """The XHTML files, as trees without the namespace of XHTML, in the order of the manifest."""
        return {name: self._page(name) for name in self.manifest() if name.endswith(".xhtml")}

    def _page(self, name: str) -> ET.Element:
        root = ET.fromstring(self.archive.read(f"EPUB/{name}"))  # noqa: S314 - as above
        for element in root.iter():
            element.tag = element.tag.removeprefix("{http://www.w3.org/1999/xhtml}")
        return root
