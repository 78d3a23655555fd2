"""Paragraphs of a definition stay apart, also where its term stands right above the first."""

from __future__ import annotations

import re

import pytest

from paperbuild.model.formats import Format
from tests.built import build_project
from tests.conftest import project_of


def definitions(text: str) -> list[str]:
    """What stands in each definition of a section, without the ends of lines."""
    made = build_project(project_of({"content/en/01-terms.md": f"# Terms {{#terms}}\n\n{text}"}), Format.HTML)
    html = made.artifacts["en", Format.HTML].content.decode()
    return [" ".join(found.split()) for found in re.findall(r"<dd>(.*?)</dd>", html, re.DOTALL)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Term\n:   One.\n\n    Two.\n", ["<p>One.</p> <p>Two.</p>"]),
        ("Term\n:   One.\n:   Two.\n", ["One.", "Two."]),  # two definitions of one term
        ("Term\n:   One.\n\n    - Two.\n", ["One. <ul> <li>Two.</li> </ul>"]),
    ],
)
def test_paragraphs_of_a_definition_are_not_printed_as_one(text: str, expected: list[str]) -> None:
    assert definitions(text)[: len(expected)] == expected


def test_so_do_those_of_a_definition_within_another() -> None:
    (outer, *_) = definitions("Term\n:   Of it:\n\n    Inner\n    :   One.\n\n        Two.\n")
    assert outer.endswith("<p>One.</p> <p>Two.</p>")
