"""What `fix` mends in a library is mended, nothing else is changed, and no rule finds anything new."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperbuild.checks.check import check
from paperbuild.checks.fix_library import fix_library
from paperbuild.model.paper import Paper
from tests.rules.test_bib_rules import found, paper
from tests.thorough import tries

MakePaper = Callable[[Mapping[str, str]], Paper]


def mended(bib: str) -> str:
    """The text of a library after `fix`."""
    fixed = fix_library(paper(bib.encode()))
    return fixed.text if fixed else bib


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("doi = {https://doi.org/10.1000/182}", "doi = {10.1000/182}"),
        ('doi = "doi:10.1000/182"', 'doi = "10.1000/182"'),
        (r"doi = {10.1007/978-3-540-89689-0{\_}23}", "doi = {10.1007/978-3-540-89689-0_23}"),
        (r"url = {https://a.org/x\_y{\&}z}", "url = {https://a.org/x_y&z}"),
        ("url = {https://a.org/?a=1&amp;b=2}", "url = {https://a.org/?a=1&b=2}"),
        ("month = {September}", "month = sep"),
        ('month = "Sept."', "month = sep"),
        ("month = September", "month = sep"),
        ("note = {Fish &amp; Chips it&#8217;s}", r"note = {Fish \& Chips it’s}"),
        ("note = {One  and\ttwo   three}", "note = {One and\ttwo three}"),
        ("author = {World Health Organization}", "author = {{World Health Organization}}"),
        ("author = {Doe, J. and Amnesty International}", "author = {Doe, J. and {Amnesty International}}"),
        (
            "note = {Of <i>C.  elegans</i> &amp; CO$<$sub$>$2$<$/sub$>$}",
            r"note = {Of \textit{C. elegans} \& CO\textsubscript{2}}",
        ),
        # The braces come after the entity.
        ("author = {Institute of Homes &amp; Rents}", r"author = {{Institute of Homes \& Rents}}"),
    ],
)
def test_what_is_certain_is_mended(typed: str, right: str) -> None:
    bib = "@misc{{a, title = {{A}}, {}, date = {{2001}}}}\n"
    assert mended(bib.format(typed)) == bib.format(right)


@pytest.mark.parametrize(
    "typed",
    [
        # A full stop may be the DOI's own, no scheme is the web's, no address is a DOI.
        "doi = {https://doi.org/10.1000/x.}",
        "url = {www.example.org}",
        "doi = {https://example.org/10.1000/182}",
        # An `and` may be part of a name; one word, or a name in capitals, may be a person's.
        "author = {Ontario Agency for Health and Promotion}",
        "author = {UNHCR}",
        # Another language's month, one that is read already, and one that is joined.
        "month = {septembre}",
        "month = {9}",
        "month = {sep}",
        'month = jan # "~12"',
        # A tag that has no end, and one of which no command of LaTeX is known.
        "note = {a <i>b, <p>c</p>}",
        # What comes from elsewhere, what nobody prints, and what a line's end makes of spaces.
        'note = "a &amp; b" # x',
        "abstract = {a &amp; b  c}",
        "note = {a\n     b}",
        r"note = {a\  b}",
        "url = {https://a.org/?x=1&copy=2}",
    ],
)
def test_what_is_not_certain_is_left(typed: str) -> None:
    bib = f"@string{{x = {{X}}}}\n@misc{{a, title = {{A}}, {typed}}}\n"
    assert mended(bib) == bib


def test_every_other_byte_stays_and_so_does_the_order() -> None:
    around = "% a &amp; comment\r\n\r\n@comment{doi = {doi:10.1/x}}\r@STRING{p = {Verso}}\n"
    entry = '@Book ( a ,\r\n\tTITLE={A &lt; B} , % x  y\r\n publisher = p, Month="June",\n doi={doi:10.1000/X}\t)\r\n'
    right = entry.replace("&lt;", "<").replace('"June"', "jun").replace("doi:10.1000/X", "10.1000/X")
    assert mended(around + entry + "stray  text") == around + right + "stray  text"


def test_what_an_entry_ignores_is_left() -> None:
    bib = (
        "% paperbuild ignore malformed-doi: as the publisher prints it\n@misc{a, title = {A}, doi = {doi:10.1000/1}}\n"
    )
    other = "@misc{b, title = {B}, doi = {doi:10.1000/2}}\n"
    fixed = fix_library(paper((bib + other).encode()))
    assert fixed is not None
    assert fixed.text == bib + other.replace("doi:", "")
    assert [one.right for one in fixed.left] == ["10.1000/1"]


def test_a_file_in_another_encoding_is_left() -> None:
    fixed = fix_library(paper("@misc{a, title = {Café}, doi = {doi:10.1000/1}}".encode("cp1252")))
    assert fixed is not None
    assert (len(fixed.mended), len(fixed.left)) == (0, 1)


def test_the_library_of_a_whole_paper_has_fewer_findings_then(make_paper: MakePaper) -> None:
    bib = "@misc{a, title = {A &amp; B}, doi = {doi:10.1000/1}, author = {World Health Organization}}\n"
    files = {"content/en/01-a.md": "# A {#a}\n\nText.[@a]\n", "bibliography.bib": bib}
    told = {item.rule for item in check(make_paper(files))}
    assert {"BIB007", "BIB012", "BIB023"} <= told
    fixed = fix_library(make_paper(files))
    assert fixed is not None
    after = {item.rule for item in check(make_paper({**files, "bibliography.bib": fixed.text}))}
    assert after == told - {"BIB007", "BIB012", "BIB023"}


VALUES = st.lists(
    st.sampled_from(
        [
            *(
                "word",
                " ",
                "  ",
                "&amp;",
                r"\&amp;",
                "&#8217;",
                "&lt;i&gt;",
                "&quot;",
                r"\&",
                "{Braces}",
                r"{\'e}",
                "$x$",
            ),
            *(" and ", "World Health Organization", "Doe, Jane", "{WHO}", "others", ",", ";", "é", "&nbsp;", "\r\n  "),
            *(
                "https://doi.org/",
                "doi:",
                "10.1000/18",
                r"{\_}",
                r"\_",
                "(",
                ")",
                "<",
                "{\\textgreater}",
                "http://a.org/",
            ),
            *("September", "June", "jan", "~", "%", "#"),
        ]
    ),
    max_size=6,
).map("".join)
FIELDS = st.lists(
    st.tuples(
        st.sampled_from(["author", "editor", "title", "note", "publisher", "doi", "url", "month", "abstract", "isbn"]),
        VALUES,
        st.sampled_from(["{}", '""']),
    ),
    max_size=4,
)


Fields = list[tuple[str, str, str]]


def entry(key: str, fields: Fields) -> str:
    return "".join((f"@misc{{{key},\r\n", *(f" {n} = {d[0]}{v}{d[1]},\n" for n, v, d in fields), "}\n% x  &amp;\n"))


@settings(max_examples=tries(50, 500))
@given(st.lists(FIELDS, min_size=1, max_size=3))
def test_a_second_time_nothing_is_to_be_mended_and_nothing_new_is_found(
    entries: list[list[tuple[str, str, str]]],
) -> None:
    bib = "".join(entry(f"k{number}", fields) for number, fields in enumerate(entries))
    text = mended(bib)
    assert mended(text) == text
    before, after = (Counter(item.rule for item in found(paper(each.encode()))) for each in (bib, text))
    assert not after - before


@settings(max_examples=tries(50, 500))
@given(VALUES.filter(lambda value: value.count("{") == value.count("}")))
def test_a_text_says_the_same_afterwards(value: str) -> None:
    before = paper(entry("k", [("note", value, "{}")]).encode()).bibliography.entries
    after = paper(mended(entry("k", [("note", value, "{}")])).encode()).bibliography.entries
    assert [said(each.value("note")) for each in after] == [said(each.value("note")) for each in before]


def said(latex: str) -> str:
    """What a value says: its letters, entities read, without spaces and braces."""
    plain = re.sub(r"[{}\\]", "", latex)
    while (decoded := html.unescape(plain)) != plain:
        plain = decoded
    return re.sub(r"[\s~]|\u00a0", "", plain)
