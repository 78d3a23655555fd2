"""Comments stay in the project: nothing that is made of it says them, not even the sources that a PDF carries."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from paperbuild.app.create import restore
from paperbuild.app.load import load
from paperbuild.engines.pdf_attachments import attached_files
from paperbuild.findings.errors import UsageError
from paperbuild.findings.source import SourceFile
from paperbuild.model.formats import Format
from paperbuild.output.published import (
    published_baseline,
    published_css,
    published_library,
    published_section,
    published_template,
    published_toml,
)
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from paperbuild.syntax.markdown.markdown import parse_sections
from tests.built import build_anew, built
from tests.clock import HANGS_S
from tests.places import PAPERS

FRONT = PAPERS / "front"
# What colleagues say to each other in the sources of that paper.
REMARKS = (b"ask Theo", b"TODO", b"Bea:", b"Ada thinks", b"relire", b"Everything that a paper can say")


def section_text(text: str) -> str:
    [section] = parse_sections([(SourceFile("content/en/01-a.md", text), "en")], HANGS_S)
    return published_section(section)


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("A <!-- Ada: why? --> b.\n", "A <!-- --> b.\n"),
        ("- a\n\n<!-- two\nlines -->\n\n- b\n", "- a\n\n<!-- -->\n\n- b\n"),
        ("`<!-- shown -->` <!-- not -->\n", "`<!-- shown -->` <!-- -->\n"),
        ("```\n<!-- shown -->\n```\n", "```\n<!-- shown -->\n```\n"),
        ("A.[^n]\n\n[^n]: B <!-- no --> c.\n", "A.[^n]\n\n[^n]: B <!-- --> c.\n"),
        ("A.\n\n[^unused]: B <!-- no --> c.\n", "A.\n\n[^unused]: B <!-- --> c.\n"),
        (
            "<!-- paperbuild ignore NOT003: Theo says so -->\n\nA.\n",
            "<!-- paperbuild ignore NOT003: not published -->\n\nA.\n",
        ),
    ],
)
def test_comments_of_a_section_lose_their_words_and_nothing_else(written: str, published: str) -> None:
    assert section_text(written) == published
    assert section_text(published) == published


def test_library_keeps_entries_and_definitions_alone() -> None:
    text = (
        "Words between entries are comment.\n@string{forum = {The Forum}} % no\n"
        "% paperbuild ignore BIB010: Bea knows\n"
        "@book{a, % no\n  title = {50 % of it}, % no\n  % no\n  publisher = forum,\n}\n"
        "@comment{no, @book{b, title = {B}}}\n@preamble{ {x} }\n"
    )
    said = published_library(parse_bibliography(SourceFile("bibliography.bib", text)))
    assert said == (
        "@string{forum = {The Forum}}\n\n% paperbuild ignore BIB010: not published\n"
        "@book{a,\n  title = {50 % of it},\n\n  publisher = forum,\n}\n\n@preamble{ {x} }\n"
    )
    assert published_library(parse_bibliography(SourceFile("bibliography.bib", said))) == said


def test_marks_of_comments_within_strings_are_none() -> None:
    toml = 'a = "#1" # no\n# no\nb = \'\'\'\n# 2\n\'\'\' # no\nc = ["#3", # no\n"""#4"""]\n'
    assert published_toml(SourceFile("a.toml", toml)) == 'a = "#1"\n\nb = \'\'\'\n# 2\n\'\'\'\nc = ["#3",\n"""#4"""]\n'
    assert published_css("a { content: '/* 1 */' } /* it's no */ b { c: \"*/\" }") == (
        "a { content: '/* 1 */' }  b { c: \"*/\" }"
    )
    assert published_template(SourceFile("templates/a.jinja", "a{#- no\nno -#} b{# no #}")) == "a{#- -#} b{# #}"
    assert published_template(SourceFile("templates/a.csl", "<a><!-- no --></a>")) == "<a></a>"


def test_baseline_says_what_it_says_of_files_that_are_there() -> None:
    kept = {"path": "content/en/01-a.md", "text": "A <!-- no --> b"}
    text = json.dumps([kept, {"path": "content/fr/01-a.md", "text": "x"}])
    said = published_baseline(SourceFile("content/baseline.json", text), {"content/en/01-a.md"})
    assert json.loads(said) == [{**kept, "text": "A <!-- --> b"}]
    assert published_baseline(SourceFile("content/baseline.json", "no JSON"), ()) == ""


@pytest.mark.slow
@pytest.mark.pango
@pytest.mark.parametrize("locale", ["en", "fr"])
def test_no_file_says_a_comment(locale: str) -> None:
    pdf = built(FRONT, Format.PDF, Format.EPUB, locale=locale).artifacts
    page = built(FRONT, Format.HTML, locale=locale).artifacts[locale, Format.HTML].content
    carried = attached_files(pdf[locale, Format.PDF].content)
    with zipfile.ZipFile(io.BytesIO(pdf[locale, Format.EPUB].content)) as book:
        files = {**{name: book.read(name) for name in book.namelist()}, **carried, "page": page}
    assert [(name, words) for name, content in files.items() for words in REMARKS if words in content] == []
    assert b"<!-- this one is shown -->" in files[f"content/{locale}/02-asks.md"]


@pytest.mark.slow
@pytest.mark.pango
def test_pdf_carries_its_own_language_and_what_that_was_made_from() -> None:
    made = built(FRONT, Format.PDF, Format.EPUB, locale="fr").artifacts["fr", Format.PDF].content
    folders = {name.split("/")[1] for name in attached_files(made) if name.startswith("content/")}
    assert folders == {"en", "fr", "images", "paper.toml"}
    made = built(FRONT, Format.PDF, Format.EPUB, locale="en").artifacts["en", Format.PDF].content
    folders = {name.split("/")[1] for name in attached_files(made) if name.startswith("content/")}
    assert folders == {"en", "images", "paper.toml"}


def _copy(folder: Path, attach: str) -> Path:
    for path, file in load(FRONT).sources.items():
        if not path.startswith("templates"):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(file.text, encoding="utf-8")
    for path, content in load(FRONT).files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    settings = folder / "content/paper.toml"
    settings.write_text(f'attach = "{attach}"\n{settings.read_text(encoding="utf-8")}', encoding="utf-8")
    (folder / "content/notes.txt").write_text("for us alone", encoding="utf-8")
    return folder


@pytest.mark.pango
@pytest.mark.slow
def test_translation_is_restored_to_what_prints_the_same_bytes(tmp_path: Path) -> None:
    folder = _copy(tmp_path / "paper", "source")
    first = build_anew(folder, Format.PDF, locale="fr").artifacts["fr", Format.PDF].content
    assert "content/notes.txt" not in attached_files(first)
    (tmp_path / "a.pdf").write_bytes(first)
    restore(tmp_path / "a.pdf", tmp_path / "restored")
    assert build_anew(tmp_path / "restored", Format.PDF, locale="fr").artifacts["fr", Format.PDF].content == first


@pytest.mark.pango
@pytest.mark.slow
@pytest.mark.parametrize(
    ("attach", "carried", "said"), [("works", ["works.csl.json"], "works"), ("none", [], "no paper")]
)
def test_pdf_carries_no_source_where_the_paper_says_so(
    tmp_path: Path, attach: str, carried: list[str], said: str
) -> None:
    folder = _copy(tmp_path / "paper", attach)
    made = build_anew(folder, Format.PDF, locale="en").artifacts["en", Format.PDF].content
    assert list(attached_files(made)) == carried
    (tmp_path / "a.pdf").write_bytes(made)
    with pytest.raises(UsageError, match=f"contains .*{said}"):
        restore(tmp_path / "a.pdf", tmp_path / "restored")
