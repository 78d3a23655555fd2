"""Everything that a section may say is in the table of features, and each format does with it what the table says."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import pikepdf
import pytest

from paperbuild.app.build import Build
from paperbuild.checks.check import check
from paperbuild.engines.pandoc import SECTION_FORMAT, pandoc_path, read_sections
from paperbuild.model.formats import Format
from paperbuild.model.paper import Paper
from paperbuild.output.text.features import (
    ATTRIBUTE_FEATURES,
    BLOCK_FEATURES,
    CHARACTER_FEATURES,
    CLASS_FEATURES,
    EXTENSIONS,
    FEATURES,
    INLINE_FEATURES,
    VALUE_FEATURES,
    Feature,
    Treatment,
)
from paperbuild.rules.registry import RULES
from paperbuild.syntax.attributes import ALLOWED
from paperbuild.verify.pdf_tree import read_tree
from tests.built import build_project
from tests.clock import HANGS_S
from tests.conftest import project_of
from tests.output.test_pictures import png

LIBRARY = """@report{marsh,
  author = {Marsh, Clara}, title = {The rent}, date = {2021}, institution = {House}, keywords = {law},
}
"""
NAMES = {feature.name for feature in FEATURES}
# What pandoc's own list of constructors has beside what a section can say: parts that are values of others, other kinds
# of documents, its options.
NO_FEATURES = frozenset(
    "Attr AttributeList Block Blocks Caption Cell Citation Inline Inlines List ListAttributes Meta MetaBlocks MetaBool "
    "MetaInlines MetaList MetaMap MetaString Pandoc ReaderOptions Row SimpleTable WriterOptions".split()
)
SHOWN = frozenset({Treatment.TYPESET, Treatment.REPLACED})

# Of each feature that is shown: what is found in the HTML and the EPUB, and what of its words in the PDF.
EVIDENCE: Mapping[str, tuple[str, str]] = {
    "Para": (r"<p[^>]*>.*A paragraph\.</p>", "A paragraph."),
    "Plain": (r"<li[^>]*>.*Plain words in an item</li>", "– Plain words in an item"),
    "LineBlock": (r'<div class="line-block">First verse<br />\n\u00a0{3}indented', "indented verse"),
    "CodeBlock": (r"<pre[^>]*><code>code  block\n    indented</code></pre>", "indented"),
    "BlockQuote": (r"<blockquote>\n<p[^>]*>.*Quoted block", "Quoted block"),
    "BulletList": (r"<ul>\n<li[^>]*>(.|\n)*Nested bullet", "– Nested bullet"),
    "OrderedList": (r'<ol type="1">\n<li[^>]*>.*Ordered one', "1. Ordered one"),
    "DefinitionList": (r"<dt[^>]*>Term one</dt>(.|\n)*in two paragraphs\.", "Third meaning"),
    "Header": (r"<h[23] id=\"a-heading\">A heading</h[23]>", "A heading"),
    "HorizontalRule": ("<hr ?/?>", "Below the rule."),
    "Table": (r"<table[^>]*>\n<caption>Aligned", "la ra ca da"),
    "TableHead": (r"<thead>\n<tr[^>]*>\n<th[^>]*>L</th>", "L R C D"),
    "TableFoot": (r"<tfoot>\n<tr[^>]*>\n<td[^>]*>Gf", "Gf Gg Gh"),
    "Figure": (r"<figure[^>]*>\n<img[^>]*>\n<figcaption[^>]*>Caption of a figure", "Caption of a figure"),
    "Div": (r'<div class="of-mine">', "In a div."),
    "Str": ("Word", "Word"),
    "Space": ("two words", "two words"),
    "SoftBreak": (r"before it\s+after it", "before it after it"),
    "LineBreak": (r"before the break<br ?/?>", "after the break"),
    "Emph": ("<em>emphasised</em>", "emphasised"),
    "Underline": ("<u>underlined</u>", "underlined"),
    "Strong": ("<strong>strong</strong>", "strong"),
    "Strikeout": ("<del>struck out</del>", "struck out"),
    "Superscript": ("<sup>sup</sup>", "10"),
    "Subscript": ("<sub>sub</sub>", "10"),
    "SmallCaps": ('<span class="smallcaps">Small caps</span>', "Small caps"),
    "Quoted": ("“double” and ‘single’", "“double” and ‘single’"),
    "Cite": ("Clara Marsh, .*The rent", "Clara Marsh"),
    "Code": ("<code>inline  code</code>", "inline code"),
    "Math": ("<math[^>]*>", "A formula"),
    "Link": ('<a href="https://example.org/">a named way</a>', "a named way"),
    "Image": (r'<img style="width:1cm"[^>]*alt="small picture"', "in a line."),
    "Note": ("Words of the note, 5<sup>th</sup>", "Words of the note"),
    "Span": ('<span id="of-mine">spanned</span>', "spanned"),
    "AlignLeft": (r'<td style="text-align: start;">la', "la"),
    "AlignRight": (r'<td style="text-align: end;">ra', "ra"),
    "AlignCenter": (r'<td style="text-align: center;">ca', "ca"),
    "AlignDefault": (r"<td>da", "da"),
    "DefaultStyle": (r"<li[^>]*>.*Hash two", "2. Hash two"),
    "Decimal": (r">1984\.</span> The year of it", "1984. The year of it"),
    "LowerAlpha": (r">\(a\)</span> the letter", "(a) the letter"),
    "UpperAlpha": (r">C\)</span> the capital", "C) the capital"),
    "LowerRoman": (r">\(iv\)</span> the numeral", "(iv) the numeral"),
    "UpperRoman": (r">II\.</span> the great numeral", "II. the great numeral"),
    "DefaultDelim": (r"<li[^>]*>.*Hash two", "2. Hash two"),
    "Period": (r">1984\.</span> The year of it", "1984. The year of it"),
    "OneParen": (r">C\)</span> the capital", "C) the capital"),
    "TwoParens": (r">\(a\)</span> the letter", "(a) the letter"),
    "SingleQuote": ("‘single’", "‘single’"),
    "DoubleQuote": ("“double”", "“double”"),
    "InlineMath": ('<math[^>]*display="inline"', "A formula"),
    "DisplayMath": ('<math[^>]*display="block"', "y"),
    "NormalCitation": ("Clara Marsh", "Clara Marsh"),
    "AuthorInText": ("As Marsh", "As Marsh"),
    "SuppressAuthor": ("As she says", "As she says"),
    "RowSpan": ('<t[hd][^>]*rowspan="2"[^>]*>Gs', "Gs"),
    "ColSpan": ('<t[hd][^>]*colspan="2"[^>]*>Gd', "Gd"),
    "ColWidth": (r'<col style="width: \d+%" />', "Ga Gb Gc"),
    "identifier": ('id="of-mine"', "spanned"),
    "width": (r'<img style="width:50\.0%"', "Half"),
    "height": ('<img style="height:1cm"', "Low"),
    "lang": ('lang="fr"[^>]*>des mots', "des mots"),
    "dir": ('dir="ltr"[^>]*>left to right', "left to right"),
    "alt": ('alt="Said to listeners"', ""),
    "title": ('title="Shown to a mouse"', "picture."),
    "start": ('<ol start="1984"', "1984."),
    "startFrom": ("<pre[^>]*><code>numbered = False", "numbered = False"),
    "role": ('role="presentation"', ""),
    "keyword": ("Marsh, Clara|Clara Marsh", "The rent"),
    "type": ("Marsh, Clara|Clara Marsh", "The rent"),
    "order": ("Marsh, Clara|Clara Marsh", "The rent"),
    "underline": ("<u>underlined</u>", "underlined"),
    "ul": ("<u>underlined too</u>", "underlined too"),
    "smallcaps": ('class="smallcaps"', "Small caps"),
    "mark": ("<mark>marked words</mark>", "marked words"),
    "uri": ('class="uri"', "https://example.org/"),
    "email": ('class="email"', "a@example.org"),
    "unnumbered": ('class="unnumbered"[^>]*>Not numbered', "Not numbered"),
    "unlisted": ('class="unlisted"[^>]*>Not listed', "Not listed"),
    "data-x": ("<p[^>]*>(<a[^>]*>[^<]*</a>)?<span>loud</span>", "loud"),
    "quoted-callout": ('class="callout-tip pb-callout pb-tip" role="note" aria-label="Tip">', "In a callout of GitHub"),
    "note": ('role="note" aria-label="Note">\n<div class="pb-callout-title">', "In a callout."),
    "landscape": ('class="landscape pb-landscape"', "On its side."),
    "pagebreak": ('class="pagebreak pb-page-break"', "Behind."),
    "cover": ('<span class="x-cover">', "like a cover"),
    "a language of code": ("<pre[^>]*><code>def f", "def f(): pass"),
    "of one's own": ('<span class="of-mine">mine</span>', "mine"),
    "no-break space": ("no\u00a0break", "no break"),
    "task": ("☐ to do(.|\n)*☑ done", "☑ done"),
    "emoji": ("An emoji 😀", ""),
}


def section_of(feature: Feature, number: int) -> str:
    """A section with the sample of `feature`, and nothing but."""
    return f"# Section {number} {{#s{number}}}\n\n{feature.sample}\n"


def features_shown() -> list[Feature]:
    return [one for one in FEATURES if one.html in SHOWN and one.pdf in SHOWN]


@cache
def shown(*names: Format) -> Build:
    """A paper that shows all features that every format shows; a sample that several have stands there once."""
    samples = dict.fromkeys(feature.sample for feature in features_shown())
    return build_project(project_of(files_of("\n\nBetween them.\n\n".join(samples))), *names)


def content(name: Format) -> bytes:
    """That paper in one format: HTML by itself, which needs no Pango, and the others of one layout."""
    names = (Format.HTML,) if name is Format.HTML else (Format.PDF, Format.EPUB)
    return shown(*names).artifacts["en", name].content


def files_of(text: str) -> dict[str, str | bytes]:
    return {
        "content/en/01-all.md": f"# All {{#all}}\n\n{text}\n",
        "content/picture.png": png(40, 20),
        "bibliography.bib": LIBRARY,
    }


@cache
def markup(name: Format) -> str:
    if name is Format.HTML:
        return re.sub(r'<a class="to-self"[^>]*></a>', "", content(name).decode())
    with zipfile.ZipFile(io.BytesIO(content(name))) as archive:
        return "".join(archive.read(one).decode() for one in archive.namelist() if one.endswith(".xhtml"))


@cache
def printed() -> str:
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=content(Format.PDF), capture_output=True, check=True
    )
    return " ".join(done.stdout.decode().split())


# The table is whole


def pandoc(*arguments: str) -> list[str]:
    done = subprocess.run([pandoc_path(), *arguments], capture_output=True, check=True)
    return done.stdout.decode().split()


def test_every_constructor_of_pandoc_is_in_the_table() -> None:
    made = set(pandoc("lua", "-e", 'for name in pairs(pandoc) do if name:match("^%u") then print(name) end end'))
    assert made - NO_FEATURES - {"TableHead", "TableFoot"} <= NAMES
    assert made >= NO_FEATURES


def test_every_extension_of_markdown_is_in_the_table() -> None:
    base, *without = SECTION_FORMAT.split("-")
    read = {one[1:] for one in pandoc(f"--list-extensions={base}") if one.startswith("+")} - set(without)
    assert set(EXTENSIONS) == read
    assert set(EXTENSIONS.values()) <= NAMES


def test_every_attribute_that_a_section_may_give_is_in_the_table() -> None:
    assert set(ALLOWED) <= {feature.name for feature in ATTRIBUTE_FEATURES}


def in_tree(part: Any) -> Iterator[str]:
    """The constructors in any part of a tree, and the attributes of its elements."""
    if isinstance(part, dict):
        if isinstance(part.get("t"), str):
            yield part["t"]
        for value in part.values():
            yield from in_tree(value)
    elif isinstance(part, list):
        is_attr = len(part) == 3 and isinstance(part[0], str) and all(isinstance(one, list) for one in part[1:])
        if is_attr:
            yield from (name for name, _ in part[2])
        for one in part:
            yield from in_tree(one)


def test_the_samples_say_all_that_a_section_can_say() -> None:
    text = "\n\nBetween them.\n\n".join(feature.sample for feature in FEATURES)
    (reading,) = read_sections([text], HANGS_S)
    assert reading is not None
    said = set(in_tree(json.loads(reading.json)["blocks"]))
    constructors = (*BLOCK_FEATURES, *INLINE_FEATURES, *VALUE_FEATURES)
    sayable = {one.name for one in constructors if one.pdf is not Treatment.UNSAYABLE}
    parts = {"TableHead", "TableFoot", "RowSpan", "ColSpan"}  # lists, which have no constructor in JSON
    assert sayable - said <= parts
    assert said <= NAMES | {"ColWidthDefault", "data-x", "color"}


def test_each_feature_stands_in_the_table_once_and_says_what_it_must() -> None:
    assert len(NAMES) == len(FEATURES)
    for feature in FEATURES:
        treatments = {feature.pdf, feature.html, feature.epub}
        assert bool(feature.said) == (treatments != {Treatment.TYPESET}), feature.name
        assert bool(feature.sample) == (Treatment.UNSAYABLE not in treatments), feature.name
    assert {one.name for one in FEATURES if one.html in SHOWN} == set(EVIDENCE)
    assert {*CLASS_FEATURES, *CHARACTER_FEATURES} <= {*FEATURES}


# Each format does what the table says


@pytest.mark.pango
@pytest.mark.parametrize("name", [Format.HTML, Format.EPUB])
@pytest.mark.parametrize("feature", features_shown(), ids=lambda one: one.name)
def test_a_screen_shows_it(feature: Feature, name: Format) -> None:
    assert re.search(EVIDENCE[feature.name][0], markup(name)), feature.name


@pytest.mark.pango
@pytest.mark.poppler
@pytest.mark.parametrize("feature", features_shown(), ids=lambda one: one.name)
def test_paper_shows_it(feature: Feature) -> None:
    assert EVIDENCE[feature.name][1] in printed()


def test_an_unlisted_heading_is_not_in_the_contents() -> None:
    contents = re.search(r"<nav[^>]*>(.*?)</nav>", markup(Format.HTML), re.DOTALL)
    assert contents is not None
    assert "Not numbered" in contents[1]
    assert "Not listed" not in contents[1]


@pytest.mark.pango
def test_paper_has_a_tag_for_each_part() -> None:
    with pikepdf.open(io.BytesIO(content(Format.PDF))) as pdf:
        kinds = {node.kind for node in read_tree(pdf).walk()}
    wanted = (
        "P H1 H2 BlockQuote Code L LI Lbl LBody Table THead TBody TFoot TR TH TD Caption Figure Link Note Reference"
    )
    assert set(wanted.split()) <= kinds


@cache
def drawn(text: str) -> bytes:
    made = build_project(project_of(files_of(text)), Format.PDF).artifacts["en", Format.PDF].content
    with pikepdf.open(io.BytesIO(made)) as pdf:
        return b"".join(page.Contents.read_bytes() for page in pdf.pages)


@pytest.mark.pango
@pytest.mark.slow
@pytest.mark.parametrize(
    "written",
    ["[words]{.smallcaps}", "*[words]{.smallcaps}*", "[words]{.underline}", "~~words~~", "[words]{.mark}", "*words*",
     "**words**", "^words^", "~words~", "`words`"],
)  # fmt: skip
def test_paper_draws_it_in_another_way_than_plain_words(written: str) -> None:
    assert drawn(written) != drawn("*words*" if written.startswith("*[") else "words")


REFUSED = [one for one in FEATURES if Treatment.REFUSED in {one.pdf, one.html}]


@pytest.mark.pango
@pytest.mark.parametrize("feature", REFUSED, ids=lambda one: one.name)
def test_what_is_refused_is_told(feature: Feature, make_paper: Callable[[Mapping[str, Any]], Paper]) -> None:
    found = {one.rule for one in check(make_paper(files_of(feature.sample)))}
    if feature.html is not Treatment.REFUSED:  # what only a finished page shows
        found = {one.rule for one in build_project(project_of(files_of(feature.sample)), Format.PDF).diagnostics}
    assert feature.said in found


def test_the_rules_that_refuse_are_there() -> None:
    assert {one.said for one in REFUSED} <= {rule.code for rule in RULES}
