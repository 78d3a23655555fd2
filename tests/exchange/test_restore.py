from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from paperbuild.app.create import restore
from paperbuild.cli import main
from paperbuild.exchange.restore import Carried, project_files
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
    files, left_out = restore(tmp_path / "paper.pdf", tmp_path / "restored")
    assert left_out == ()
    assert tmp_path / "restored/content/en/01-summary.md" in files
    again = build_anew(tmp_path / "restored", Format.PDF)
    assert again.artifacts["en", Format.PDF].content == first


@pytest.mark.parametrize(
    "name",
    [
        *(
            "../evil",
            "/etc/passwd",
            "//etc/passwd",
            "content/../../evil",
            "content\\..\\evil",
            "C:evil",
            "content/C:/evil",
        ),
        *(
            "content/.git/config",
            "content/en/.hidden",
            "content/a\0b",
            "content/..",
            "content/../templates/a",
            "~/../a",
        ),
        *("content/" + "a" * 300, "content/" + "\u00e9" * 200, "content/" + "a" * 300 + "/b"),
    ],
)
def test_a_name_that_leads_elsewhere_or_is_none_is_told_and_left_out(name: str) -> None:
    assert project_files({name: b"x"}) == Carried({}, (name,))


def test_what_belongs_to_no_project_is_passed_over() -> None:
    assert project_files({"notes.txt": b"x", "content": b"x", "other/content/a": b"x"}) == Carried({})


def test_of_two_names_for_one_file_or_for_a_file_and_a_folder_the_first_is_taken() -> None:
    names = ["content/en/a.md", "content//en/a.md", "content/./en/a.md", "content/en", "content/en/a.md/b"]
    assert project_files(dict.fromkeys(names, b"")) == Carried({names[0]: b""}, tuple(names[1:]))


def test_a_hostile_pdf_writes_nothing_outside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    files = {
        "content/paper.toml": b"x",
        "../evil": b"x",
        "content/en/../../../evil": b"x",
        "content/\x1b[31m" + "a" * 300: b"",
    }
    for name, content in files.items():
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, content, filename=name)
    pdf.save(tmp_path / "a.pdf")
    with pytest.raises(SystemExit) as ended:
        main(["restore", str(tmp_path / "a.pdf"), str(tmp_path / "new")])
    assert ended.value.code == 0
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()) == [
        "a.pdf",
        "new/content/paper.toml",
    ]
    told = capsys.readouterr().err
    assert told.count("not restored: `") == 3
    assert "\x1b" not in told


def test_sections_templates_and_the_bibliography_are_taken() -> None:
    names = ["content/en/01-a.md", "templates/print.css", "bibliography.bib", "works.csl.json"]
    assert list(project_files(dict.fromkeys(names, b"")).files) == names[:3]


def test_a_file_that_is_no_pdf_and_a_full_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    with pytest.raises(UsageError, match="not a complete PDF"):
        restore(tmp_path / "a.pdf", tmp_path / "new")
    with pytest.raises(UsageError, match="not empty"):
        restore(tmp_path / "a.pdf", tmp_path)
    with pytest.raises(UsageError, match="cannot read"):
        restore(tmp_path / "b.pdf", tmp_path / "new")
