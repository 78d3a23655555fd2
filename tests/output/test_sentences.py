"""Citations within sentences, in the text and in own notes: names, capitals, spaces and full stops."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path

import pytest

from paperbuild.app.load import default_templates_folder
from paperbuild.compose.assemble import assemble
from paperbuild.engines.limits import EngineLimits
from paperbuild.model.paper import Paper
from paperbuild.output.text.citations import works
from paperbuild.output.text.fragments import Fragments, write
from tests.clock import HANGS_S

STYLE = Path(default_templates_folder(), "notes.csl").read_text(encoding="utf-8")
LIBRARY = r"""
@book{marsh, author={Marsh, Clara}, title={The Rent}, date={2001}}
@book{two, author={Smith, Ann and Poe, Ed}, title={Two}, date={2006}}
@book{garcia, author={Garc{\'i}a, Ana}, title={Rentas}, date={2006}}
@book{both, author={{Ministry A} and {Ministry B}}, title={Joint}, date={2006}}
@book{five, author={Ab, A and Bb, B and Cc, C and Dd, D and Ee, E}, title={Five}, date={2006}}
@book{others, author={Ab, A and others}, title={Others}, date={2006}}
@book{rossum, author={family=Rossum, given=Guido, prefix=van, useprefix=true}, title={Ext}, date={2006}}
@book{edited, editor={Tor, Edi}, title={Edited}, date={2006}}
@article{title, title={No Author}, journaltitle={J}, date={2006}}
@report{short, author={{Committee of Workers}}, shortauthor={{CW}}, title={S}, date={2006}}
"""


def words(html: str) -> str:
    text = re.sub("\ue000n\\d+\ue001", "¹", re.sub(r"<[^>]+>", "", html))
    return " ".join(unescape(text).replace("\u00a0", " ").split())


@pytest.fixture
def written(make_paper: Callable[[Mapping[str, bytes]], Paper]) -> Callable[..., Fragments]:
    def fragments(text: str, locale: str = "en", style: str = STYLE) -> Fragments:
        files = {f"content/{locale}/01-one.md": text.encode(), "bibliography.bib": LIBRARY.encode()}
        if locale != "en":
            files["content/paper.toml"] = (
                f'slug="p"\nlocale="{locale}"\ndate=2026-01-01\n[publisher]\nname="P"\n'.encode()
            )
        paper = make_paper(files)
        manuscript = assemble(paper, paper.locales[0])
        return write(
            manuscript, style, works(paper.bibliography, None, locale, EngineLimits(HANGS_S)), with_footnotes=True
        )

    return fragments


@pytest.mark.parametrize(
    ("key", "locale", "named"),
    [
        ("marsh", "en", "Marsh"),
        ("two", "en", "Smith and Poe"),
        ("two", "de", "Smith und Poe"),
        ("garcia", "en", "García"),
        ("both", "en", "Ministry A and Ministry B"),
        ("both", "fr", "Ministry A et Ministry B"),
        ("five", "en", "Ab et al."),
        ("others", "en", "Ab et al."),
        ("rossum", "en", "van Rossum"),
        ("edited", "en", "Tor"),
        ("title", "en", "“No Author”"),
        ("short", "en", "CW"),
    ],
)
def test_a_sentence_names_who_wrote_a_work(
    written: Callable[..., Fragments], key: str, locale: str, named: str
) -> None:
    made = written(f"# One {{#one}}\n\nAs @{key} says, so @{key} [p. 3] and -@{key}.\n", locale)
    assert words(made.parts[0]).endswith(f"As {named}¹ says, so {named}¹ and.¹")
    assert "3" in words(made.footnotes[1])


def test_an_author_in_a_heading_is_named_in_the_contents(written: Callable[..., Fragments]) -> None:
    made = written("# What @two say {#one}\n\nText.\n")
    assert words(made.titles[0]) == "What Smith and Poe say"


def test_a_style_of_others_is_asked_for_names_in_the_same_way(written: Callable[..., Fragments]) -> None:
    style = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>t</title><id>t</id><updated>2026-01-01T00:00:00Z</updated></info>
<citation><layout prefix="(" suffix=")" delimiter="; ">
<names variable="author"><name and="symbol" form="short"/></names><text variable="locator" prefix=" "/>
</layout></citation></style>"""
    made = written("As @two says.[^n]\n\n[^n]: So [see @marsh, p. 4] it is.\n", style=style)
    assert words(made.parts[0]).endswith("As Smith & Poe¹ says.¹")
    assert words(made.notes[1]) == "So (see Marsh 4) it is."


def test_a_style_that_prints_no_places_keeps_the_words_that_are_none(written: Callable[..., Fragments]) -> None:
    style = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note"><info><title>S</title>
<id>s</id><updated>2026-01-01T00:00:00Z</updated></info>
<citation><layout delimiter="; "><names variable="author"><name form="short"/></names></layout></citation></style>"""
    made = written("Text.[^n]\n\n[^n]: So [@marsh, p. 4, for more; @two, s.v. rent].\n", style=style)
    assert words(made.notes[0]) == "So Marsh, for more; Smith, Poe, s.v. rent."


@pytest.mark.parametrize(
    ("note", "printed"),
    [
        (
            "As shown elsewhere [see @two, p. 3], and on.",
            "As shown elsewhere see Ann Smith and Ed Poe, Two, 2006, p. 3, and on.",
        ),
        ("It is so.[@marsh, p. 4] See others.", "It is so. Clara Marsh, The Rent, 2001, p. 4. See others."),
        ("It is so.[@marsh]", "It is so. Clara Marsh, The Rent, 2001."),
        ("It is so. [see @marsh]", "It is so. See Clara Marsh, The Rent, 2001."),
        ("[see @marsh]", "See Clara Marsh, The Rent, 2001."),
        # A space behind the bracket: pandoc's print of it, which ours is no different from.
        ("[see (@marsh)]", "See ( Clara Marsh, The Rent, 2001)."),
        ("See @marsh.", "See Clara Marsh, The Rent, 2001."),
        ("So ([@marsh]) it is.", "So (Clara Marsh, The Rent, 2001) it is."),
        ("As shown *there*[@marsh].", "As shown there Clara Marsh, The Rent, 2001."),
        ("Is it “so?” [@marsh, p. 4]", "Is it “so?” Clara Marsh, The Rent, 2001, p. 4."),
    ],
)
def test_a_citation_in_the_words_of_a_note_fits_its_sentence(
    written: Callable[..., Fragments], note: str, printed: str
) -> None:
    made = written(f"Text.[^n]\n\n[^n]: {note}\n")
    assert words(made.notes[0]) == printed
    assert words(made.footnotes[0]) == printed
