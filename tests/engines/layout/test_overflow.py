"""What leaves its place on a page is found, by how much and whether it is lost; what a design lets reach out is not."""

from __future__ import annotations

import datetime

import pytest

from paperbuild.engines.layout.request import LayoutRequest, Overflow
from tests.layouts import answer_to

pytestmark = pytest.mark.pango

CREATED = datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC)
PAGE = "@page { size: 100mm 100mm; margin: 20mm } body { margin: 0; font: 4mm/5mm serif } p { margin: 0 }"
NOTES = ".note { float: footnote } .note::footnote-marker, .note::footnote-call { content: none }"
SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" width="90mm" height="9mm"><rect width="9" height="9"/></svg>'


def overflows(body: str, style: str = "", direction: str = "ltr") -> tuple[Overflow, ...]:
    html = f"<html lang=en dir={direction}><title>a</title><style>{PAGE}{NOTES}{style}</style><body>{body}</html>"
    files = {"paper:a.svg": (SQUARE, "image/svg+xml")}
    request = LayoutRequest(html, "paper:", files, {}, "pdf/a-3a", b"0" * 16, "en", CREATED)
    return answer_to(request).overflows


def test_a_word_longer_than_its_line_runs_into_the_margin_and_a_longer_one_off_the_paper() -> None:
    within, cut = overflows(f"<p id=a>One {'x' * 32}<span class=note>Of it.</span></p><p id=b>{'x' * 80}</p>")
    if within.identifiers == ("b",):
        within, cut = cut, within
    assert (within.what, within.identifiers, within.page) == ("line", ("a",), 1)
    assert not within.is_cut
    assert not within.is_down
    assert 3 < within.excess_mm < 20
    assert (within.text, within.line) == ("One " + "x" * 32, "x" * 32)
    assert (cut.identifiers, cut.is_cut) == (("b",), True)


def test_in_a_text_from_right_to_left_a_long_word_leaves_it_on_the_left() -> None:
    [found] = overflows(f"<p id=a>One {'x' * 80}</p>", direction="rtl")
    assert (found.identifiers, found.is_cut) == (("a",), True)


def test_a_table_and_a_picture_wider_than_the_text_are_told_once() -> None:
    cells = "".join(f"<td>{'x' * 12}</td>" for _ in range(8))
    found = overflows(f"<table id=t><tr>{cells}<tr>{cells}</table><p><img src='paper:a.svg' alt=''></p>")
    assert {(one.what, one.is_cut) for one in found} == {("table", True), ("line", True)}


def test_a_picture_by_itself_is_told_with_its_url() -> None:
    [found] = overflows("<figure id=f style='margin: 0'><img src='paper:a.svg' alt='' style='display: block'></figure>")
    assert (found.what, found.picture, found.identifiers, round(found.excess_mm)) == (
        "picture",
        "paper:a.svg",
        ("f",),
        30,
    )


def test_text_under_the_notes_is_lost_and_a_note_with_a_line_higher_than_a_page_stands_outside_it() -> None:
    note = "<span style='line-height: 200mm'>Note words.</span>"
    found = overflows(f"<p id=a>Text<span class=note id=n>{note}</span> goes on.</p><p id=b>More.</p>")
    assert all(one.is_down for one in found)
    [outside] = [one for one in found if "n" in one.identifiers]
    assert outside.excess_mm > 1
    assert any(one.is_cut for one in found)


def test_a_line_that_is_higher_than_the_page_is_lost() -> None:
    [found] = overflows("<p id=a style='line-height: 200mm'>One</p>")
    assert (found.is_down, found.is_cut) == (True, True)


def test_what_a_design_lets_reach_out_is_no_fault() -> None:
    style = "h1 { margin: 0 0 0 -15mm } .box { margin-left: -15mm; padding-left: 10mm } .n { float: footnote }"
    assert (
        overflows(
            f"<h1>A heading that reaches out</h1><div class=box><p>{'Words of it. ' * 300}</p></div>"
            "<p style='text-indent: -10mm'>One.</p>",
            style,
        )
        == ()
    )


def test_a_running_head_of_too_many_lines_is_told() -> None:
    style = f"@page {{ @top-left {{ content: '{'Words of it. ' * 30}'; vertical-align: bottom }} }}"
    found = overflows("<p>One.</p>", style)
    assert found
    assert all(one.is_down for one in found)


def test_what_is_placed_by_itself_must_not_stand_on_each_other() -> None:
    style = ".cover { position: relative; height: 60mm } .cover p { position: absolute; left: 0; width: 30mm }"
    cover = "<div class=cover><p id=a style='top: 10mm'>{}</p><p id=b style='bottom: 0'>Foot</p></div>"
    assert overflows(cover.format("Title"), style) == ()
    [found] = overflows(cover.format("Title of it " * 30), style)
    assert (found.identifiers, found.is_cut, found.is_down) == (("a",), True, True)
