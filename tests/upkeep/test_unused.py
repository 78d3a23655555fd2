"""Unused works are those of rule BIB014, with those that only they refer to; their comments go with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from paperbuild.findings.errors import UsageError
from paperbuild.model.paper import Paper
from paperbuild.upkeep.unused import unused_entries, without_entries

Make = Callable[[Mapping[str, str]], Paper]

LIBRARY = """% the library

% cited
@inbook{child, crossref = {parent}, title = {C}}

% not cited
@inbook{other, crossref = {uncle}, title = {O}} % behind

% a chapter

% about the uncle
@book{uncle, title = {U}}

@book{parent, title = {P}}

% paperbuild ignore unused-entry: for the next edition
@book{kept, title = {K}}

@book{listed, title = {L}, keywords = {more}}
"""
SECTION = "# A {#a}\n\nA.[@child]\n\n::: {.bibliography keyword=more}\n:::\n"


def test_what_only_unused_works_refer_to_is_unused(make_paper: Make) -> None:
    paper = make_paper({"content/en/01-a.md": SECTION, "bibliography.bib": LIBRARY})
    found = unused_entries(paper)
    assert [entry.key for entry in found] == ["other", "uncle"]
    made = without_entries(paper, found)
    assert made
    assert made.text == LIBRARY.replace(
        "% not cited\n@inbook{other, crossref = {uncle}, title = {O}} % behind\n\n", ""
    ).replace("% about the uncle\n@book{uncle, title = {U}}\n\n", "")
    left = make_paper({"content/en/01-a.md": SECTION, "bibliography.bib": made.text})
    assert unused_entries(left) == []


def test_a_work_that_another_locale_cites_is_used(make_paper: Make) -> None:
    files = {
        "content/en/01-a.md": SECTION,
        "content/fr/01-a.md": "# A {#a}\n\nA.[@uncle]\n",
        "bibliography.bib": LIBRARY,
    }
    assert [entry.key for entry in unused_entries(make_paper(files))] == ["other"]


def test_where_citations_are_not_known_nothing_is_unused(make_paper: Make) -> None:
    paper = make_paper({"content/en/01-a.md": "> " * 500 + "a", "bibliography.bib": LIBRARY})
    with pytest.raises(UsageError, match=r"01-a\.md cannot be read"):
        unused_entries(paper)
