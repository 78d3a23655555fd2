"""An old address leads to what stands for it now, and to nothing twice."""

from __future__ import annotations

import pytest

from paperbuild.output.text.aliases import with_aliases


def only(page: str, **aliases: str) -> str:
    return with_aliases({"page": page}, {old.replace("_", "."): new for old, new in aliases.items()})["page"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<p id="a.p1">Rent.</p>', '<p id="a.p1"><span id="old.p1"></span>Rent.</p>'),
        (
            '<li class="x" id="a.p1"><p>Rent.</p></li>',
            '<li class="x" id="a.p1"><span id="old.p1"></span><p>Rent.</p></li>',
        ),
        ('<div><table id="a.p1"></table></div>', '<div><span id="old.p1"></span><table id="a.p1"></table></div>'),
        ('<p><a id="a.p1" href="#x">1</a></p>', '<p><span id="old.p1"></span><a id="a.p1" href="#x">1</a></p>'),
    ],
)
def test_old_address_stands_in_what_may_hold_it_or_before_it(page: str, expected: str) -> None:
    assert only(page, old_p1="a.p1") == expected


def test_old_address_that_is_still_there_is_not_given_twice() -> None:
    page = '<p id="old.p1">Rent.</p><p id="a.p1">Wage.</p>'
    assert only(page, old_p1="a.p1") == page


def test_alias_to_nothing_adds_nothing() -> None:
    assert only('<p id="a.p1">Rent.</p>', old_p1="a.p2") == '<p id="a.p1">Rent.</p>'


def test_address_in_another_file_of_the_book_is_not_given_twice() -> None:
    pages = {"one": '<p id="old.p1">Rent.</p>', "two": '<p id="a.p1">Wage.</p>'}
    assert with_aliases(pages, {"old.p1": "a.p1"}) == pages


def test_identifier_with_signs_of_markup_stays_one() -> None:
    assert only('<p id="a&amp;b">Rent.</p>', old_p1="a&b") == '<p id="a&amp;b"><span id="old.p1"></span>Rent.</p>'
    assert with_aliases({"x": '<p id="a">R</p>'}, {'"><script>': "a"})["x"].count("<script>") == 0
