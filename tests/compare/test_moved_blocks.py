"""What has moved, in the source or in the translation, within a section or into another, is told once, as that."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from paperbuild.compare.moved import in_order
from paperbuild.model.paper import Paper
from paperbuild.model.translation import State
from tests.compare.conftest import translation_findings

MakePaper = Callable[[Mapping[str, str]], Paper]
Told = list[tuple[str, str, int, str]]

WORKS = "".join(f"@book{{{key}, author={{B, A}}, title={{T}}, date={{2019}}}}\n" for key in ("lee", "doe"))
LEFT, LEFT_FR = "The tenants of Ede left in 2016.[@lee]", "Les locataires d'Ede sont partis en 2016.[@lee]"
PAID, PAID_FR = "Those of Oss stayed and paid 510 euros.", "Ceux d'Oss sont restés et ont payé 510 euros."
ASKED, ASKED_FR = "Nobody asked them why.", "Personne ne leur a demandé pourquoi."
WAGES, WAGES_FR = "Wages did not rise at all that year.", "Cette année-là, les salaires n'ont pas du tout augmenté."


def section(name: str, *paragraphs: str) -> str:
    return f"# {name.upper()} {{#{name}}}\n\n" + "\n\n".join(paragraphs) + "\n"


def box(name: str, text: str, *, has_identifier: bool = True) -> str:
    attributes = f"#{name} .case-study" if has_identifier else ".case-study"
    return f"::: {{{attributes}}}\n### {name.title()}\n\n{text}\n:::"


def files(english: Mapping[str, str], french: Mapping[str, str], record: Mapping[str, str]) -> Mapping[str, str]:
    """A paper whose French was made from `record`; each has texts by the names of their sections."""
    folders = (("content/en", english), ("content/fr", french), ("content/fr/made-from", record))
    texts = {f"{folder}/01-{name}.md": text for folder, each in folders for name, text in each.items()}
    return {**texts, "bibliography.bib": WORKS}


def told(make_paper: MakePaper, *texts: Mapping[str, str]) -> Told:
    found = translation_findings(make_paper(files(*texts)))
    return [
        (one.name, one.path.removeprefix("content/"), one.start.line, one.message)
        for one in found
        if not one.path.endswith("metadata.toml")
    ]


def a(*paragraphs: str) -> Mapping[str, str]:
    return {"a": section("a", *paragraphs)}


def ab(first: tuple[str, ...], second: tuple[str, ...]) -> Mapping[str, str]:
    return {"a": section("a", *first), "b": section("b", *second)}


# In the translation


@pytest.mark.parametrize("has_identifier", [True, False])
@pytest.mark.parametrize("between", [(), ("Between.",)])
def test_two_boxes_that_have_changed_places_are_one_finding(
    make_paper: MakePaper, has_identifier: bool, between: tuple[str, ...]
) -> None:
    names = [("ede", "In Ede 510 people left.[@lee]"), ("oss", "In Oss 94 people stayed.[@doe]")]
    frenchs = [("oss", "À Oss 94 personnes sont restées.[@doe]"), ("ede", "À Ede 510 personnes sont parties.[@lee]")]
    mine, other = ([box(*one, has_identifier=has_identifier) for one in each] for each in (names, frenchs))
    english = a("Before.", mine[0], *between, mine[1], "After.")
    french = a("Avant.", other[0], *(["Entre."] if between else []), other[1], "Après.")
    (found,) = told(make_paper, english, french, english)
    assert found[0] == "moved-block"
    second = 11 + 2 * len(between)
    wanted = f"the box of content/en/01-a.md:5 and that of content/en/01-a.md:{second} have changed places here"
    assert found[3] == wanted


def test_a_paragraph_that_stands_elsewhere_is_one_finding(make_paper: MakePaper) -> None:
    english = a(LEFT, PAID, ASKED)
    assert told(make_paper, english, a(PAID_FR, LEFT_FR, ASKED_FR), english) == [
        ("moved-block", "fr/01-a.md", 5, "the paragraph of content/en/01-a.md:3 stands elsewhere here")
    ]


def test_a_paragraph_in_another_section_is_one_finding(make_paper: MakePaper) -> None:
    english = ab((LEFT, PAID), (WAGES,))
    assert told(make_paper, english, ab((PAID_FR,), (WAGES_FR, LEFT_FR)), english) == [
        ("moved-block", "fr/01-b.md", 5, "the paragraph of content/en/01-a.md:3 stands elsewhere here")
    ]


def test_works_that_have_changed_places_are_no_paragraphs_that_have(make_paper: MakePaper) -> None:
    english = a("Rents rose.[@lee]", "Wages fell.[@doe]")
    french = a("Les loyers ont augmenté.[@doe]", "Les salaires ont baissé.[@lee]")
    assert [one[0] for one in told(make_paper, english, french, english)] == ["moved-citation"]


def test_what_differs_within_a_block_that_has_moved_is_told_too(make_paper: MakePaper) -> None:
    english = a(f"{LEFT} It cost 90 euros.", PAID, box("ede", "For 30 days."))
    french = a(box("ede", "Pendant 31 jours."), PAID_FR, f"{LEFT_FR} Cela a coûté 90 euros.")
    assert {one[0] for one in told(make_paper, english, french, english)} == {"moved-block", "different-figure"}


# In the source


def test_a_paragraph_that_the_source_has_moved_carries_its_translation_along(make_paper: MakePaper) -> None:
    record, english = a(LEFT, PAID, ASKED, WAGES), a(PAID, ASKED, WAGES, LEFT)
    assert told(make_paper, english, a(LEFT_FR, PAID_FR, ASKED_FR, WAGES_FR), record) == [
        ("stale", "fr/01-a.md", 3, "the source has this paragraph elsewhere now: content/en/01-a.md:9")
    ]
    assert told(make_paper, english, a(PAID_FR, ASKED_FR, WAGES_FR, LEFT_FR), record) == []


def test_a_box_that_the_source_has_moved_is_one_finding(make_paper: MakePaper) -> None:
    english, french = box("ede", "In Ede 510 people left."), box("ede", "À Ede 510 personnes sont parties.")
    rest, rest_fr = (LEFT, PAID, ASKED, WAGES), (LEFT_FR, PAID_FR, ASKED_FR, WAGES_FR)
    record, now = a(english, *rest), a(*rest, english)
    assert told(make_paper, now, a(french, *rest_fr), record) == [
        ("stale", "fr/01-a.md", 3, "the source has this box elsewhere now: content/en/01-a.md:11")
    ]
    assert told(make_paper, now, a(*rest_fr, french), record) == []


@pytest.mark.parametrize("note", ["", "[^n]"])
def test_a_paragraph_that_the_source_has_moved_to_another_section_is_told_once(
    make_paper: MakePaper, note: str
) -> None:
    defined, defined_fr = (("[^n]: A note.",), ("[^n]: Une note.",)) if note else ((), ())
    left, left_fr = LEFT + note, LEFT_FR + note
    record, english = ab((left, PAID, *defined), (WAGES,)), ab((PAID,), (WAGES, left, *defined))
    assert told(make_paper, english, ab((left_fr, PAID_FR, *defined_fr), (WAGES_FR,)), record) == [
        ("stale", "fr/01-a.md", 3, "the source has this paragraph elsewhere now: content/en/01-b.md:5")
    ]
    moved = ab((PAID_FR,), (WAGES_FR, left_fr, *defined_fr))
    assert told(make_paper, english, moved, record) == []
    (translation,) = make_paper(files(english, moved, record)).translations
    assert set(translation.counts.elements()) == {State.FRESH}


def test_what_was_moved_and_changed_is_told_as_changed(make_paper: MakePaper) -> None:
    record, english = ab((LEFT, PAID), (WAGES,)), ab((PAID,), (WAGES, LEFT.replace("left", "were gone")))
    messages = [one[3] for one in told(make_paper, english, ab((LEFT_FR, PAID_FR), (WAGES_FR,)), record)]
    assert messages == [
        "the source no longer has this paragraph",
        "the source has a new paragraph, content/en/01-b.md:5",
    ]


def test_what_the_source_says_twice_is_not_guessed(make_paper: MakePaper) -> None:
    record, english = ab((ASKED, PAID, ASKED), (WAGES,)), ab((PAID, ASKED), (WAGES, ASKED, ASKED))
    found = told(make_paper, english, ab((ASKED_FR, PAID_FR, ASKED_FR), (WAGES_FR,)), record)
    assert not [one for one in found if "elsewhere" in one[3]]


# Sections that were split and joined


def test_a_section_that_the_source_has_split_is_told_once(make_paper: MakePaper) -> None:
    record, english = a(LEFT, PAID, ASKED, WAGES), ab((LEFT, PAID), (ASKED, WAGES))
    assert told(make_paper, english, a(LEFT_FR, PAID_FR, ASKED_FR, WAGES_FR), record) == [
        (
            "stale",
            "fr/01-a.md",
            7,
            "the source has this paragraph and the block behind it elsewhere now: content/en/01-b.md:3",
        )
    ]
    (found,) = told(make_paper, english, ab((LEFT_FR, PAID_FR), (ASKED_FR, WAGES_FR)), record)
    assert found[3] == "the source has a new heading, content/en/01-b.md:1", "the rest is as it was"


def test_a_section_that_the_source_has_joined_with_another_is_told_once(make_paper: MakePaper) -> None:
    record, english = ab((LEFT, PAID), (ASKED, WAGES)), a(LEFT, PAID, ASKED, WAGES)
    split = ab((LEFT_FR, PAID_FR), (ASKED_FR, WAGES_FR))
    assert [one[:2] for one in told(make_paper, english, split, record)] == [("extra-section", "fr/01-b.md")]
    (found,) = [one for one in translation_findings(make_paper(files(english, split, record))) if one.rule == "LOC003"]
    assert found.hint == "`01-a.md` of the source has its text now: move what it says to `01-a.md`, and delete it"
    assert told(make_paper, english, a(LEFT_FR, PAID_FR, ASKED_FR, WAGES_FR), record) == []


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [([], 0), ([3], 1), ([1, 2, 3], 3), ([3, 1, 2], 2), ([5, 1, 4, 2, 3], 3), ([3, 2, 1], 1)],
)
def test_as_many_as_can_be_are_in_order(numbers: list[int], wanted: int) -> None:
    found = in_order(numbers)
    assert found == sorted(found)
    assert len(found) == wanted
    assert [one for one in numbers if one in found] == found
