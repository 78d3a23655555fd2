"""Changed texts are written all together, in the bytes that are theirs, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperbuild.app.changes import write_changes
from paperbuild.findings.edits import Rewritten
from paperbuild.findings.errors import OutputError, UsageError
from paperbuild.findings.source import SourceFile


def changed(path: str, before: str, after: str) -> Rewritten:
    return Rewritten(SourceFile(path, before), after)


def test_a_byte_order_mark_and_line_ends_stay(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfone\r\ntwo\r\n")
    write_changes(tmp_path, [changed("a.md", "one\r\ntwo\r\n", "one\r\nthree\r\n")])
    assert (tmp_path / "a.md").read_bytes() == b"\xef\xbb\xbfone\r\nthree\r\n"


def test_a_file_that_somebody_changed_meanwhile_stops_all(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one", encoding="utf-8")
    (tmp_path / "b.md").write_text("changed", encoding="utf-8")
    with pytest.raises(UsageError, match=r"b\.md has been changed meanwhile"):
        write_changes(tmp_path, [changed("a.md", "one", "x"), changed("b.md", "two", "x")])
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "one"


def test_where_a_file_cannot_be_moved_the_texts_are_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one", encoding="utf-8")
    with pytest.raises(OutputError):
        write_changes(tmp_path, [changed("a.md", "one", "x")], [(tmp_path / "gone.md", tmp_path / "b.md")])
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "one"


def test_a_link_is_followed_within_the_folder_and_not_out_of_it(tmp_path: Path) -> None:
    root = tmp_path / "paper"
    root.mkdir()
    for name, folder in (("in.md", root), ("out.md", tmp_path)):
        (folder / f"real-{name}").write_text("one", encoding="utf-8")
        (root / name).symlink_to(folder / f"real-{name}")
    write_changes(root, [changed("in.md", "one", "x")])
    assert (root / "in.md").is_symlink()
    assert (root / "real-in.md").read_text(encoding="utf-8") == "x"
    with pytest.raises(UsageError, match="a link that leads elsewhere"):
        write_changes(root, [changed("out.md", "one", "x")])
