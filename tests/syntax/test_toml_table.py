"""TOML of a stranger: deep keys, arrays and tables are a fault at their place, and cost nothing."""

from __future__ import annotations

import tomllib

import pytest

from paperbuild.findings.source import SourceFile
from paperbuild.syntax.settings import parse_settings
from paperbuild.syntax.toml_table import toml_table


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a = 1\n" + "a." * 100_000 + "b = 1\n", "line 2, column 1"),
        ("a = 1\n  [" + '"a" . ' * 60 + "b]\n", "line 2, column 4"),
        ("a = {" + "b." * 60 + "b = 1}", "line 1, column 6"),
        ("a = " + "[" * 100_000, "line 1, column 1"),
        ("a = " + "{b = " * 100_000, "line 1, column 1"),
    ],
    ids=["key", "table", "inline", "arrays", "tables"],
)
def test_what_is_nested_too_deeply_is_a_fault_of_the_file(text: str, place: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError, match=place):
        toml_table(text)
    _, faults = parse_settings(SourceFile("content/paper.toml", text))
    assert len(faults) == 1


@pytest.mark.parametrize(
    "text",
    ['a = "1.1.1.1.1.1.1.1"', "a.b.c.d.e = 1", "[a.b.c.d]\ne = 1.5\n", 'a = "' + "word. " * 200 + '"', "a = '......'"],
)
def test_what_a_paper_says_is_read_as_it_was(text: str) -> None:
    assert toml_table(text) == tomllib.loads(text)


def test_number_of_more_digits_than_python_reads_is_told_where_it_stands() -> None:
    with pytest.raises(tomllib.TOMLDecodeError, match=r"too many digits .*line 2, column 9"):
        toml_table(f"a = 12\nnotes = {'9' * 5_000}\n")
