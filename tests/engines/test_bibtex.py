"""What bibtexparser is used for: names in their parts, and LaTeX as a reader sees it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperbuild.engines.bibtex import Name, plain_text, read_name

NAMES = {
    "Bindel, Julie": Name("Julie", "Bindel"),
    "Julie Bindel": Name("Julie", "Bindel"),
    "Ludwig van Beethoven": Name("Ludwig", "Beethoven", "van"),
    "van Beethoven, Ludwig": Name("Ludwig", "Beethoven", "van"),
    "King, Jr., Martin Luther": Name("Martin Luther", "King", suffix="Jr."),
    "{Human Rights Watch}": Name("", "{Human Rights Watch}"),
    "Plato": Name("", "Plato"),
    "A, B, C, D": Name(fault="Too many commas"),
}


@pytest.mark.parametrize(("name", "parts"), NAMES.items())
def test_a_name_is_read_in_its_parts(name: str, parts: Name) -> None:
    assert read_name(name) == parts


def test_latex_is_read_as_it_is_printed() -> None:
    assert plain_text('{\\"O}sterg{\\aa}rd \\& {Sons}') == "Östergård & Sons"
    assert plain_text("{The} Act~1") == "The Act 1"


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["\\", "{", "}", "$", ",", " ", "and", "\\begin{a}", "a", "%"])).map("".join)
)
def test_no_text_makes_it_raise(text: str) -> None:
    read_name(text)
    plain_text(text)


def test_bibtexparser_is_loaded_only_when_a_field_needs_it() -> None:
    program = (
        "import sys; from paperbuild.engines.bibtex import plain_text, read_name;"
        "read_name('Bindel, Julie'); read_name('{A and B}'); plain_text('{The} Act');"
        "sys.exit('bibtexparser' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
