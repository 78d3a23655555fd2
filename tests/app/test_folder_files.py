"""Files beside a paper are read when something asks for them, and are the same as long as the paper is worked on."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperbuild.app import folder_files
from paperbuild.app.folder_files import FolderFiles
from paperbuild.findings.errors import UsageError
from paperbuild.model.files import size_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(name.encode())
    return tmp_path


def files_in(folder: Path) -> FolderFiles:
    return FolderFiles({path.name: str(path) for path in sorted(folder.iterdir())})


def test_what_is_not_asked_for_is_not_read(folder: Path) -> None:
    (folder / "huge.tiff").touch()
    (folder / "huge.tiff").chmod(0)
    files = files_in(folder)
    assert ([*files], len(files), "huge.tiff" in files) == (["a.png", "b.png", "huge.tiff"], 3, True)
    assert files["a.png"] == b"a.png"
    assert [*files.uses] == ["a.png"]


def test_a_size_is_known_without_reading(folder: Path) -> None:
    with (folder / "a.png").open("wb") as file:
        file.truncate(300_000_000)  # takes no room on the disk
    files = files_in(folder)
    assert size_of(files, "a.png") == 300_000_000
    assert files.uses == {"a.png": (300_000_000, b"")}
    assert size_of({"a": b"abc"}, "a") == 3


def test_a_file_larger_than_a_paper_needs_is_refused_where_it_is_used(folder: Path) -> None:
    with (folder / "a.png").open("wb") as file:
        file.truncate(300_000_000)
    with pytest.raises(UsageError, match=r"a\.png is larger than"):
        _ = files_in(folder)["a.png"]


@pytest.mark.parametrize("later", [b"other", b"a longer text"])
def test_a_file_that_changes_while_the_paper_is_worked_on_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, later: bytes
) -> None:
    monkeypatch.setattr(folder_files, "_KEPT_BYTES", 0)
    files = files_in(folder)
    assert files["a.png"] == files["a.png"]
    (folder / "a.png").write_bytes(later)
    with pytest.raises(UsageError, match=r"a\.png has changed"):
        _ = files["a.png"]


def test_what_was_read_last_is_kept_as_far_as_it_is_not_too_much(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_files, "_KEPT_BYTES", 8)
    files = files_in(folder)
    assert files["a.png"] is files["a.png"]
    _ = files["b.png"]
    assert [*files._kept] == ["b.png"]


def test_a_file_that_goes_is_told(folder: Path) -> None:
    files = files_in(folder)
    (folder / "a.png").unlink()
    with pytest.raises(UsageError, match=r"cannot read a\.png"):
        _ = files["a.png"]


def test_files_are_equal_where_what_was_asked_of_them_is_the_same(folder: Path) -> None:
    before = files_in(folder)
    _ = before["a.png"]
    assert before == files_in(folder)
    (folder / "b.png").write_bytes(b"nobody asked for this one")
    assert before == files_in(folder)
    (folder / "a.png").write_bytes(b"A.png")
    assert before != files_in(folder)
    before = files_in(folder)
    (folder / "c.png").touch()
    assert before != files_in(folder)


def test_a_size_that_was_asked_for_counts(folder: Path) -> None:
    before = files_in(folder)
    before.size_of("a.png")
    (folder / "a.png").write_bytes(b"A.png")
    assert before == files_in(folder)
    (folder / "a.png").write_bytes(b"longer than before")
    assert before != files_in(folder)
