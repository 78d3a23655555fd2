"""Two entries of one work become one, and nothing that either of them said is lost."""

from __future__ import annotations

import pytest

from paperbuild.app.texts import prove
from paperbuild.findings.errors import UsageError
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from paperbuild.syntax.toml_table import toml_table
from paperbuild.upkeep.merge_entries import differences, merged
from paperbuild.upkeep.rename_key import key_renames
from tests.upkeep.conftest import Make, as_texts

LIBRARY = """% about a
@book{a,
  title = {The  rent}, % behind the title
  year = 2021,
  keywords = {one, two}
}

% about b
@book{b,
  title = {The rent},
  date = {2021-05-03},
  publisher = {Press}, % behind the publisher
  keywords = {two, three},
  ids = {old-b}
} % behind b

@inbook{c, crossref = {b}, title = {C}}
@book{d, related = {x, b, a}, title = {D}}
"""


def merged_texts(make_texts: Make, section: str, library: str = LIBRARY, **choices: str) -> dict[str, str]:
    texts = make_texts({"content/en/01-a.md": section, "content/fr/01-a.md": section, "bibliography.bib": library})
    changed = merged(texts, "a", "b", {name.replace("type", "@type"): key for name, key in choices.items()})
    prove(texts, changed, key_renames(texts, "b", "a", merges=True))
    return as_texts(changed)


def test_one_entry_has_what_both_said(make_texts: Make) -> None:
    made = merged_texts(make_texts, "A.[@b, p. 3] [@old-b]", year="b")["bibliography.bib"]
    assert (
        made
        == """% about a
% about b
% behind b
@book{a,
  title        = {The  rent}, % behind the title
  year         = {2021-05-03},
  keywords     = {one, two, three},
  publisher    = {Press},
  ids          = {old-b}
  % behind the publisher
}

@inbook{c, crossref = {a}, title = {C}}
@book{d, related = {x, a}, title = {D}}
"""
    )


def test_a_year_that_the_date_of_the_other_says_is_no_difference(make_texts: Make) -> None:
    library = LIBRARY.replace("year = 2021", "date = {2021-05-03}").replace(
        "  date = {2021-05-03},\n  pub", "  year = 2021,\n  pub"
    )
    made = merged_texts(make_texts, "A.", library)["bibliography.bib"]
    assert "date         = {2021-05-03}" in made
    assert "2021," not in made


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("A.[@b, p. 3]", "A.[@a, p. 3]"),
        ("A.[@a; @b]", "A.[@a]"),
        ("A.[@b; @a]", "A.[@a]"),
        ("A.[@c; @{b}; @a, p. 3; @a]", "A.[@c; @a, p. 3; @a]"),
        ("A.[@a; @b, p. 3]", "A.[@a; @a, p. 3]"),
        ("A.[@a, p. 3; @b, p. 3]", "A.[@a, p. 3]"),
        ("A.[@b, p. 3; @c; @a, p. 3]", "A.[@c; @a, p. 3]"),
        ("A.[see @b; @a]", "A.[see @a; @a]"),
        ("A.[@a][@b]", "A.[@a][@a]"),
        ("As @a and @b say.", "As @a and @a say."),
    ],
)
def test_what_cites_both_side_by_side_cites_once(section: str, expected: str, make_texts: Make) -> None:
    made = merged_texts(make_texts, section, year="a")
    assert made["content/en/01-a.md"] == made["content/fr/01-a.md"] == expected


def test_differences_are_told_and_need_a_choice(make_texts: Make) -> None:
    library = LIBRARY.replace("@book{b", "@report{b").replace("title = {The rent}", "title = {The rents}")
    found = differences(
        parse_bibliography(make_texts({"content/en/1-a.md": "", "bibliography.bib": library}).library.file), "a", "b"
    )
    assert [one.name for one in found] == ["@type", "title", "year"]
    with pytest.raises(UsageError, match="differ in @type, year") as error:
        merged_texts(make_texts, "A.", library, title="b")
    assert "--keep a" in error.value.hint
    made = merged_texts(make_texts, "A.", library, title="b", type="b", year="a")["bibliography.bib"]
    assert "@report{a,\n  title        = {The rents}, % behind the title\n  year         = 2021,\n" in made


@pytest.mark.parametrize(
    ("kept", "gone", "choices", "said"),
    [
        ("a", "a", {}, "is one entry already"),
        ("a", "x", {}, "no entry has the key `x`"),
        ("a", "old-b", {}, "`old-b` is another key of `b`"),
        ("b", "c", {}, "`c` takes fields from `b`"),
        ("a", "b", {"year": "c"}, "`c` is neither of the two works"),
        ("a", "b", {"years": "b"}, "do not differ in `years`"),
    ],
)
def test_what_cannot_be_joined_is_refused(
    kept: str, gone: str, choices: dict[str, str], said: str, make_texts: Make
) -> None:
    texts = make_texts({"content/en/01-a.md": "A.", "bibliography.bib": LIBRARY})
    with pytest.raises(UsageError, match=r"\w") as error:
        merged(texts, kept, gone, choices)
    assert said in str(error.value)


def test_a_value_that_means_something_else_at_the_other_place_is_refused(make_texts: Make) -> None:
    library = "@book{a, title={A}}\n@string{p = {Press}}\n@book{b, title={A}, publisher = p}\n"
    with pytest.raises(UsageError, match="cannot be joined without a risk"):
        merged_texts(make_texts, "A.", library)


def test_notes_of_the_work_that_is_gone_are_counted_with_those_of_the_other(make_texts: Make) -> None:
    section = "A.[@a] B.[@b] C.[@b] [of B](#note.b) [of C](#note.b-2)\n"
    library = "@book{a, title = {T}, date = {2020}}\n@book{b, title = {T}, date = {2020}}\n"
    files = {"content/en/01-a.md": section, "bibliography.bib": library}
    made = as_texts(merged(make_texts(files), "a", "b", {}, is_published=True))
    assert made["content/en/01-a.md"] == "A.[@a] B.[@a] C.[@a] [of B](#note.a-2) [of C](#note.a-3)\n"
    assert toml_table(made["content/paper.toml"])["aliases"] == {
        "work.b": "work.a",
        "note.b": "note.a-2",
        "note.b-2": "note.a-3",
    }


def test_notes_of_both_are_counted_in_their_order(make_texts: Make) -> None:
    """Where the work that is gone is cited first, the notes of the other are counted on."""
    section = "One.[@b, p. 3] Two.[@a; @b] Three.[@b] [1](#note.b) [2](#note.a) [3](#note.b-2) [x](#note.c)"
    made = merged_texts(make_texts, section, year="b")["content/en/01-a.md"]
    assert made.endswith("[1](#note.a) [2](#note.a-2) [3](#note.a-3) [x](#note.c)")


def test_an_old_address_that_another_note_has_now_gets_no_alias(make_texts: Make) -> None:
    section = "One.[@b, p. 3] Two.[@a; @b] Three.[@b]"
    texts = make_texts({"content/en/01-a.md": section, "bibliography.bib": LIBRARY})
    changed = as_texts(merged(texts, "a", "b", {"year": "b"}, is_published=True))
    aliases = toml_table(changed["content/paper.toml"])["aliases"]
    assert aliases == {"work.b": "work.a", "note.b": "note.a", "note.b-2": "note.a-3"}
