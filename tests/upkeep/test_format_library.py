"""A library in order reads as it did before, has every comment that it had, and is in order for good."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperbuild.app.load import decoded
from paperbuild.findings.errors import UsageError
from paperbuild.findings.source import SourceFile
from paperbuild.model.bibliography import Bibliography
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from paperbuild.upkeep.format_library import Order, formatted, reads_the_same
from tests.places import ROOT

LIBRARIES = sorted(ROOT.rglob("*.bib"), key=str)
LIBRARIES = [path for path in LIBRARIES if not {".venv", "build", "checkers"} & set(path.parts)]


def library_of(text: str) -> Bibliography:
    return parse_bibliography(SourceFile("bibliography.bib", text))


def in_order(text: str, order: Order = "key") -> str:
    """The text in order, having proved what must hold of any text."""
    library = library_of(text)
    made = formatted(library, order).text
    again = library_of(made)
    assert reads_the_same(library, again)
    assert formatted(again, order).text == made
    return made


def test_the_layout() -> None:
    text = """@Book(Zed2020 , TITLE="Z", Author = {Zed,
      Ann} , year=2020, month = jan # "~1",)
@article{abel, title = {A}}"""
    expected = """@article{abel,
  title        = {A}
}

@book{Zed2020,
  title        = "Z",
  author       = {Zed,
      Ann},
  year         = 2020,
  month        = jan # "~1"
}
"""
    assert in_order(text) == expected


def test_comments_stay_where_they_belong() -> None:
    text = """About the file.

% about z
@book{z, % behind its key
  % above the title
  title = {Z}, % behind the title
  year = 2020 % behind the year
  % at the end
} % behind z
% a chapter

@book{a, title = {A} }
% the end
"""
    expected = """About the file.

% a chapter

@book{a,
  title        = {A}
}

% about z
@book{z, % behind its key
  % above the title
  title        = {Z}, % behind the title
  year         = 2020 % behind the year
  % at the end
} % behind z

% the end
"""
    assert in_order(text) == expected


def test_an_entry_with_a_comment_where_no_line_is_stays_as_it_is() -> None:
    odd = '@book{a, title = % odd\n {A} # % odder\n "B", year=2020}'
    assert in_order(odd) == f"{odd}\n"


@pytest.mark.parametrize(
    ("order", "keys"),
    [("key", ["b", "C", "d", "parent"]), ("type", ["C", "b", "d", "parent"]), ("file", ["d", "parent", "C", "b"])],
)
def test_the_orders(order: Order, keys: list[str]) -> None:
    text = "@inbook{d, crossref={parent}}\n@book{parent, title={P}}\n@article{C, title={C}}\n@inbook{b, title={B}}\n"
    assert [entry.key for entry in library_of(in_order(text, order)).entries] == keys


def test_definitions_come_first_and_what_depends_on_their_order_stays() -> None:
    assert in_order("@book{b, title = x}\n").startswith("@book")
    text = '@string{p = "P"}\n@book{b, publisher = p}\n@preamble{"\\x"}\n@book{a, publisher = p}\n'
    assert [line[:5] for line in in_order(text).splitlines() if line.startswith("@")] == [
        "@stri",
        "@prea",
        "@book",
        "@book",
    ]
    late = '@book{b, publisher = p}\n@string{p = "P"}\n@book{a, publisher = p}\n'
    assert formatted(library_of(late), "key").order == "file"  # to `b`, `p` means nothing
    assert in_order(late).index("@book{b") < in_order(late).index("@string") < in_order(late).index("@book{a")


def test_the_first_of_two_entries_with_one_key_stays_the_first() -> None:
    made = in_order("@book{A, title={1}}\n@book{a, title={2}}\n@book{A, title={3}}\n@book{0, title={4}}\n")
    assert [entry.value("title") for entry in library_of(made).entries] == ["4", "1", "2", "3"]


def test_broken_entries_stay_where_they_are() -> None:
    text = "@book{z, title={Z}}\n@book{x, title = {X\n@book{a,title={A}}\n"
    made = in_order(text)
    assert [one.key for one in library_of(made).broken] == ["x"]
    assert made.index("{z") < made.index("{x") < made.index("{a")


def test_line_ends_stay() -> None:
    made = in_order("% head\r\n\r\n@book{a, title={A}}\r\n@book{b, title={B}}\r\n")
    assert made.count("\r\n") == made.count("\n") == 9


@pytest.mark.parametrize("path", LIBRARIES, ids=lambda path: path.parent.name + "/" + path.name)
@pytest.mark.parametrize("order", ["key", "type", "file"])
def test_every_library_of_ours_reads_the_same(path, order: Order) -> None:  # type: ignore[no-untyped-def]
    file = decoded(path.read_bytes(), "bibliography.bib")
    in_order(file.text, order)


def test_the_library_of_the_first_paper_is_in_order() -> None:
    text = (ROOT / "bibliography.bib").read_text(encoding="utf-8")
    assert in_order(text) == text


PIECES = st.sampled_from(
    [
        *"@{}(),=#%\" \n\t\\", "\r\n", "\n\n", "@book{", "@string{", "@comment{", "@preamble{", "@article(", "a",
        "b,", "key,", "title = {T}", 'year = "2020"', "month = jan", "crossref = {a}", "% remark\n", "}\n", ",\n", "é",
        "{x}", "note = x # {y}",
    ]
)  # fmt: skip
ENTRIES = st.builds(
    "{}{}{}@{}{{{},{} {} = {}{},{}}}{}\n".format,
    st.sampled_from(["", "\n", "% above\n", "% apart\n\n", "words "]),
    st.sampled_from(["", "@string{s = {S}}\n", '@comment{c\n\n"}\n', "@preamble{{P}}"]),
    st.sampled_from(["", "\n"]),
    st.sampled_from(["book", "Article", "misc"]),
    st.sampled_from("abcABC"),
    st.sampled_from(["", " % behind\n", "\n  % above\n"]),
    st.sampled_from(["title", "AUTHOR", "a-very-long-name"]),
    st.sampled_from(["{T}", '"T"', "2020", "s", 's # {x} # "y"', "{%}", "% odd\n {T}", "{a\n\nb}"]),
    st.sampled_from(["", " % behind\n"]),
    st.sampled_from(["", " crossref = {a}", " title = {2}", "\n% last\n"]),
    st.sampled_from(["", " % after", " words"]),
)


@given(st.lists(ENTRIES, max_size=6).map("".join), st.sampled_from(["key", "type", "file"]))
def test_any_library_reads_the_same_in_order(text: str, order: Order) -> None:
    in_order(text, order)
    in_order(text.replace("\n", "\r\n"), order)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_at_all_reads_the_same_in_order(text: str) -> None:
    in_order(text)


def test_a_file_that_is_damaged_is_refused() -> None:
    damaged = decoded(b"@book{a, title = {caf\xe9}}", "bibliography.bib")
    with pytest.raises(UsageError, match=r"bibliography\.bib:1 is not UTF-8"):
        formatted(parse_bibliography(damaged), "key")
    unmerged = replace(damaged, text="<<<<<<< a\n@book{a}\n=======\n>>>>>>> b\n", bad_bytes=None)
    with pytest.raises(UsageError, match="git could not merge"):
        formatted(parse_bibliography(unmerged), "key")
