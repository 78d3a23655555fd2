"""A text that would break out of its place stands wherever text may: each output has it as text, or it is refused."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Any

import pikepdf
import pypdfium2
import pytest
import tinyhtml5

from paperbuild.app.build import Build, build
from paperbuild.app.load import load
from paperbuild.app.parse import parse_project
from paperbuild.checks.check import Verdict, found, told_of_translations
from paperbuild.checks.check import standing as standing_of
from paperbuild.core.timings import Stopwatch
from paperbuild.engines.gettext import read_po
from paperbuild.exchange.po.export import export
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.source import SourceFile
from paperbuild.model.formats import Format
from paperbuild.model.paper import Paper
from paperbuild.model.settings import Metadata, Settings
from paperbuild.output.pages.desk import render_desk
from paperbuild.output.pages.index import render_index
from paperbuild.output.pages.statement import CheckedWith, Record, Unmet, render_statement
from paperbuild.output.templates import Templates
from paperbuild.report.github import as_github
from paperbuild.report.json import as_json
from paperbuild.report.sarif import as_sarif
from paperbuild.report.text import as_text
from paperbuild.rules.registry import RULES
from paperbuild.rules.templates import unsafe_style
from paperbuild.syntax.bibtex.biblatex import CONTAINERS, DATE_FIELDS, FIELDS, NAME_FIELDS, VERBATIM_FIELDS
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from paperbuild.syntax.settings import parse_metadata, parse_settings
from tests.built import build_project
from tests.conftest import Text, project_of
from tests.layouts import layouts
from tests.output.poison import (
    BREAKS_OUT,
    TOKEN,
    Poisoned,
    Standing,
    bare,
    in_html,
    in_json,
    in_xml,
    poison,
    poisoned,
    toml_file,
    with_poison,
)
from tests.output.test_pictures import png
from tests.places import ROOT

SETTINGS_FROM, STRINGS_FROM, SECTION_FROM, LIBRARY_FROM = 100, 300, 500, 700
# What no reader gets, and why.
UNSEEN: Mapping[str, str] = {
    "citation-style": "a style that is not there stops the build: see below",
    "ignore.rule": "it is for the rules",
    "ignore.path": "it is for the rules",
    "ignore.reason": "it is for the rules",
    "rules": "it is for the rules",
    "aliases": "an alias of what is not there is told, and stops the build",
    "aliases.*": "an address without an alias of its own is in no output",
    "locale-aliases.*": "as above",
    "locale-aliases.*.*": "as above",
    "translations.links": "it is for the comparison",
    "translations.works.*": "it is for the comparison",
    "translations.works.*.*": "it is for the comparison",
    "abbreviations.*": "it has no blanks, see below",
    "translated.*": "what is to be said in other words is said in these",
    "cover.picture": "a file is there under another name, which has what of it a name can have",
    "funders.logo": "a file is there under another name, which has what of it a name can have",
    "strings.pull-quote": "none of the tool's own templates says it",
    "strings.page": "none of the tool's own templates says it",
    "value": "no attribute of that name does anything, and a rule says so",
}
# An abbreviation has no blanks.
SHORT = "".join(poison(600).split())
# Files that are there under the name, and so with the poison that a name may have.
FILES = ("cover.picture", "funders.logo")


@cache
def settings() -> Poisoned:
    return poisoned(Settings, SETTINGS_FROM)


@cache
def strings() -> Poisoned:
    made = poisoned(Metadata, STRINGS_FROM)
    known = {"translated": {"Ours": made.taken["translated"]}, "abbreviations": {SHORT: made.taken["abbreviations"]}}
    return replace(made, table={**made.table, **known})


def settings_text() -> str:
    table = {name: value for name, value in settings().table.items() if name not in UNSEEN}
    for path in FILES:
        table = with_poison(table, path, f"{FILE}.png")
    table["authors"][0]["affiliation"].append("Ours")
    return toml_file(table)


# The text of a section, with poison in everything that it can say


def escaped(text: str) -> str:
    """`text` as Markdown has it that means it letter by letter."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


# What can stand where a kind of bracket would end it.
IN_A_KEY = "\"'><poison/onpoison=1>&amp;((%s$x\\a;"
IN_A_SLUG = "\"'><poison/onpoison=1>&amp;((%s{{7*7}};"


def section_texts() -> Mapping[str, str]:
    """The poison of each place in the section, and the token of it where it has another form."""
    names = (
        "heading box-heading paragraph emphasis alt caption table-caption cell term meaning quotation verse link-text "
        "link-title image-title value code block note inline-note prefix suffix locator pull item"
    ).split()
    return {name: poison(SECTION_FROM + at) for at, name in enumerate(names)}


def section() -> str:
    text = {name: escaped(one) for name, one in section_texts().items()}
    raw = section_texts()
    quoted = {name: re.sub(r"""([\\"&])""", r"\\\1", one) for name, one in raw.items()}
    name = IN_A_SLUG.replace('"', "")
    key, slug = f"zq601z{IN_A_KEY}", f"zq602z{IN_A_SLUG}"
    return f"""# {text["heading"]} {{#begin}}

{text["paragraph"]} *{text["emphasis"]}* [{text["link-text"]}](https://example.org/a "{quoted["link-title"]}")
and [more](<https://example.org/zq603z{IN_A_SLUG.replace(">", chr(92) + ">")}>)
and [a word]{{title="{quoted["value"]}" class="zq604z{name}"}}
[called]{{id="zq605z{name}"}} ````{raw["code"]}````[^{slug}] and ^[{text["inline-note"]}]

![{text["caption"]}](picture.png "{quoted["image-title"]}"){{alt="{quoted["alt"]}"}}

| A | B |
|---|---|
| {text["cell"]} | b |

: {text["table-caption"]}

{text["term"]}
: {text["meaning"]}

> {text["quotation"]}

| {text["verse"]}

- {text["item"]}

::: {{.case-study}}
## {text["box-heading"]}

Words.
:::

::: {{.pull-quote}}
{text["pull"]}
:::

```{{.python}}
{raw["block"]}
```

```zq607z"'><poison
x
```

[{text["prefix"]} @known, p. 3 {text["locator"]}, {text["suffix"]}] [@{{{key}}}]

[^{slug}]: {text["note"]}

See @tbl-a, @fig-a, @eq-a and {escaped(SHORT)}.

![Map](picture.png){{#fig-a alt="Map"}}

| A | B |
|---|---|
| a | b |

: Numbers {{#tbl-a}}

$$ x = y $$ {{#eq-a}}

::: {{.list-of-tables}}
:::

::: {{.list-of-figures}}
:::
"""


def translated_section() -> str:
    """Its translation, with a translator's note."""
    return section() + "\nMore.[^tn-more]\n\n[^tn-more]: Said.\n"


# A library with poison in every field


def in_latex(text: str) -> str:
    """`text` as LaTeX has it that means it letter by letter."""
    known = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return "".join(known.get(letter, f"\\{letter}" if letter in "{}%&#$_" else letter) for letter in text)


def library_fields() -> Mapping[str, str]:
    """The poison of every field that is text."""
    names = sorted(FIELDS - set(DATE_FIELDS) - {"crossref", "xdata", "month", "options", "ids", "langid"})
    return {name: poison(LIBRARY_FROM + at) for at, name in enumerate(names)}


def in_braces(name: str, text: str) -> str:
    """`text` as the field of that name takes it: one that is read letter by letter cannot have braces."""
    return text.replace("{", "").replace("}", "") if name in VERBATIM_FIELDS else text


def library() -> str:
    entries = ["@book{known, author = {A, B}, title = {Known}, date = {2001}}\n"]
    entries += [f"@book{{zq601z{IN_A_KEY}, author = {{A, B}}, title = {{Key}}, date = {{2001}}}}\n"]
    for at, (name, text) in enumerate(library_fields().items()):
        value = in_braces(name, text) if name in VERBATIM_FIELDS else in_latex(text)
        if name in NAME_FIELDS:
            value = f"{{{value}}}"
        kind = "incollection" if name.startswith("book") else "article" if "journal" in name else "book"
        given = {"author": "Doe, Jo", "title": "Base", "date": "1999"}
        given |= {"booktitle": "Book"} if kind in CONTAINERS else {}
        given[name] = value
        entries.append(f"@{kind}{{k{at},\n" + "".join(f"  {key} = {{{one}}},\n" for key, one in given.items()) + "}\n")
    return "".join(entries)


def all_cited() -> str:
    return "# Works {#works}\n\n" + "".join(f"Word.[@k{at}, p. 1]\n\n" for at in range(len(library_fields())))


FILE = f"zq609z{IN_A_SLUG.replace('/', '')}"


def files(*, with_library: bool) -> Mapping[str, Text]:
    """A paper whose every text is poison; that of the library is long, and laid out by itself."""
    own = {
        "content/en/01-text.md": section(),
        f"content/en/02-{FILE}.md": f"# Named {{#named}}\n\n[This](<02-{FILE}.md>) ![that](<{FILE}.png>)\n",
        "content/en/metadata.toml": toml_file(strings().table),
        "content/fr/metadata.toml": toml_file(strings().table),
        "content/fr/01-text.md": translated_section(),
        "content/paper.toml": settings_text(),
        f"content/en/{FILE}.png": png(4, 4),
        "content/en/picture.png": png(4, 4),
        f"content/{FILE}.png": png(4, 4),
    }
    return {"bibliography.bib": library(), **({"content/en/01-all.md": all_cited()} if with_library else own)}


# Of pages, an ampersand parts two, and no number has quotation marks.
CHANGED = {"pages", "bookpages"}


@cache
def whole() -> Mapping[str, str]:
    """Every poison that is to stand as it was written, by its token."""
    fields = {name: in_braces(name, text) for name, text in library_fields().items() if name not in CHANGED}
    texts = [*settings().taken.values(), *strings().taken.values(), *section_texts().values(), *fields.values()]
    return {TOKEN.findall(text)[0]: text for text in texts if "onpoison" in text}


@cache
def paper(*, with_library: bool = False) -> Paper:
    """The paper, in the house's design."""
    project = project_of(files(with_library=with_library))
    templates = MappingProxyType({**load(ROOT).templates, **project.templates})
    return parse_project(replace(project, templates=templates))[0]


@cache
def made(*, with_library: bool) -> Build:
    """Its files, whatever its rules find, as a draft."""
    one = paper(with_library=with_library)
    with layouts() as pool:
        return build(one, one.locales, tuple(Format), pool, Stopwatch(), is_draft=True)


def contents(name: Format) -> Iterator[bytes]:
    """The files of one format."""
    for with_library in (False, True):
        artifacts = made(with_library=with_library).artifacts
        yield from (artifact.content for (_, form), artifact in artifacts.items() if form == name)


def standing_in_epub(book: bytes) -> Iterator[tuple[str, Standing]]:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        for name in archive.namelist():
            if name.rpartition(".")[2] in {"xhtml", "opf", "xml", "svg", "ncx"}:
                yield name, in_xml(archive.read(name))


@cache
def pages() -> list[tuple[str, Standing]]:
    """Every page and every file of markup that is made."""
    templates = Templates(paper().project.templates)
    sizes = {"en": {Format.HTML: 1, Format.PDF: 2}, "fr": {Format.HTML: 3}}
    return [
        *(("html", in_html(page)) for page in contents(Format.HTML)),
        *(file for book in contents(Format.EPUB) for file in standing_in_epub(book)),
        ("index", in_html(render_index(paper(), templates, sizes))),
        ("statement", in_html(render_statement(paper(), templates, DIGESTS, RECORD))),
    ]


def in_pdf(content: bytes) -> Standing:
    """What a reader of PDF would show and do: the metadata, names of files, titles, what is said of pictures."""
    standing = Standing()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        standing.texts += in_xml(bytes(pdf.Root.Metadata.read_bytes())).texts
        for one in (pdf.trailer.get("/Info", pikepdf.Dictionary()), *pdf.objects):
            if isinstance(one, pikepdf.Stream | pikepdf.Dictionary):
                _look(one, standing)
    return standing


def printed(content: bytes) -> str:
    """The letters on the pages."""
    with pypdfium2.PdfDocument(content) as pdf:
        return "".join(page.get_textpage().get_text_range() for page in pdf)


def _look(one: Any, standing: Standing) -> None:
    for name, value in dict(one).items():
        if name in {"/JS", "/JavaScript", "/AA", "/OpenAction", "/RichMedia"} or value in RUNS:
            standing.made.append(f"{name} {value!r}")
        if name == "/URI" and not re.match(r"(https?|mailto):", str(value)):
            standing.made.append(f"{name} {value!r}")
        if name != "/ActualText" and isinstance(value, pikepdf.String):  # a line of code is a part of it
            standing.texts.append((name, str(value)))


RUNS = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition")

PAGE = "build/en/case.html"
DIGESTS = {PAGE: "1"}
RECORD = Record(
    files=DIGESTS,
    checked=(CheckedWith(poison(901), poison(902), (PAGE,)),),
    not_installed=(poison(903),),
    failed=(poison(904),),
    findings=(Unmet(PAGE, poison(905), "error", poison(906)), Unmet(poison(907), "x", "error", poison(908))),
)


pytestmark = [pytest.mark.slow, pytest.mark.pango]


def test_markup_has_poison_as_text_and_makes_nothing_of_it() -> None:
    for name, standing in pages():
        assert standing.made == [], name
        assert list(standing.broken(whole())) == [], name


def test_a_page_for_a_translator_shows_poison_letter_by_letter_and_makes_nothing_of_it() -> None:
    """It shows what authors write and not what is printed, so poison stands there with its backslashes."""
    templates = Templates(paper().project.templates)
    told = [replace(one, message=poison(910), hint=poison(911)) for one in told_of_translations(paper())]
    (translation,) = standing_of(paper())
    page = render_desk(paper(), templates, translation, told)
    assert in_html(page).made == []
    shown = bare("".join(tinyhtml5.parse(page, namespace_html_elements=False).itertext()))
    blocks = [block for section in translation.sections for pair in section.pairs for block in pair]
    assert [block.text for block in blocks if block and block.is_text and bare(block.written) not in shown] == []
    assert told
    assert all(bare(poison(number)) in shown for number in (910, 911))


def test_a_pdf_has_poison_as_text_and_runs_nothing() -> None:
    for content in contents(Format.PDF):
        standing = in_pdf(content)
        assert standing.made == []
        assert list(standing.broken(whole())) == []


def test_every_setting_and_text_that_readers_get_is_in_an_output() -> None:
    seen = {token for _, standing in pages() for token in standing.tokens()}
    seen |= {token for content in contents(Format.PDF) for token in in_pdf(content).tokens()}
    seen |= {token for content in contents(Format.PDF) for token in TOKEN.findall(printed(content))}
    taken = {**settings().taken, **strings().taken, **section_texts(), "file": FILE}
    lost = [path for path, text in taken.items() if not seen & set(TOKEN.findall(text)) and path not in UNSEEN]
    assert lost == [], lost
    assert len(seen & {TOKEN.findall(text)[0] for text in library_fields().values()}) > 40


def test_files_for_reference_managers_are_well_formed_and_have_poison_in_their_values() -> None:
    data = [
        text for _, standing in pages() for where, text in standing.texts if where == "a/@href" and ";base64," in text
    ]
    data = [text for text in data if "zq" in base64.b64decode(text.partition(",")[2]).decode()]
    files = {text.partition(";")[0]: base64.b64decode(text.partition(",")[2]).decode() for text in data}
    for line in files["data:application/x-research-info-systems"].removesuffix("\r\n").split("\r\n"):
        assert re.fullmatch(r"[A-Z][A-Z0-9]  - [^\r\n]*", line), line
    texts = list(in_json(json.loads(files["data:application/json"])))
    assert any(poison_in(text) for text in texts)
    library = parse_bibliography(SourceFile("case.bib", files["data:application/x-bibtex"]))
    assert len(library.entries) == 1
    assert library.entries[0].fields


def poison_in(text: str) -> bool:
    return bare(BREAKS_OUT) in bare(text)


def findings() -> list[Diagnostic]:
    """What the rules find in the paper, and in settings that are refused."""
    told = found(paper())
    for kind in (settings(), strings()):
        told += [one for path in kind.refused for one in refused(kind, path)]
    return told + found(paper(with_library=True))


def refused(kind: Poisoned, path: str) -> list[Diagnostic]:
    """What is found in settings with poison at `path`."""
    is_settings = kind is settings()
    file = "content/paper.toml" if is_settings else "content/en/metadata.toml"
    text = toml_file(with_poison(kind.table, path, kind.refused[path]))
    known, noticed = parse_project(project_of({"content/en/01-a.md": "# A\n\nText.\n", file: text}))
    return [one for one in found(known, noticed) if one.path == file]


@pytest.mark.parametrize(
    ("kind", "path"),
    [(kind, path) for kind in (settings(), strings()) for path in kind.refused],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_setting_that_takes_no_poison_is_refused_at_its_place(kind: Poisoned, path: str) -> None:
    text = toml_file(with_poison(kind.table, path, kind.refused[path]))
    file = SourceFile("some.toml", text)
    _, faults = parse_settings(file) if kind is settings() else parse_metadata(file, "en")
    key = path.rpartition(".")[2]
    assert [text[fault.span.start : fault.span.end].strip('"') for fault in faults] == [key]


def test_a_style_that_is_no_file_stops_the_build_at_its_place() -> None:
    assert "citation-style" in settings().taken
    table = {**settings().table}
    project = project_of({"content/en/01-a.md": "# A\n", "content/paper.toml": toml_file(table)})
    assert [one.rule for one in build_project(project, Format.HTML).diagnostics] == [unsafe_style.RULE.code]


def test_reports_have_each_finding_as_one_whatever_it_says() -> None:
    told = findings()
    assert len(told) > 50
    verdict = Verdict(tuple(told))
    assert len(json.loads(as_json(verdict))["diagnostics"]) == len(told)
    assert len(json.loads(as_sarif(verdict, RULES))["runs"][0]["results"]) == len(told)
    lines = as_github(verdict).splitlines()
    assert len(lines) == len(told)
    for line in lines:
        assert re.fullmatch(
            r"::(error|warning|notice) file=[^,:]*,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=[^,:]*::.*", line
        )
    shown = as_text(told, paper().project.sources)
    assert re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown) is None


def test_a_po_file_has_poison_as_text() -> None:
    text = export(paper(), "fr", "paperbuild")
    read = read_po(SourceFile("fr.po", text))
    assert read.faults == ()
    assert any(poison_in(entry.source) for entry in read.entries)


def test_letters_that_no_file_of_xml_can_have_are_in_no_output() -> None:
    letters = "".join(map(chr, (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)))
    numbers = "&#1; &#x1b; &#11 &#xFFFE; &#123;"
    escaped = "".join(f"\\u{ord(letter):04x}" for letter in letters)
    one = {
        "content/en/01-a.md": f"# A{letters}\n\nText{letters} {numbers}[@a]\n\n`{letters}`\n",
        "content/en/metadata.toml": f'title = "It{escaped}"\n',
        "bibliography.bib": f"@book{{a, author = {{A, B}}, title = {{A{letters}}}, date = {{2001}}}}\n",
    }
    artifacts = build_project(project_of(one)).artifacts
    names = [name for name, _ in standing_in_epub(artifacts["en", Format.EPUB].content)]
    assert len(names) > 5
    page = artifacts["en", Format.HTML].content.decode()
    assert not set(letters) & set(page)
    assert "{[" not in page
    assert "{<" in page, "a number that goes on is another letter"
