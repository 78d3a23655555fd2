"""No reader of a language that the tool speaks is given an English word of the tool's that is not marked as English.

The tool's English words are exchanged for others that no paper has: wherever one of these turns up in a paper in
another language, English was printed.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree as ET

import pypdf
import pytest

from paperbuild.app.load import load
from paperbuild.app.parse import parse_project
from paperbuild.findings.source import SourceFile
from paperbuild.language.data import en as english
from paperbuild.language.words import en as english_words
from paperbuild.language.words import languages_with_words, words_language
from paperbuild.model.formats import Format
from paperbuild.model.project import Project
from paperbuild.output.pages.index import render_index
from paperbuild.output.pages.statement import render_statement
from paperbuild.output.templates import Templates
from paperbuild.verify.edition import Edition
from paperbuild.verify.nu import NuChecker
from paperbuild.verify.packages import Packages
from paperbuild.verify.place import BuiltFile
from tests.output.markup import EVERYTHING, bound, built, tree_of
from tests.places import PAPERS, ROOT

SENTINEL = "Zqx"
TONGUES = [language for language in languages_with_words() if language != "en"]


def forget() -> None:
    """Whatever the program has worked out of the words of a language is worked out again: patterns of spaces, too."""
    for name, module in list(sys.modules.items()):
        if name.startswith("paperbuild.") and not name.startswith("paperbuild.engines."):
            for value in list(vars(module).values()):
                if callable(clear := getattr(value, "cache_clear", None)):
                    clear()


def marked(value: Any) -> Any:
    """Every text in `value` with the sentinel before it."""
    if isinstance(value, Mapping):
        return {name: marked(one) for name, one in value.items()}
    if isinstance(value, tuple):
        return tuple(map(marked, value))
    return f"{SENTINEL} {value}"


@pytest.fixture
def no_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Exchanges the tool's English words."""
    own = english.LANGUAGE
    tables = ("labels", "contributions", "contributor_names", "date_words")
    changed = replace(own, **{name: marked(getattr(own, name)) for name in tables})
    monkeypatch.setattr(english, "LANGUAGE", changed)
    monkeypatch.setattr(english_words, "STRINGS", marked(english_words.STRINGS))
    monkeypatch.setattr(english_words, "PAGES", marked(english_words.PAGES))
    forget()
    yield
    monkeypatch.undo()
    forget()


def in_tongue(name: str, locale: str) -> Project:
    """The source of a paper of the tests as one in the language `locale`, without words of its own."""
    project = load(PAPERS / name)
    source = next(one for one in project.locales if one.code == "en")
    moved = _moved(source, locale)
    assert project.settings is not None
    text = re.sub(r'(?m)^locale = "en"', f'locale = "{locale}"', project.settings.text)
    files = {path.replace("content/en/", f"content/{locale}/"): project.files[path] for path in project.files}
    return replace(project, locales=(moved,), settings=SourceFile(project.settings.path, text), files=files)


def _moved(source: Any, locale: str) -> Any:
    def there(file: SourceFile) -> SourceFile:
        return SourceFile(file.path.replace("content/en/", f"content/{locale}/"), file.text)

    return replace(source, code=locale, metadata=there(source.metadata), sections=tuple(map(there, source.sections)))


def shown(html: str) -> str:
    """What a page says, in texts and attributes, but for what is marked as English."""
    return "\n".join(_said(tree_of(html), is_english=False))


def _said(element: ET.Element, *, is_english: bool) -> Iterator[str]:
    lang = element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang") or element.get("xml:lang")
    is_english = lang == "en" if lang else is_english
    if element.tag in {"style", "script"}:
        return
    if not is_english:
        yield from (value for value in element.attrib.values())
        yield element.text or ""
    for child in element:
        yield from _said(child, is_english=is_english)
        if not is_english:
            yield child.tail or ""


def sentinels(text: str) -> list[str]:
    return re.findall(rf"{SENTINEL}[^\n]{{0,60}}", text)


@pytest.mark.slow
@pytest.mark.usefixtures("no_english")
@pytest.mark.parametrize("locale", TONGUES)
@pytest.mark.parametrize("paper", ["everything", "front"])
def test_no_word_of_the_tool_is_english_in_html_and_epub(paper: str, locale: str) -> None:
    project = in_tongue(paper, locale)
    made = built(project, (Format.HTML,), is_draft=True)
    html = made.artifacts[locale, Format.HTML].content.decode()
    assert f'lang="{locale}"' in html
    assert sentinels(shown(html)) == []
    book = bound(project, is_draft=True)
    for name in book.archive.namelist():
        if name.endswith((".xhtml", ".opf", ".ncx", ".svg")):
            text = book.archive.read(name).decode()
            assert sentinels(re.sub(r'<(\w+) [^>]*lang="en"[^>]*>[^<]*</\1>', "", text)) == [], name


@pytest.mark.slow
@pytest.mark.usefixtures("no_english")
def test_where_english_is_spoken_its_words_are_the_exchanged_ones() -> None:
    """Otherwise the tests above would find nothing, whatever is printed."""
    made = built(in_tongue("front", "en"), (Format.HTML,), is_draft=True)
    assert len(sentinels(made.artifacts["en", Format.HTML].content.decode())) > 20


@pytest.mark.slow
@pytest.mark.usefixtures("no_english")
@pytest.mark.parametrize("locale", [*TONGUES, "sw", "zh-Hant"])
def test_no_word_of_the_tool_is_english_on_the_pages_beside_the_papers(locale: str) -> None:
    for page in pages_beside(locale):
        assert f'lang="{locale}"' in page
        if words_language(locale) is None:  # a title has one language, and half of this one is the paper's
            page = re.sub(r"(?s)<title>.*?</title>", "", page)
        assert sentinels(shown(page)) == []


def pages_beside(locale: str) -> tuple[str, str]:
    """The index and the statement of a paper in `locale`."""
    project = in_tongue("everything", locale)
    paper, _ = parse_project(replace(project, templates=load(EVERYTHING).templates))
    templates = Templates(paper.project.templates)
    sizes = {locale: dict.fromkeys(("pdf", "html", "epub"), 3_000)}
    index = render_index(paper, templates, sizes, {locale: 3}).decode()
    return index, render_statement(paper, templates, {f"build/{locale}/everything.html": "1"}, None).decode()


@pytest.mark.java
@pytest.mark.slow
def test_the_pages_beside_the_papers_follow_the_html_standard_in_every_language() -> None:
    """All of them at once: what takes long is to start the checker."""
    editions = []
    for locale in (*TONGUES, "sw"):
        for page in pages_beside(locale):
            files = {Format.HTML: BuiltFile("page.html", locale, page.encode(), Path("page.html"))}
            editions.append(Edition(locale, files, readings=cast("Any", files)))
    found = list(NuChecker(Packages()).check_all(editions))
    assert [(one.message, one.locale) for one in found] == []


@pytest.mark.slow
@pytest.mark.usefixtures("no_english")
@pytest.mark.parametrize("locale", ["de", "ja", "ar"])
def test_no_word_of_the_tool_is_english_in_print(locale: str) -> None:
    project = in_tongue("front", locale)
    content = built(project, (Format.PDF,), is_draft=True).artifacts[locale, Format.PDF].content
    reader = pypdf.PdfReader(io.BytesIO(content))
    text = "\n".join(page.extract_text() for page in reader.pages)
    said = [text, str(reader.metadata), *(str(one) for one in reader.outline)]
    assert sentinels("\n".join(said)) == []


# It is no page of the paper: it tells a translator in English what `status` and `check` tell.
OF_TRANSLATORS = {"status.html.jinja"}
# What templates say themselves: names, and what programs read.
NAMES = {"ISBN", "DOI", "URN", "ISSN", "ORCID", "BibTeX", "CSL", "JSON", "SHA", "RIS"}


_NOT_SAID = (
    r"\{#.*?#\}",
    "<style.*?</style>",
    r"\{% block style %\}.*?\{% endblock %\}",
    r"\{%.*?%\}",
    r"\{\{.*?\}\}",
    "<!--.*?-->",
    ":root",
)


def test_templates_have_no_words_of_their_own() -> None:
    for path in sorted((ROOT / "templates").rglob("*ml.jinja")):
        if path.name in OF_TRANSLATORS:
            continue
        text = path.read_text(encoding="utf-8")
        for pattern in _NOT_SAID:
            text = re.sub(f"(?s){pattern}", " ", text)
        said = re.findall(r'(?:alt|title|aria-label|summary)="([^"]*)"', text)
        said.append(re.sub(r"<[^>]*>|[\w:-]+=\"[^\"]*\"", " ", text))
        found = set(re.findall(r"[A-Za-z]{3,}", unescape(" ".join(said))))
        assert found <= NAMES, (path.name, found - NAMES)
