"""Slips all over the French translation of the paper: each is found where it was made, by one finding."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.model.paper import Paper
from paperbuild.model.section import Section
from tests.compare.conftest import files_of, translation_findings
from tests.compare.slips import Slip, slips
from tests.places import ROOT

MakePaper = Callable[[Mapping[str, bytes]], Paper]

pytestmark = pytest.mark.skipif(not (ROOT / "content" / "fr").is_dir(), reason="the paper is not in French here")

_EVERY = 11  # there are some 500; a prime, so that every kind comes up


@pytest.fixture(scope="module")
def paper() -> dict[str, bytes]:
    wanted = ("content/en/", "content/fr/", "content/paper.toml", "bibliography.bib")
    return {path: content for path, content in files_of(ROOT).items() if path.startswith(wanted)}


def test_the_translation_differs_in_nothing(paper: dict[str, bytes], make_paper: MakePaper) -> None:
    found = translation_findings(make_paper(paper))
    assert [item for item in found if item.rule not in {"LOC025", "LOC026"}] == []  # stale is no slip


@pytest.mark.slow
def test_slips_are_found_where_they_are(paper: dict[str, bytes], make_paper: MakePaper) -> None:
    sections = [section for translation in make_paper(paper).translations for section in translation.sections]
    made = [(section, slip) for section in sections for slip in slips(section.translated, section.source)][::_EVERY]
    assert len(made) >= 30
    for section, slip in made:
        alone = {path: text for path, text in paper.items() if not path.endswith(".md") or path.endswith(section.name)}
        changed = make_paper({**alone, section.translated.path: slip.text.encode()})
        found = [item for item in translation_findings(changed) if item.rule not in {"LOC025", "LOC026"}]
        told = f"{section.name}:{slip.line} {slip.name}: {[(item.rule, *item.start, item.message) for item in found]}"
        assert len(found) == 1, told
        assert found[0].rule in slip.rules, told
        assert is_at(found[0], slip, changed.translations[0].sections[0].translated), told


def is_at(found: Diagnostic, slip: Slip, section: Section) -> bool:
    """Whether a finding stands in the block that the line of a slip is in, or in that line."""
    if slip.line in range(found.start.line, found.end.line + 1):
        return True
    for piece in section.pieces:
        first, last = (section.file.position(offset).line for offset in piece.span)
        if first <= found.start.line <= last and first <= slip.line <= last:
            return True
    return False
