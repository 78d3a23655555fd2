"""A paper's design, its accent and its address: what may be chosen, and what is said of what cannot be."""

from __future__ import annotations

import pytest

from paperbuild.checks.settings import setting_findings
from paperbuild.findings.source import SourceFile
from paperbuild.model.project import SETTINGS_PATH
from paperbuild.model.settings import contrast_with_white
from paperbuild.syntax.settings import parse_settings

NEEDED = 'slug = "a"\nlocale = "en"\ndate = 2026-09-01\npublisher = { name = "P" }\n'


def told(line: str) -> list[tuple[str, int, str, str]]:
    """The rule, line, message and hint of each finding about settings with `line` at the top."""
    _, found = parse_settings(SourceFile(SETTINGS_PATH, f"{line}\n{NEEDED}"))
    return [(one.rule, one.start.line, one.message, one.hint) for one in setting_findings(found)]


# Ratios as WCAG's own examples and its contrast checkers give them.
@pytest.mark.parametrize(
    ("colour", "ratio"), [("#000000", 21), ("#ffffff", 1), ("#767676", 4.54), ("#777777", 4.48), ("#ff0000", 4)]
)
def test_contrast_is_that_of_wcag(colour: str, ratio: float) -> None:
    assert contrast_with_white(colour) == pytest.approx(ratio, abs=0.05)


@pytest.mark.parametrize(
    "line", ['accent = "#767676"', 'accent = "#0B5A6E"', 'design = "plain"', 'design = "house"', ""]
)
def test_legible_accents_and_both_designs_are_taken(line: str) -> None:
    assert told(line) == []


def test_accent_that_is_too_light_is_told_with_its_contrast() -> None:
    hint = "a darker colour: its contrast with white is 4.4:1 and must be at least 4.5:1"
    assert told('accent = "#777777"') == [("SET003", 1, "`#777777` is not a value for `accent`", hint)]


@pytest.mark.parametrize("colour", ["red", "#123", "#12345", "7d1a35", "#7d1a35; } body { color: red"])
def test_accent_is_six_hexadecimal_figures_and_nothing_else(colour: str) -> None:
    [(rule, _, message, hint)] = told(f'accent = "{colour}"')
    assert (rule, message) == ("SET003", f"`{colour}` is not a value for `accent`")
    assert hint == "a colour as six hexadecimal digits: `#7d1a35`"


def test_unknown_design_is_told_which_ones_there_are() -> None:
    [(_, _, message, hint)] = told('design = "fancy"')
    assert (message, hint) == ("`fancy` is not a value for `design`", "input should be 'house' or 'plain'")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/papers/x", "https://example.org/papers/x/"),
        ("http://example.org:8080/x/", "http://example.org:8080/x/"),
    ],
)
def test_address_is_that_of_a_folder_however_it_ends(written: str, meant: str) -> None:
    settings, found = parse_settings(SourceFile(SETTINGS_PATH, f'url = "{written}"\n{NEEDED}'))
    assert (settings.url, found) == (meant, [])


@pytest.mark.parametrize(
    "address",
    [
        "example.org/x",
        "/x/",
        "ftp://example.org/",
        "https:///x",
        "https://example.org/?a=1",
        "https://example.org/#a",
        "https://a b.org/",
        "https://example.org/<b>",
        "javascript:alert(1)",
        "https://me:secret@example.org/",
    ],
)
def test_address_that_is_no_folder_on_the_web_is_told_what_one_is(address: str) -> None:
    hint = "where `build/` is published, with `https://`, without `?` and `#`: `https://example.org/papers/x/`"
    assert told(f'url = "{address}"') == [("SET003", 1, f"`{address}` is not a value for `url`", hint)]
