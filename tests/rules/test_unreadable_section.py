"""A section that pandoc gives up on, which no case file can hold without waiting for it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

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


def test_it_is_not_called_empty_and_hides_nothing_in_the_next(
    make_paper: Callable[[Mapping[str, str]], Paper],
) -> None:
    paper = unreadable(make_paper)
    assert not list(empty_section.check_section(paper.sections[0]))
    codes = [item.rule for item in found(paper)]
    assert sorted(codes) == ["NOT001", "SEC005"]
