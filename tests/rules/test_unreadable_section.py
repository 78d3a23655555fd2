"""A section that pandoc gives up on, which no case file can hold without waiting for it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from paperbuild.checks.check import found
from paperbuild.model.paper import Paper
from paperbuild.rules.sections import empty_section, unreadable_section


def unreadable(make_paper: Callable[[Mapping[str, str]], Paper]) -> Paper:
    paper = make_paper({"content/en/01-case.md": "# A\n\nText.\n", "content/en/02-other.md": "# B\n\nText.[^gone]\n"})
    (locale,) = paper.locales
    lost = replace(locale.sections[0], trouble="too much in it is nested", headings=(), prose=(), identifiers=())
    return replace(paper, locales=(replace(locale, sections=(lost, locale.sections[1])),))


def test_an_unreadable_section_is_reported_with_its_reason(make_paper: Callable[[Mapping[str, str]], Paper]) -> None:
    (told,) = unreadable_section.check_section(unreadable(make_paper).sections[0])
    assert (told.path, told.start) == ("content/en/01-case.md", (1, 1))
    assert "too much in it is nested" in told.message
    assert "one half" in told.hint


def test_it_is_not_called_empty_and_hides_nothing_in_the_next(
    make_paper: Callable[[Mapping[str, str]], Paper],
) -> None:
    paper = unreadable(make_paper)
    assert not list(empty_section.check_section(paper.sections[0]))
    codes = [item.rule for item in found(paper)]
    assert sorted(codes) == ["NOT001", "SEC005"]


@pytest.mark.parametrize(
    ("tangled", "place"),
    [
        ("> " * 500 + "deep", (3, 1)),
        ("see " + "[" * 4000 + "x", (3, 5)),
        ("words\n" * 9 + '"' * 300, (12, 1)),
        (" " * 240 + "- deep", (3, 241)),
    ],
)
def test_where_one_line_is_a_tangle_the_finding_points_at_it(
    make_paper: Callable[[Mapping[str, str]], Paper], tangled: str, place: tuple[int, int]
) -> None:
    text = f"# A *good* [heading](https://example.org)\n\n{tangled}\n\n| a | b |\n|{'-' * 400}|{'-' * 400}|\n"
    (section,) = make_paper({"content/en/01-case.md": text}).locales[0].sections
    (told,) = unreadable_section.check_section(replace(section, trouble="it takes too long"))
    assert told.start == place
    assert "probably here" in told.hint
