"""No field makes a rule or `fix` slow, however long it is: the time grows with the length, not with its square."""

from __future__ import annotations

import pytest

from paperbuild.checks.fix_library import fix_library
from tests.clock import at_most
from tests.rules.test_bib_rules import found, paper

LETTERS = 60_000
LIMIT_S = 20  # what grows with the square takes minutes

FIELDS = {
    "doi": ["doi:", r"{\_}", "https://doi.org/"],
    "url": ["http://a.org/ ", "&amp;", "%"],
    "pages": ["-", "1-", "n/a-", " "],
    "author": [",", " ", "a;", "a, ", "a=b,", "A and ", "Organization, World and ", "&", "et al. ", "A. ", "(ed"],
    "title": [
        "&amp;",
        "&amp;<i>",
        "<i>",
        "<i>{",
        r"\ensuremath{",
        "$1 ",
        "&",
        r"\(\alpha ",
        r"$\foo$",
        r"\(",
        "Ã©",
        "Ð",
        "  ",
        "a  ",
        "{\\",
    ],
    "isbn": ["0028-0836 ", "(", "9"],
}


@pytest.mark.parametrize(("name", "unit"), [(name, unit) for name, units in FIELDS.items() for unit in units])
def test_a_field_of_many_letters_takes_no_time_to_speak_of(name: str, unit: str) -> None:
    text = f"@misc{{k, {name} = {{{unit * (LETTERS // len(unit))}}}, date = 2001}}\n"
    with at_most(LIMIT_S):
        subject = paper(text.encode())
        found(subject)
        fix_library(subject)
