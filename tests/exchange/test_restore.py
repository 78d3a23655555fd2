from __future__ import annotations

from pathlib import Path

import pytest

from paperbuild.app.create import restore
from paperbuild.exchange.restore import project_files
from paperbuild.findings.errors import UsageError
from paperbuild.model.formats import Format
from tests.built import build_anew, built
from tests.places import PAPERS

EVERYTHING = PAPERS / "everything"


@pytest.mark.pango
@pytest.mark.slow
def test_the_project_that_a_pdf_carries_builds_to_the_same_bytes(tmp_path: Path) -> None:
    first = built(EVERYTHING, Format.PDF).artifacts["en", Format.PDF].content
    (tmp_path / "paper.pdf").write_bytes(first)
    files = restore(tmp_path / "paper.pdf", tmp_path / "restored")
    assert tmp_path / "restored/content/en/01-summary.md" in files
    again = build_anew(tmp_path / "restored", Format.PDF)
    assert again.artifacts["en", Format.PDF].content == first


@pytest.mark.parametrize(
    "name",
    ["../evil", "/etc/passwd", "content/../../evil", "content\\..\\evil", "C:evil", "content/.git/config", "notes.txt"],
)
def test_a_name_that_leads_elsewhere_is_passed_over(name: str) -> None:
    assert not dict(project_files({name: b"x"}))


def test_sections_templates_and_the_bibliography_are_taken() -> None:
    names = ["content/en/01-a.md", "templates/print.css", "bibliography.bib", "works.csl.json"]
    assert list(dict(project_files(dict.fromkeys(names, b"")))) == names[:3]


def test_a_file_that_is_no_pdf_and_a_full_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    with pytest.raises(UsageError, match="not a complete PDF"):
        restore(tmp_path / "a.pdf", tmp_path / "new")
    with pytest.raises(UsageError, match="not empty"):
        restore(tmp_path / "a.pdf", tmp_path)
    with pytest.raises(UsageError, match="cannot read"):
        restore(tmp_path / "b.pdf", tmp_path / "new")
