"""Files are written whole or not at all, and only where they may be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from paperbuild.app.write import write_files
from paperbuild.findings.errors import OutputError, UsageError
from paperbuild.output.places import chosen_path, output_path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_are_written_with_their_folders_and_readable_for_all(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.html"
    write_files({path: b"new"})
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o644
    assert names(path.parent) == ["b.html"]


def test_a_file_with_the_same_bytes_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    write_files({path: b"same"})
    before = path.stat()
    write_files({path: b"same"})
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_where_one_file_cannot_be_written_none_is_and_nothing_is_left_over(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"in the way")
    with pytest.raises(OutputError, match="cannot write"):
        write_files({tmp_path / "good.html": b"new", tmp_path / "file" / "bad.html": b"new"})
    assert names(tmp_path) == ["file"]


def test_a_symbolic_link_in_the_place_of_a_file_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside").write_bytes(b"theirs")
    (tmp_path / "a.html").symlink_to(tmp_path / "outside")
    write_files({tmp_path / "a.html": b"new"})
    assert (tmp_path / "outside").read_bytes() == b"theirs"
    assert not (tmp_path / "a.html").is_symlink()


def test_a_link_to_a_pipe_or_a_device_is_replaced_and_nothing_is_written_to_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for target in (tmp_path / "pipe", Path("/dev/full")):
        (tmp_path / "baseline.json").unlink(missing_ok=True)
        (tmp_path / "baseline.json").symlink_to(target)
        write_files({tmp_path / "baseline.json": b"new"})
        assert (tmp_path / "baseline.json").read_bytes() == b"new"
        assert not (tmp_path / "baseline.json").is_symlink()


def test_output_stays_below_build(tmp_path: Path) -> None:
    assert output_path(tmp_path, "en", "a.pdf") == tmp_path / "build" / "en" / "a.pdf"
    with pytest.raises(UsageError):
        output_path(tmp_path, "..", "a.pdf")


def test_a_chosen_path_may_be_anywhere_but_in_the_paper(tmp_path: Path) -> None:
    assert chosen_path(tmp_path, tmp_path / "a.pdf") == tmp_path.resolve() / "a.pdf"
    (tmp_path / "link.pdf").symlink_to(tmp_path / "bibliography.bib")
    for path in ("bibliography.bib", "content/a.pdf", "templates/a.pdf", "link.pdf"):
        with pytest.raises(UsageError, match=path):
            chosen_path(tmp_path, tmp_path / path)
