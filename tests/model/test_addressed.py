"""The addresses that are told from the sections alone are those that the files have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from paperbuild.app.load import load
from paperbuild.app.parse import parse_project
from paperbuild.compare.now import published_now
from paperbuild.compose.assemble import assemble
from paperbuild.engines.limits import EngineLimits
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.translation import State
from paperbuild.output.text.citations import works
from paperbuild.output.text.fragments import write
from paperbuild.output.view import View
from tests.clock import HANGS_S
from tests.places import PAPERS, ROOT

ALL = [ROOT, *sorted(PAPERS.iterdir())]
COUNTED = re.compile(r".+\.[pidtfqcn]\d+(?:\.\d+)*")
# What only the print of the day has: numbers of notes.
BY_NUMBER = re.compile(r"(?:note|call)(?:-|\.note-)(?:tn-)?\d+")


def view_of(paper: Paper, locale: Locale) -> View:
    library = works(paper.bibliography, None, locale.code, EngineLimits(HANGS_S))
    style = paper.project.templates[paper.settings.citation_style].text
    manuscript = assemble(paper, locale)
    return View(manuscript, write(manuscript, style, library, with_footnotes=False), works=library)


def whole_locales(paper: Paper) -> Iterator[Locale]:
    """Those that lack nothing: what is missing in a translation is put in when it is assembled."""
    incomplete = {one.code for one in paper.translations if one.counts[State.MISSING]}
    yield from (one for one in paper.locales if one.sections and one.code not in incomplete)


@pytest.mark.parametrize("folder", ALL, ids=[folder.name if folder != ROOT else "paper" for folder in ALL])
def test_the_addresses_that_are_told_are_those_of_the_files(folder: Path) -> None:
    paper, _ = parse_project(load(folder))
    for locale in whole_locales(paper):
        view = view_of(paper, locale)
        fragments = view.fragments.parts + view.fragments.notes
        have = {name for html in fragments for name in re.findall(r'\sid="([^"]+)"', html)}
        now = published_now(paper, locale)
        mine = {now.address(one) for one in now.placed if not one.is_named}
        assert mine
        assert {name for name in have if COUNTED.fullmatch(name)} == mine
        have |= {f"note.{name}" for name in view.note_names.values()}
        have |= {part.identifier for part in view.manuscript.parts}
        assert sorted(now.addresses - have) == [], "what is promised is there"
        have -= {one.identifier for one in view.manuscript.lists}  # which the build adds
        left = {name for name in have - now.addresses if not BY_NUMBER.fullmatch(name)}
        assert sorted(left) == [], "and all that is there is promised"
