"""Fragments are read as XML, with the place of every element, and changed nowhere else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from paperbuild.output.text.elements import Edit, edited, elements_of

FRAGMENT = (
    '<p id="a&amp;b">é <b>x</b><br />\x01 y &lt;</p>\n<img src="a>b" alt="" /><ul>\n<li><p>z</p></li></ul><a></a>'
)


def test_each_element_says_where_its_tags_stand() -> None:
    content = FRAGMENT.encode()
    places = [
        tuple(content[start:end].decode() for start, end in ((one.start, one.inside), (one.end, one.after)))
        for one in elements_of(FRAGMENT)
    ]
    assert places == [
        ('<p id="a&amp;b">', "</p>"),
        ("<b>", "</b>"),
        ("<br />", ""),
        ('<img src="a>b" alt="" />', ""),
        ("<ul>", "</ul>"),
        ("<li>", "</li>"),
        ("<p>", "</p>"),
        ("<a>", "</a>"),
    ]


def test_an_element_has_its_attributes_and_its_words_as_they_are_read() -> None:
    paragraph, *_ = elements_of(FRAGMENT)
    assert paragraph.identifier == "a&b"
    assert paragraph.says() == "é x? y <"
    assert paragraph.says(lambda one: one.name == "b") == "é ? y <"


def test_what_an_element_begins_with_is_no_block_where_words_stand_before_it() -> None:
    by_name = {one.name: one for one in elements_of(FRAGMENT)}
    assert by_name["ul"].first_block is by_name["li"]
    paragraph, *_ = elements_of(FRAGMENT)
    assert paragraph.first_block is None
    assert by_name["a"].first_block is None


def test_edits_change_nothing_around_them_and_stand_in_their_order() -> None:
    bold = elements_of(FRAGMENT)[1]
    edits = [Edit(bold.after, bold.after, "ü"), Edit(bold.start, bold.inside, "<i>"), Edit(bold.after, bold.after, "!")]
    assert edited(FRAGMENT, edits) == FRAGMENT.replace("<b>", "<i>").replace("</b>", "</b>ü!")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="<&"), max_size=20))
def test_any_letters_leave_places_as_they_are(text: str) -> None:
    fragment = f"<p>{text}</p><b>x</b>"
    bold = elements_of(fragment)[1]
    assert fragment.encode()[bold.start : bold.after] == b"<b>x</b>"
