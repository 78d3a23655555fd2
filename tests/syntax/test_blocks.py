"""A library is cut into blocks without a letter lost: each entry keeps the comments that are about it."""

from __future__ import annotations

from paperbuild.findings.source import SourceFile
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from paperbuild.syntax.bibtex.blocks import library_blocks

LIBRARY = """% the file's own comment

% about a
@book{a, title = {A}} % behind a

% a chapter

% about b
@comment{one

two}
@book{b, title = {B}}
% the end
"""


def test_comments_go_to_the_entry_that_they_are_about() -> None:
    library = parse_bibliography(SourceFile("x.bib", LIBRARY))
    found = library_blocks(library)
    text = [
        [LIBRARY[slice(*span)].strip() for span in (one.before, one.near, one.span, one.after)] for one in found.blocks
    ]
    assert LIBRARY[slice(*found.head)].strip() == "% the file's own comment"
    assert text[0] == ["% about a", "% about a", "@book{a, title = {A}}", "% behind a"]
    assert text[1][0].startswith("% a chapter\n")
    assert text[1][1] == "% about b\n@comment{one\n\ntwo}"
    assert LIBRARY[slice(*found.tail)] == "% the end\n"


def test_blocks_cover_all_of_a_text() -> None:
    for text in (LIBRARY, "", "x", "@book{a}", "@book{a} @book{b}", "@string{a = {b}}\r\n@book{c", "\n\n@book{a}\n\n"):
        found = library_blocks(parse_bibliography(SourceFile("x.bib", text)))
        spans = [found.head, *(span for one in found.blocks for span in (one.before, one.span, one.after)), found.tail]
        assert "".join(text[slice(*span)] for span in spans) == text
