"""Links and pictures of written fragments, pointed to where a format keeps them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from paperbuild.model.formats import Format
from paperbuild.model.project import Project
from paperbuild.output.text.links import (
    alternatives,
    image_paths,
    media_type,
    with_alternatives,
    with_anchors,
    with_images,
    with_lead,
    with_sections,
)
from tests.output.markup import PIXEL, built


def test_links_to_headings_are_pointed_and_links_to_elsewhere_are_left() -> None:
    html = '<a class="x" href="#one">1</a> <a href="https://example.org/#one">2</a>'
    assert with_anchors(html, lambda name: f"b.xhtml#{name}") == html.replace('"#one"', '"b.xhtml#one"')


def test_links_to_sections_are_pointed_with_and_without_a_heading() -> None:
    def target(name: str, identifier: str) -> str:
        return identifier or {"05 x&y.md": "five"}.get(name, "")

    assert with_sections('<a href="05%20x&amp;y.md">a</a>', target) == '<a href="#five">a</a>'
    assert with_sections('<a href="./05%20x&amp;y.md#id">a</a>', target) == '<a href="#id">a</a>'


def test_links_to_no_section_stay_as_they_are() -> None:
    for html in (
        '<a href="unknown.md">a</a>',
        '<a href="https://example.org/a.md">a</a>',
        '<a href="#a.md">a</a>',
        '<a href="../fr/a.md">a</a>',
    ):
        assert with_sections(html, lambda *_: "") == html


def test_pictures_are_named_by_their_paths_as_they_are_on_disk() -> None:
    html = '<img src="paper:content/a%20b&amp;c.png" alt="x" /><img alt="" src="paper:content/d.png" />'
    assert image_paths(html) == ["content/a b&c.png", "content/d.png"]
    assert image_paths(with_images(html, lambda path: f"paper:{path[8:9]}")) == ["a", "d"]


def test_picture_without_alternative_text_gets_an_empty_one() -> None:
    html = with_alternatives('<img src="a" /> <img src="b" alt="B" />')
    assert html == '<img alt="" src="a" /> <img src="b" alt="B" />'
    assert alternatives(html) == ["", "B"]


def test_number_of_a_note_stands_in_its_first_paragraph_or_before_its_list() -> None:
    assert with_lead("<p>A.</p>", "1 ") == "<p>1 A.</p>"
    assert with_lead("<ul><li>A</li></ul>", "1 ") == "<p>1 </p>\n<ul><li>A</li></ul>"


def test_media_types_do_not_depend_on_the_machine() -> None:
    assert [media_type(name) for name in ("a.PNG", "b.jpg", "c.svg", "d.webp", "e")] == [
        "image/png",
        "image/jpeg",
        "image/svg+xml",
        "image/webp",
        "application/octet-stream",
    ]


@pytest.mark.pango
def test_picture_whose_name_has_spaces_and_accents_is_in_every_format(
    make_project: Callable[[Mapping[str, str | bytes]], Project],
) -> None:
    name = "a b&c é.png"
    made = built(
        make_project({"content/en/01-a.md": f"# A\n\n![A point](<{name}>)\n", f"content/en/{name}": PIXEL}),
        tuple(Format),
    )
    assert made.diagnostics == []
    assert b"/Subtype /Image" in made.artifacts["en", Format.PDF].content
