"""A note stands in the margin near its call, or opens at its call; and no note ever stands on another."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from paperbuild.model.formats import Format
from paperbuild.model.project import Project
from tests.output.markup import built, html_of

MANY = 14
TEXT = (
    "# One\n\nText "
    + " ".join(f"and[^n{number}]" for number in range(1, MANY + 1))
    + ".\n\n"
    + "A line of text that says little. " * 60
    + "[^last]\n\n"
    + "".join(f"[^n{number}]: {f'Words of note {number}. ' * 12}\n\n" for number in range(1, MANY + 1))
    + "[^last]: The last note.\n"
)


SETTINGS = 'slug = "a"\nlocale = "en"\ndate = 2026-01-02\n[publisher]\nname = "P"\n'


@pytest.fixture(scope="module")
def page(make_project: Callable[[Mapping[str, str | bytes]], Project]) -> str:
    project = make_project({"content/paper.toml": SETTINGS, "content/en/01-one.md": TEXT})
    return html_of(built(project, (Format.HTML,)))


def test_a_note_is_told_of_those_before_it_that_may_reach_down_to_it(page: str) -> None:
    below = dict(re.findall(r"#(note-\d+)\{.*?--below:(.*?)\}\n", page))
    assert below["note-1"] == "0px"
    assert below["note-3"] == "max(0px,anchor(--note-1 bottom,0px),anchor(--note-2 bottom,0px))"
    assert below[f"note-{MANY + 1}"] == f"max(0px,anchor(--note-{MANY} bottom,0px))"


@pytest.mark.chromium
def test_a_note_that_would_stand_far_from_its_call_opens_beside_it(page: str, browser: Any, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    tab = browser.new_page(viewport={"width": 1500, "height": 900}, reduced_motion="reduce")
    tab.goto((tmp_path / "page.html").as_uri())
    places = {number: _places(tab, number) for number in range(1, MANY + 2)}
    shown = {number: (call, note) for number, (call, note) in places.items() if note["y"] + note["height"] > 0}
    assert 1 < len(shown) < MANY
    assert MANY + 1 in shown, "the note after them is not pushed down by those that are not shown"
    line = 1.6 * tab.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    assert all(-1 <= note["y"] - call["y"] <= 6 * line + 1 for call, note in shown.values())
    notes = [note for _, note in shown.values()]
    assert all(after["y"] >= before["y"] + before["height"] for before, after in pairwise(notes))

    far = next(number for number in places if number not in shown)
    tab.click(f"#call-{far}")
    call, note = _places(tab, far)
    assert abs(call["y"] - note["y"]) < 1
    tab.click(f"#note-{far} .note-back")
    assert _places(tab, far)[1]["y"] < -1000
    tab.evaluate(f"document.querySelector('#note-{far} .note-back').focus()")
    call, note = _places(tab, far)
    assert abs(call["y"] - note["y"]) < 1, "what has the focus can be seen"
    tab.close()


def _places(tab: Any, number: int) -> tuple[Any, Any]:
    return tab.locator(f"#call-{number}").bounding_box(), tab.locator(f"#note-{number}").bounding_box()
