"""What a paper says of itself at its front: what may be said, and what is told of what cannot be."""

from __future__ import annotations

import tomllib

import pytest

from paperbuild.app.load import load
from paperbuild.app.locales import metadata_text
from paperbuild.app.parse import parse_project
from paperbuild.checks.check import found
from paperbuild.model.licences import LICENCES, KnownLicence, licence_named
from paperbuild.syntax.settings import metadata_of
from tests.model.test_design_settings import told
from tests.output.test_html import MakeProject
from tests.places import PAPERS

PAPER = 'slug = "a"\nlocale = "en"\ndate = 2026-09-01\n'
FILES = {
    "content/en/metadata.toml": 'title = "A"\n',
    "content/en/01-a.md": "# A {#a}\n\nText.\n",
    "content/images/house.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "content/images/cut.png": b"\x89PNG\r\n\x1a\n",
    "content/images/runs.svg": '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
}


# The examples of ORCID's own documentation, and one that ends with X.
@pytest.mark.parametrize(
    "written", ["0000-0002-1825-0097", "https://orcid.org/0000-0001-5109-3700", "0000-0002-9079-593x"]
)
def test_orcid_with_its_right_last_figure_is_taken(written: str) -> None:
    assert told(f'authors = [{{ family = "Mac", orcid = "{written}" }}]') == []


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("0000-0002-1825-0098", "with the others, the last one would be `7`"),
        ("0000-0002-1852-0097", "with the others, the last one would be"),
        ("0000 0002 1825 0097", "four groups of four digits"),
        ("https://example.org/0000-0002-1825-0097", "four groups of four digits"),
    ],
)
def test_orcid_that_is_none_is_told(written: str, hint: str) -> None:
    [(rule, _, message, said)] = told(f'authors = [{{ family = "Mac", orcid = "{written}" }}]')
    assert (rule, message) == ("SET003", f"`{written}` is not a value for `authors.0.orcid`")
    assert hint in said


@pytest.mark.parametrize("author", ['given = "Ann"', 'literal = "Us", family = "Mac"', 'literal = "Us", given = "Ann"'])
def test_author_is_a_person_or_an_organisation(author: str) -> None:
    [(rule, _, _, hint)] = told(f"authors = [{{ {author} }}]")
    assert (rule, hint) == (
        "SET003",
        "a person has `family` and `given`, an organisation has only `literal`",
    )


@pytest.mark.parametrize("one", LICENCES, ids=[one.spdx for one in LICENCES])
def test_licence_is_known_by_its_identifier_its_short_and_its_full_name(one: KnownLicence) -> None:
    names = (one.spdx, one.short, one.name, one.spdx.lower())
    assert {licence_named(name) for name in names} == {one}


def test_licence_of_another_name_needs_its_address() -> None:
    assert told('licence = { name = "Ours", url = "https://example.org/licence" }') == []
    [(_, _, message, hint)] = told('licence = "CC-BY-4"')
    assert message == "`CC-BY-4` is not a value for `licence`"
    assert "did you mean `CC-BY-4.0`?" in hint


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("images/hause.svg", "there is no file `images/hause.svg` in `content/`"),
        ("images/cut.png", "the image is cut short"),
        ("images/runs.svg", "the image contains a script"),
        ("en/01-a.md", "there is no file `en/01-a.md` in `content/`"),
    ],
)
def test_picture_that_no_format_can_show_is_told_at_its_name(
    make_project: MakeProject, written: str, message: str
) -> None:
    text = (
        f'{PAPER}[publisher]\nname = "P"\n[cover]\npicture = "{written}"\n[[funders]]\nname = "F"\nlogo = "{written}"\n'
    )
    paper, _ = parse_project(make_project({**FILES, "content/paper.toml": text}))
    said = [(one.start.line, one.message) for one in found(paper) if one.rule == "SET006"]
    assert said == [(7, message), (10, message)]


def test_picture_of_the_project_is_taken_by_its_path_below_content(make_project: MakeProject) -> None:
    text = f'{PAPER}[publisher]\nname = "P"\n[cover]\npicture = "./images/house.svg"\n'
    paper, _ = parse_project(make_project({**FILES, "content/paper.toml": text}))
    assert [one for one in found(paper) if one.rule.startswith("SET")] == []


def test_strings_of_the_front_are_compared_with_the_source() -> None:
    paper, _ = parse_project(load(PAPERS / "front"))
    [french] = [one for one in paper.translations if one.code == "fr"]
    names = {block.piece.slug for pair in french.strings.pairs for block in pair if block}  # type: ignore[union-attr]
    assert {"abstract", "short-title", "cover-alt", "corrections.0.text"} <= names


def test_a_new_locale_gets_every_word_of_the_front_and_no_name() -> None:
    paper, _ = parse_project(load(PAPERS / "front"))
    said = tomllib.loads(metadata_text(paper.source, "de"))
    assert metadata_of(said).corrections == paper.source.metadata.corrections
    assert said["abstract"] == paper.source.metadata.abstract
    assert "translators" not in said
