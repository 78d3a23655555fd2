"""What abbreviations mean is said at their first use in a section, and in a list."""

from __future__ import annotations

from typing import Any

from paperbuild.compose.abbreviations import Abbreviations
from paperbuild.engines.pandoc_tree import attr, div, elements, word
from paperbuild.output.text.abbreviations import with_abbreviations

MEANINGS = {"WHO": "World Health Organization", "e.g.": "for example", "ÖAW": "Academy", "ZEW": "Centre", "WHOC": "C"}


def paragraph(*words: str) -> Any:
    return {"t": "Para", "c": [word(text) for text in words]}


def explained(*blocks: Any) -> list[tuple[str, str]]:
    """The abbreviations with a meaning in these blocks, in their order."""
    made = Abbreviations(MEANINGS, "de").explained([*blocks])
    spans = [one for one in elements(made) if one["t"] == "Span"]
    return [(one["c"][1][0]["c"], dict(one["c"][0][2])["title"]) for one in spans]  # type: ignore[typeddict-item]


def test_the_first_use_of_each_has_its_meaning() -> None:
    assert explained(paragraph("The", "(WHO)", "and", "ÖAW’s", "WHO"), paragraph("e.g.,", "WHO")) == [
        ("WHO", MEANINGS["WHO"]),
        ("ÖAW", MEANINGS["ÖAW"]),
        ("e.g.", MEANINGS["e.g."]),
    ]


def test_a_longer_word_is_no_use_of_it() -> None:
    assert explained(paragraph("WHOse", "XWHO", "WHOC")) == [("WHOC", "C")]


def test_headings_and_links_keep_their_words() -> None:
    heading = {"t": "Header", "c": [1, attr(), [word("WHO")]]}
    link = {"t": "Para", "c": [{"t": "Link", "c": [attr(), [word("WHO")], ["#a", ""]]}]}
    assert explained(heading, link) == []
    assert explained(heading, link, paragraph("WHO")) == [("WHO", MEANINGS["WHO"])]


def test_the_words_around_it_stay() -> None:
    (block,) = Abbreviations(MEANINGS, "en").explained([paragraph("“WHO”-wide")])
    texts = [one["c"] for one in elements([block]) if one["t"] == "Str"]
    assert "".join(map(str, texts)) == "“WHO”-wide"


def test_a_list_has_them_all_in_the_order_of_the_language() -> None:
    (filled,) = Abbreviations(MEANINGS, "de").explained([div(attr(classes=["abbreviations"]), [])])
    (listed,) = filled["c"][1]  # type: ignore[index]
    names = [term[0]["c"] for term, _ in listed["c"]]  # type: ignore[index]
    assert names == ["e.g.", "ÖAW", "WHO", "WHOC", "ZEW"]


def test_only_the_builds_own_spans_become_abbreviations() -> None:
    html = '<span class="pb-abbreviation" title="A &amp; B">AB</span> <span class="pb-abbreviation">CD</span>'
    assert with_abbreviations(html) == '<abbr title="A &amp; B">AB</abbr> <span class="pb-abbreviation">CD</span>'
