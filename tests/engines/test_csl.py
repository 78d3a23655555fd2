"""A style that has been freed of positions names every work in full, however its choices are built."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from paperbuild.engines.csl import fault_of, is_safe, prints_places, without_positions
from paperbuild.findings.errors import EngineError

_FIRST = '<text value="first"/>'
_LATER = '<text value="later"/>'


def _style(layout: str) -> str:
    return f'<style xmlns="http://purl.org/net/xbiblio/csl"><citation><layout>{layout}</layout></citation></style>'


def _layout(style: str) -> str:
    root = ET.fromstring(without_positions(_style(style)))  # noqa: S314 - our own
    text = ET.tostring(root, encoding="unicode")
    inner = text[text.index("<layout>") + 8 : text.index("</layout>")] if "</layout>" in text else ""
    return inner.replace(" />", "/>")


def _choose(*branches: str) -> str:
    return f"<choose>{''.join(branches)}</choose>"


def test_what_stands_under_else_takes_the_place_of_the_choice() -> None:
    assert _layout(_choose(f'<if position="ibid">{_LATER}</if>', f"<else>{_FIRST}</else>")) == _FIRST


def test_a_branch_for_the_first_citation_takes_the_place_of_the_choice() -> None:
    assert _layout(_choose(f'<if position="first">{_FIRST}</if>', f"<else>{_LATER}</else>")) == _FIRST


def test_a_branch_that_asks_for_anything_but_later_positions_holds() -> None:
    branch = f'<if position="ibid subsequent" match="none">{_FIRST}</if>'
    assert _layout(_choose(branch, f"<else>{_LATER}</else>")) == _FIRST


def test_a_branch_that_asks_for_a_type_as_well_keeps_asking_for_it() -> None:
    branch = f'<if type="book" position="first">{_FIRST}</if>'
    expected = f'<choose><if type="book">{_FIRST}</if><else>{_LATER}</else></choose>'
    assert _layout(_choose(branch, f"<else>{_LATER}</else>")) == expected


def test_a_choice_between_types_is_left_as_it_is() -> None:
    choice = _choose(f'<if type="book">{_FIRST}</if>', f"<else>{_LATER}</else>")
    assert _layout(choice) == choice


def test_a_choice_within_a_dropped_branch_is_gone_and_one_within_a_kept_branch_is_decided() -> None:
    inner = _choose(f'<if position="subsequent">{_LATER}</if>', f"<else>{_FIRST}</else>")
    assert _layout(_choose(f'<if position="ibid">{inner}</if>', f"<else>{inner}</else>")) == _FIRST


def test_a_choice_of_later_positions_only_leaves_nothing() -> None:
    assert "value" not in without_positions(_style(_choose(f'<if position="ibid">{_LATER}</if>')))


def test_a_style_that_is_no_xml_is_the_engines_trouble() -> None:
    with pytest.raises(EngineError, match="not well-formed"):
        without_positions("<style>")


@pytest.mark.parametrize(
    "style",
    ['<!DOCTYPE style [<!ENTITY a "b">]><style/>', '<style><link rel="independent-parent" href="x"/></style>'],
)
def test_a_style_that_needs_something_else_is_not_safe(style: str) -> None:
    assert not is_safe(style)


def test_a_style_that_is_no_xml_says_where() -> None:
    assert fault_of("<style>\n  <info>\n</style>") == ("it is not well-formed XML: mismatched tag", 3, 2)
    own = '<style xmlns="http://purl.org/net/xbiblio/csl"><citation><layout/></citation></style>'
    assert fault_of(own) is None


@pytest.mark.parametrize("style", ["<a/>", '<style xmlns="http://purl.org/net/xbiblio/csl"><citation/></style>'])
def test_a_style_that_cites_nothing_is_none(style: str) -> None:
    assert fault_of(style) == ("it has no `citation` with a `layout` in it", 1, 0)


@pytest.mark.parametrize(
    ("written", "prints"),
    [
        ("<text variable='locator'/>", True),
        ('<number variable="locator"/>', True),
        ('<choose><if variable="locator"><text variable="title"/></if></choose>', False),
    ],
)
def test_a_style_prints_places_where_it_writes_them(written: str, prints: bool) -> None:
    style = f'<style xmlns="http://purl.org/net/xbiblio/csl"><citation><layout>{written}</layout></citation></style>'
    assert prints_places(style) is prints
