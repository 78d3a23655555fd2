"""What an SVG asks for is counted before anybody draws it, in time that grows with its size alone."""

import pytest

from paperbuild.syntax.pictures import unwanted_in_svg
from paperbuild.syntax.svg_weight import DEEPEST, MOST_DRAWN, excess_in_svg, without_css_escapes

FLOORS = 9  # ten times as much on each: a hundred million at the top


def svg(inner: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{inner}</svg>'.encode()


def tower(floor: str, top: str, floors: int = FLOORS) -> bytes:
    """Things that each use the one below: `{n}` is a floor's number, `{below}` that of the one below it."""
    made = "".join(floor.format(n=number, below=number - 1) for number in range(1, floors))
    return svg(f'<defs><g id="f0"><path d="M0 0h1"/></g>{made}</defs>{top.format(n=floors - 1)}')


USES = '<g id="f{n}">' + '<use href="#f{below}"/>' * 10 + "</g>"
OLD_USES = USES.replace("href", "xlink:href")
PATTERNS = '<pattern id="f{n}">' + '<rect fill="url(#f{below})"/>' * 10 + "</pattern>"
INHERITED = '<pattern id="f{n}"><g fill="url(#f{below})">' + "<rect/>" * 10 + "</g></pattern>"
STYLED = '<pattern id="f{n}">' + "<rect style=\"stroke: red; fill: \\75 rl('#f{below}')\"/>" * 10 + "</pattern>"
SHEET = '<style>.s{n} {{ mask: url(#f{below}) }}</style><mask id="f{n}">' + '<path class="s{n}"/>' * 10 + "</mask>"
MARKERS = '<marker id="f{n}"><path marker-mid="url(#f{below})" d="M0 0' + " 1 1" * 10 + '"/></marker>'
FILTERS = '<g id="f{n}">' + '<g filter="url(#f{below})"/>' * 10 + "</g>"


@pytest.mark.parametrize("floor", [USES, OLD_USES, PATTERNS, INHERITED, STYLED, SHEET, MARKERS, FILTERS])
def test_what_draws_a_thousand_million_shapes_is_told(floor: str) -> None:
    top = '<use href="#f{n}"/><rect fill="url(#f{n})"/>'
    assert "more than 100,000 elements" in excess_in_svg(tower(floor, top))
    assert "more than 100,000 elements" in unwanted_in_svg(tower(floor, top))
    assert excess_in_svg(tower(floor, top, floors=3)) == ""


def test_what_is_never_drawn_does_not_count() -> None:
    assert excess_in_svg(tower(USES, "<rect/>")) == ""


@pytest.mark.parametrize(
    "inner",
    [
        '<g id="a"><use href="#a"/></g>',
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        '<pattern id="p"><rect fill="url(#p)"/></pattern><rect fill="url(#p)"/>',
        "<style>@media print { rect { fill: url(#p) } }</style><pattern id='p'><rect/></pattern><rect/>",
        '<style>path { marker: url(#m) }</style><marker id="m"><path d="M0 0"/></marker><path d="M0 0"/>',
    ],
)
def test_what_draws_itself_is_told(inner: str) -> None:
    assert excess_in_svg(svg(inner)) == "something that draws itself"


@pytest.mark.parametrize(
    "inner",
    [
        '<g fill="url(#l)"><defs><linearGradient id="l"><stop/></linearGradient></defs><rect/></g>',
        '<style>.a:hover { filter: url(#f) }</style><filter id="f"><feBlend/></filter><g class="a"/>',
        '<g id="top"><a href="#top"><text>up</text></a></g>',
        '<linearGradient id="a"/><linearGradient id="b" href="#a"/><rect fill="url(#b)" stroke="url(#nowhere)"/>',
        '<g clip-path="url(#c)">' + "<rect/>" * 40_000 + '</g><clipPath id="c"><rect/><rect/><rect/></clipPath>',
        '<g id="a"/><rect id="a"/><use href="#a"/>',
        "",
    ],
)
def test_drawings_as_programs_save_them_stay_silent(inner: str) -> None:
    assert excess_in_svg(svg(inner)) == ""


def test_many_rules_for_many_elements_do_not_take_the_square_of_their_number() -> None:
    rules = "".join(f".a {{ fill: url(#p{number}) }}" for number in range(5_000))
    parts = "".join(f'<pattern id="p{number}"/>' for number in range(5_000))
    assert "more than 100,000" in excess_in_svg(svg(f"<style>{rules}</style>{parts}" + '<g class="a"/>' * 5_000))


def test_more_elements_than_may_be_are_told_one_less_is_not() -> None:
    assert excess_in_svg(svg("<g/>" * MOST_DRAWN))
    assert excess_in_svg(svg("<g/>" * (MOST_DRAWN - 1))) == ""


def test_elements_too_deep_within_each_other_are_told_however_they_come_there() -> None:
    def nested(depth: int) -> bytes:
        return svg("<g>" * depth + "</g>" * depth)

    chain = "".join(f'<g id="a{number}"><use href="#a{number + 1}"/></g>' for number in range(DEEPEST))
    assert "deep within each other" in excess_in_svg(nested(DEEPEST))
    assert "deep within each other" in excess_in_svg(svg(chain))
    assert excess_in_svg(nested(DEEPEST - 1)) == ""


def test_what_is_no_xml_has_no_weight() -> None:
    assert excess_in_svg(b"<svg") == ""
    assert excess_in_svg(b"") == ""


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"\75 rl(x)", "url(x)"),
        (r"\000075rl(x)", "url(x)"),
        (r"\u\r\l(x)", r"ur\l(x)".replace("\\", "")),
        (r"@\69mport", "@import"),
        ("java\\\nscript:", "javascript:"),
        (r"\110000 ", "\ufffd"),
        ("plain", "plain"),
    ],
)
def test_an_escape_of_css_is_the_letter_that_it_means(written: str, meant: str) -> None:
    assert without_css_escapes(written) == meant


@pytest.mark.parametrize(
    "inner",
    [
        r"<style>g { fill: \75 rl('https://example.org/#x') }</style>",
        r"<style>@\69mport 'x.css';</style>",
        r'<g style="fill: u\72l(https://example.org/x)"/>',
        r'<g style="fill: &#x5C;75 rl(https://example.org/x)"/>',
        "<style>svg { background: image-set('https://example.org/x.png' 1x) }</style>",
    ],
)
def test_an_address_behind_escapes_is_seen(inner: str) -> None:
    assert unwanted_in_svg(svg(inner)) == "an address"
