"""A string is written into a `metadata.toml` where it belongs, and all the rest of the file stays as it is."""

from __future__ import annotations

import pytest

from paperbuild.exchange.po.strings import is_writable, with_strings
from paperbuild.findings.source import SourceFile

FILE = 'title = "A"\n\n[strings]\ncontents = "C"\n\n[other]\nx = "y"\n'


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (("title",), 'title = "A"', 'title = "New"'),
        (("strings", "contents"), '"C"', '"New"'),
        (("subtitle",), 'title = "A"\n', 'title = "A"\nsubtitle = "New"\n'),
        (("strings", "notes"), 'contents = "C"\n', 'contents = "C"\nnotes = "New"\n'),
    ],
)
def test_a_string_takes_the_place_of_the_old_one_or_ends_its_table(path: tuple[str, ...], old: str, new: str) -> None:
    assert with_strings(FILE, {path: "New"}) == FILE.replace(old, new)


def test_a_table_that_is_missing_is_begun_at_the_end() -> None:
    wanted = {("strings", "notes"): "N", ("title",): "T"}
    assert with_strings("", wanted) == 'title = "T"\n\n[strings]\nnotes = "N"\n'
    assert with_strings('x = "é"\r\n', {("strings", "notes"): "N"}) == 'x = "é"\r\n\r\n[strings]\r\nnotes = "N"\r\n'


def test_quotation_marks_and_control_characters_are_written_as_toml_has_them() -> None:
    assert with_strings("", {("title",): 'Ça "va"\x7f\n'}) == 'title = "Ça \\"va\\"\\u007f\\n"\n'


@pytest.mark.parametrize(
    ("text", "writable"),
    [("", True), (" \n", True), ('title = "A"', True), ("# only a comment\n", True), ("title = \n[strings]\n", False)],
)
def test_a_file_that_is_no_toml_is_not_written_into(text: str, writable: bool) -> None:
    assert is_writable(SourceFile("content/fr/metadata.toml", text)) is writable


def test_a_file_that_is_not_there_is_made() -> None:
    assert is_writable(None)
