"""Sections that were renamed on one side: the hint names what they are, and their records go with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from paperbuild.model.paper import Paper
from paperbuild.model.translation import State
from tests.compare.conftest import translation_findings

Make = Callable[[Mapping[str, bytes]], Paper]
RENTS = ("# Rents {#rents}\n\nRents rose in every town.\n", "# Loyers {#rents}\n\nLes loyers ont augmenté.\n")
COURTS = ("# Courts {#courts}\n\nCourts are slow today.\n", "# Tribunaux {#courts}\n\nLes tribunaux sont lents.\n")
WAGES = (
    "# Wages\n\nThey fell[^a].\n\n[^a]: By a fourth.\n",
    "# Salaires\n\nIls baissent[^a].\n\n[^a]: D'un quart.\n",
)


def paper_of(source: Mapping[str, str], french: Mapping[str, str], records: Mapping[str, str]) -> dict[str, bytes]:
    texts = {f"content/en/{name}": text for name, text in source.items()}
    texts |= {f"content/fr/{name}": text for name, text in french.items()}
    texts |= {f"content/fr/made-from/{name}": text for name, text in records.items()}
    return {path: text.encode() for path, text in texts.items()}


@pytest.mark.parametrize(
    ("source", "french", "records", "renames"),
    [
        # A section was put in front, and all that follow have other numbers: no number may be believed.
        (
            {"01-sum.md": "# Summary {#sum}\n\nIn short.\n", "02-rents.md": RENTS[0], "03-courts.md": COURTS[0]},
            {"01-rents.md": RENTS[1], "02-courts.md": COURTS[1]},
            {},
            {"01-rents.md": "02-rents.md", "02-courts.md": "03-courts.md"},
        ),
        (
            {"01-a.md": RENTS[0], "02-b.md": COURTS[0]},
            {"01-x.md": COURTS[1], "02-y.md": RENTS[1]},
            {},
            {"01-x.md": "02-b.md", "02-y.md": "01-a.md"},
        ),
        ({"01-a.md": RENTS[0]}, {"01-b.md": COURTS[1]}, {}, {}),
        # By the names of notes, and by what the file was made from.
        ({"01-a.md": WAGES[0], "02-b.md": RENTS[0]}, {"02-c.md": WAGES[1]}, {}, {"02-c.md": "01-a.md"}),
        (
            {"01-a.md": "# One\n\nA text.\n", "02-b.md": "# Two\n\nAnother text.\n"},
            {"01-c.md": "# Deux\n\nUn autre texte.\n"},
            {"01-c.md": "# Two\n\nAnother text.\n"},
            {"01-c.md": "02-b.md"},
        ),
        # Two that are equally like one: nobody knows.
        ({"01-a.md": WAGES[0]}, {"02-b.md": WAGES[1], "03-c.md": WAGES[1]}, {}, {}),
        ({"05-rents.md": "# One\n\nA text.\n"}, {"05-rnets.md": "# Un\n\n- B.\n"}, {}, {"05-rnets.md": "05-rents.md"}),
        ({"05-rents.md": "# One\n\nA text.\n"}, {"05-loyers.md": "# Un\n\n- B.\n"}, {}, {}),
    ],
)
def test_a_section_is_known_by_what_is_in_it(
    source: Mapping[str, str],
    french: Mapping[str, str],
    records: Mapping[str, str],
    renames: Mapping[str, str],
    make_paper: Make,
) -> None:
    paper = make_paper(paper_of(source, french, records))
    assert paper.translations[0].renames == renames
    told = {item.rule: item.hint for item in translation_findings(paper) if item.rule == "LOC003"}
    assert bool(renames) == ("locale mv" in told["LOC003"])
    missing = [item for item in translation_findings(paper) if item.rule == "LOC002"]
    copies = [item for item in missing if "begin with a copy" in item.hint]
    assert len(copies) == len(source) - len(renames), "what has another name is not to be begun anew"


def _blocks(text: str) -> int:
    return len(text.strip().split("\n\n"))


@pytest.mark.parametrize(
    ("source", "french", "records"),
    [
        # Renamed, in the source and in the translation, but not the record.
        ({"02-rents.md": RENTS[0]}, {"02-rents.md": RENTS[1]}, {"01-rents.md": RENTS[0]}),
        # One changed places with another.
        (
            {"01-a.md": RENTS[0], "02-c.md": COURTS[0]},
            {"01-a.md": RENTS[1], "02-c.md": COURTS[1]},
            {"02-b.md": RENTS[0], "01-b.md": COURTS[0]},
        ),
        # Split into two.
        (
            {"01-rents.md": RENTS[0], "02-courts.md": COURTS[0]},
            {"01-rents.md": RENTS[1], "02-courts.md": COURTS[1]},
            {"01-rents.md": RENTS[0] + "\n" + COURTS[0]},
        ),
        # Two joined.
        (
            {"01-rents.md": RENTS[0] + "\n" + COURTS[0]},
            {"01-rents.md": RENTS[1] + "\n" + COURTS[1]},
            {"01-rents.md": RENTS[0], "02-courts.md": COURTS[0]},
        ),
    ],
)
def test_a_record_goes_with_what_was_made_from_it(
    source: Mapping[str, str], french: Mapping[str, str], records: Mapping[str, str], make_paper: Make
) -> None:
    paper = make_paper(paper_of(source, french, records))
    translation = paper.translations[0]
    assert translation.counts[State.FRESH] == translation.counts.total() == sum(map(_blocks, source.values()))
    assert [item.rule for item in translation_findings(paper) if item.path.endswith(".md")] == []


def test_what_has_changed_since_is_stale_although_the_record_has_another_name(make_paper: Make) -> None:
    source = {"02-rents.md": RENTS[0] + "\nThey fell again.\n\nNobody knew.\n"}
    french = {"02-rents.md": RENTS[1] + "\nIls ont baissé.\n\nNul ne savait.\n"}
    records = {"01-rents.md": RENTS[0] + "\nThey fell once.\n\nNobody knew.\n"}
    translation = make_paper(paper_of(source, french, records)).translations[0]
    assert translation.counts[State.STALE] == 1
    assert translation.counts[State.FRESH] == 3


def test_a_record_of_something_else_is_no_record(make_paper: Make) -> None:
    files = paper_of({"02-rents.md": RENTS[0]}, {"02-rents.md": RENTS[1]}, {"01-courts.md": COURTS[0]})
    assert [one.rule for one in translation_findings(make_paper(files)) if one.path.endswith(".md")] == ["LOC026"]
