"""What stands within the brackets of a citation and cannot be printed is marked in a draft, and shifts no note."""

from __future__ import annotations

import pytest

from paperbuild.model.manuscript import MARK_OPEN
from tests.compose.test_assemble import manuscript


@pytest.mark.parametrize(
    ("within", "shown"),
    [
        ("[@doe, @roe2020]", "[@roe2020]"),
        ("[@doe[^a]]", "[^a]"),
        ("[@doe, p. 4^[More.]]", "^[…]"),
        ("[see [@roe2020] @doe]", "[@roe2020]"),
    ],
)
def test_a_reference_within_a_citation_is_a_broken_one_in_a_draft(within: str, shown: str) -> None:
    made = manuscript(f"One{within} two[@roe2020].\n\n[^a]: A.\n")
    assert [note.keys for note in made.notes] == [("doe",), ("roe2020",)]
    [first, second] = made.clusters
    said = str(first.citations)
    assert shown in said
    assert "broken-reference" in said
    assert MARK_OPEN not in said
    assert not second.citations[0]["citationSuffix"]
