"""What is read plainly is what pydantic would have read, and what nothing is wrong with is read plainly."""

from __future__ import annotations

import datetime
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperbuild.model.settings import Metadata, Settings
from paperbuild.syntax.explained_settings import explained
from paperbuild.syntax.plain_settings import plainly_read

ROOT = Path(__file__).parents[2]
NEEDED = {"slug": "a", "locale": "en", "date": datetime.date(2026, 9, 1), "publisher": {"name": "P"}}

WORDS = st.sampled_from(["", " ", "a", " a", "a\n", "A4", "Letter", "house", "off", "note", "Error", "2026", "fr-CA"])
ADDRESSES = st.sampled_from(["https://a.org", "http://a.org/b//", "https://a.org/?b", "https://a.org/\n", "a.org"])
COLOURS = st.sampled_from(["#7d1a35", "#777777", "#767676", "red", "#7d1a35\n"])
PATTERNED = st.sampled_from(["urn:isbn:1", "urn:x", "urn:ab:1\n", "2026-09", "2026-9", "٢٠٢٦", "a-b", "a--b"])
NUMBERS = st.sampled_from([0, -1, 1, 2.5, 3.0, float("inf"), float("nan"), True, 10**400])
DAYS = st.sampled_from([datetime.date(2026, 1, 1), datetime.datetime(2026, 1, 1), datetime.time(1)])
SIMPLE = WORDS | ADDRESSES | COLOURS | PATTERNED | NUMBERS | DAYS | st.text("a« \x1c\u3000\n", max_size=3)
_NAMES = "name address phone url title date isbn urn rule path reason pandoc-timeout-s pandoc_timeout_s BIB014"
TABLES = st.fixed_dictionaries(
    {}, optional={name: SIMPLE | st.lists(SIMPLE, max_size=2) for name in _NAMES.split()}
).map(lambda table: dict([*table.items()][:3]))
SETTINGS = st.sampled_from(
    "slug locale date publisher original identifiers url notes citation-style citation_style paper-size design accent "
    "rules ignore limits colour".split()
)
VALUES = SIMPLE | TABLES | st.lists(SIMPLE | TABLES, max_size=2)


@given(st.dictionaries(SETTINGS, VALUES, max_size=2))
def test_what_is_read_plainly_is_what_pydantic_reads(table: dict[str, Any]) -> None:
    for settings in (table, {**NEEDED, **table}):
        plain = plainly_read(Settings, settings)
        assert plain is None or (plain, []) == explained(Settings, settings)


@given(
    st.dictionaries(st.sampled_from(["title", "subtitle", "keywords", "strings", "edition-notice"]), VALUES, max_size=3)
)
def test_strings_read_plainly_are_what_pydantic_reads(table: dict[str, Any]) -> None:
    for strings in (table, {"title": "T", **table}):
        plain = plainly_read(Metadata, strings)
        assert plain is None or (plain, []) == explained(Metadata, strings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("url", "https://a.org/b"),
        ("notes", 3),
        ("accent", "#0B5A6E"),
        ("limits", {"pandoc-timeout-s": 5}),
        ("rules", {"BIB014": "off"}),
        ("ignore", [{"rule": "BIB014", "reason": "old"}]),
        ("original", {"name": "P", "date": "2019-09", "address": ["a", "b"]}),
        ("identifiers", {"urn": "urn:isbn:1"}),
        ("design", "plain"),
    ],
)
def test_what_nothing_is_wrong_with_is_read_plainly(name: str, value: object) -> None:
    assert plainly_read(Settings, {**NEEDED, name: value}) is not None


@pytest.mark.parametrize("number", [float("inf"), float("nan"), 10**400, -1, 0, True, "5"])
def test_what_is_no_time_limit_is_left_to_pydantic(number: object) -> None:
    assert plainly_read(Settings, {**NEEDED, "limits": {"pandoc-timeout-s": number}}) is None


@pytest.mark.parametrize("path", sorted(ROOT.glob("content/*/metadata.toml")), ids=lambda path: path.parent.name)
def test_the_papers_own_strings_are_read_plainly(path: Path) -> None:
    assert plainly_read(Metadata, tomllib.loads(path.read_text(encoding="utf-8"))) is not None


def test_a_check_of_a_paper_loads_no_pydantic() -> None:
    program = (
        "import sys\nfrom paperbuild.cli import main\n"
        "try:\n    main()\nfinally:\n    print('pydantic' in sys.modules, 'paperbuild.checks.check' in sys.modules)"
    )
    command = [sys.executable, "-c", program, "check", "--no-cache"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.stdout.endswith("False True\n"), done.stderr
