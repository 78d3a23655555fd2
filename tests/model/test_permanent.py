"""Every address that the files of a paper have is one that a link may lead to; what is no address is none."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from paperbuild.app.load import load
from paperbuild.app.parse import parse_project
from paperbuild.compose.assemble import assemble
from paperbuild.engines.limits import EngineLimits
from paperbuild.model.identifiers import told_apart
from paperbuild.model.permanent import addresses
from paperbuild.output.text.citations import works
from paperbuild.output.text.fragments import write
from paperbuild.output.view import View
from tests.clock import HANGS_S
from tests.places import PAPERS, ROOT

ALL = [ROOT, *sorted(PAPERS.iterdir())]


@pytest.mark.parametrize("folder", ALL, ids=[folder.name if folder != ROOT else "paper" for folder in ALL])
def test_whatever_has_an_address_can_be_named_by_it(folder: Path) -> None:
    paper, _ = parse_project(replace(load(folder), editions=()))  # by place, as if none were on record
    library = works(paper.bibliography, None, paper.source.code, EngineLimits(HANGS_S))
    style = paper.project.templates[paper.settings.citation_style].text
    manuscript = assemble(paper, paper.source)
    view = View(
        manuscript, write(manuscript, style, library, with_footnotes=False), works=library, pictures=paper.project.files
    )
    have = {name for html in view.fragments.parts for name in re.findall(r'\sid="([^"]+\.[^"]*)"', html)}
    have |= {f"note.{name}" for name in view.note_names.values()}
    known = addresses(paper.source.sections, paper.bibliography.by_key)
    apart = {name for names in told_apart(paper.source.sections).values() for name in names.values()}
    assert len(have) > 5
    # A heading that is told apart by its section is no address but an identifier, and a link may name it (LNK001).
    assert {name for name in apart if name not in known} <= have
    assert [name for name in sorted(have) if name not in known and name not in apart] == []


@pytest.mark.parametrize(
    "name", ["first", "first.", "first.p", "first.x1", "nothing.p1", "note.nothing", "lists.p0", ""]
)
def test_what_is_no_address_is_none(name: str) -> None:
    paper, _ = parse_project(load(PAPERS / "everything"))
    assert name not in addresses(paper.source.sections, paper.bibliography.by_key)
