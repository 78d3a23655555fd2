"""A letter that is in none of the design's fonts is an error, whatever other fonts the machine has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from paperbuild.app.build import Build, build
from paperbuild.app.load import default_templates_folder
from paperbuild.core.timings import Stopwatch
from paperbuild.model.formats import Format
from paperbuild.model.paper import Paper
from tests.layouts import layouts

pytestmark = pytest.mark.pango

TEXT = "# One\n\nA plain line.\n\nHere is {}.\n"


def printed(make_paper: Callable[[Mapping[str, Any]], Paper], words: str) -> Build:
    folder = default_templates_folder()
    files: dict[str, Any] = {
        f"templates/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in folder.rglob("*")
        if path.suffix in {".jinja", ".css", ".csl"}
    }
    paper = make_paper({"content/en/01-one.md": TEXT.format(words), **files})
    with layouts() as pool:
        return build(paper, paper.locales, [Format.PDF], pool, Stopwatch())


def found(made: Build) -> list[tuple[int, int, str]]:
    return [(item.start.line, item.start.column, item.message) for item in made.diagnostics if item.rule == "OUT003"]


def test_greek_cyrillic_and_arabic_words_are_in_the_fonts_of_the_house(make_paper: Any) -> None:
    assert found(printed(make_paper, "Λέσβος, Київ, السكن, 1\u202f000")) == []


def test_a_letter_that_has_two_codes_is_set_from_the_font_that_has_one_of_them(make_paper: Any) -> None:
    assert found(printed(make_paper, "5 \u212b, 300 \u212a, 10 k\u2126")) == []


@pytest.mark.slow
def test_a_letter_that_only_this_machine_has_is_told_at_its_place(make_paper: Any) -> None:
    made = found(printed(make_paper, "⚖ and ߒߞߏ"))
    assert (5, 9) in {place[:2] for place in made}
    assert all("no font of the design has `" in message for *_, message in made)
    assert {place[0] for place in made} == {5}


@pytest.mark.slow
def test_a_letter_that_stands_in_text_and_in_a_heading_is_told_once(make_paper: Any) -> None:
    made = found(printed(make_paper, "˅.\n\n## On ˅"))
    assert [place[:2] for place in made if "U+02C5" in place[2]] == [(5, 9)]


def test_words_in_hebrew_hindi_thai_and_hausa_are_in_the_fonts_of_the_extra(make_paper: Any) -> None:
    assert found(printed(make_paper, "שלום, आवास, ที่อยู่อาศัย, haƙƙin ɗan adam")) == []


def test_a_script_without_its_fonts_is_one_finding_with_the_line_that_installs_them(
    make_paper: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    without("Sarabun", "Noto Sans Thai", monkeypatch=monkeypatch)
    made = printed(make_paper, "ที่อยู่อาศัย and ทุกคน")
    (one,) = (item for item in made.diagnostics if item.rule == "OUT003")
    assert (one.start.line, one.start.column) == (5, 9)
    assert "need the fonts Sarabun and Noto Sans Thai, which are not installed" in one.message
    assert one.hint == "install the fonts: pip install 'paperbuild[fonts]'"
    (artifact,) = made.artifacts.values()
    assert artifact.lacking == (one,)
    assert made.without_lacking().artifacts == {}
    assert made.without_lacking().diagnostics == []


def without(*names: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes the packages of these families away."""
    from paperbuild.engines.layout import fonts

    whole = fonts._faces
    monkeypatch.setattr(fonts, "_faces", lambda family: () if family in names else whole(family))
