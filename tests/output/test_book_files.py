"""A file of a book has the same name in every edition: an address in it leads there for as long as it stands."""

from __future__ import annotations

import pytest

from paperbuild.output.epub.files import part_files


def test_a_file_is_called_after_what_stands_in_it_and_not_after_its_place() -> None:
    files = dict(zip("abc", part_files(["a", "b", "c"], {}), strict=True))
    assert files == {"a": "part-a.xhtml", "b": "part-b.xhtml", "c": "part-c.xhtml"}
    order = ["c", "new", "a"]
    assert part_files(order, {}) == [files["c"], "part-new.xhtml", files["a"]]


def test_a_part_with_another_identifier_keeps_its_file() -> None:
    aliases = {"rents": "homes", "prices": "homes", "rents.p1": "homes.p1"}
    assert part_files(["homes"], aliases) == part_files(["rents"], {})
    assert part_files(["rents", "homes"], aliases) == ["part-rents.xhtml", "part-prices.xhtml"]


@pytest.mark.parametrize(
    ("identifiers", "files"),
    [
        (["مقدمة"], ["part-mqdmh.xhtml"]),
        (["背景", "背景.2"], ["part-beijing.xhtml", "part-beijing-2.xhtml"]),
        (["A", "a", "a-2"], ["part-a.xhtml", "part-a-2.xhtml", "part-a-2-2.xhtml"]),
        (["…", "—"], ["part-0.xhtml", "part-0-2.xhtml"]),
        (["../x/y"], ["part-x-y.xhtml"]),
        (["x" * 300], [f"part-{'x' * 48}.xhtml"]),
    ],
)
def test_every_system_can_open_them(identifiers: list[str], files: list[str]) -> None:
    assert part_files(identifiers, {}) == files
