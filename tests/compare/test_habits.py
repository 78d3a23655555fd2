"""What translators do by the habits of their languages is no difference: they sort, turn round, and say otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from paperbuild.compare.compare import compare
from paperbuild.model.blocks import blocks_of
from paperbuild.model.paper import Paper

MakePaper = Callable[[Mapping[str, str]], Paper]

GLOSSARY = "- [Appeal]{#appeal}: within 30 days.\n- [Custody]{#custody}: 48 hours at most.\n- [Visa]{#visa}: 90 days.\n"
SORTED = (
    "- [Garde à vue]{#custody} : 48 heures au plus.\n- [Recours]{#appeal} : dans les 30 jours.\n"
    "- [Visa]{#visa} : 90 jours.\n"
)
TWO = "- [Appeal]{#appeal}: within 30 days.\n- [Custody]{#custody}: 48 hours.\n"
SORTED_TWO = "- [Garde à vue]{#custody} : 48 heures.\n- [Recours]{#appeal} : dans les 30 jours.\n"
TERMS = "Appeal\n:   Within 30 days.\n\nCustody\n:   For 48 hours.\n\nWarrant\n:   By a judge.\n"
SORTED_TERMS = "Garde à vue\n:   Pendant 48 heures.\n\nMandat\n:   D'un juge.\n\nRecours\n:   Dans les 30 jours.\n"
PARTS = (
    "## Court {#court}\n\nIt hears 48 cases.\n\n## Rent {#rent}\n\nIt is 510 euros.\n\n"
    "## Visa {#visa}\n\nFor 90 days.\n"
)
SORTED_PARTS = (
    "## Loyer {#rent}\n\nIl est de 510 euros.\n\n## Tribunal {#court}\n\nIl juge 48 affaires.\n\n"
    "## Visa {#visa}\n\nPour 90 jours.\n"
)
CLAUSES = "Of 26,000 people [@lee], 94 had done it [@doe]."
TURNED = "Seules 94 personnes l'avaient fait [@doe], sur 26 000 [@lee]."
NOTES = "The mayor signed.[^a] The town paid.[^b]\n\n[^a]: Deed, 14 March 2016.\n\n[^b]: Accounts, 2019, 510 euros.\n"
EXCHANGED = (
    "Le maire a signé.[^a] La ville a payé.[^b]\n\n[^a]: Comptes, 2019, 510 euros.\n\n[^b]: Acte, 14 mars 2016.\n"
)
RIGHT_NOTES = (
    "Le maire a signé.[^a] La ville a payé.[^b]\n\n[^a]: Acte, 14 mars 2016.\n\n[^b]: Comptes, 2019, 510 euros.\n"
)
TABLE = "| Town | Wolves | Sheep |\n|---|--:|--:|\n| Ede | 6 | 140 |\n| Assen | 4 | 215 |\n"


def kinds(make_paper: MakePaper, source: str, translation: str) -> list[str]:
    texts = {"content/en/01-a.md": f"# A {{#a}}\n\n{source}", "content/fr/01-a.md": f"# A {{#a}}\n\n{translation}"}
    library = "".join(f"@book{{{key}, author={{B, A}}, title={{T}}, date={{2019}}}}\n" for key in ("lee", "doe"))
    sections = {section.locale: section for section in make_paper({**texts, "bibliography.bib": library}).sections}
    found = compare(blocks_of(sections["en"]), blocks_of(sections["fr"])).differences
    return [item.rule for item in found]


@pytest.mark.parametrize(
    ("source", "translation"),
    [(GLOSSARY, SORTED), (TWO, SORTED_TWO), (TERMS, SORTED_TERMS), (PARTS, SORTED_PARTS), (CLAUSES, TURNED)],
    ids=["a list", "two items", "terms", "parts", "clauses"],
)
def test_what_is_sorted_or_turned_round_is_no_difference(make_paper: MakePaper, source: str, translation: str) -> None:
    assert kinds(make_paper, source, translation) == []


@pytest.mark.parametrize(
    ("source", "translation", "wanted"),
    [
        (GLOSSARY, SORTED.replace("48", "84"), ["different-figure"]),
        (PARTS, SORTED_PARTS.replace("510", "501"), ["different-figure"]),
        (CLAUSES, "Sur 26 000 personnes [@doe], 94 l'avaient fait [@lee].", ["different-order"]),
        (NOTES, EXCHANGED, ["exchanged-notes"]),
        (
            NOTES,
            RIGHT_NOTES.replace("é.[^a]", "é.[^x]").replace("é.[^b]", "é.[^a]").replace("[^x]", "[^b]"),
            ["different-order"],
        ),
        (
            TABLE,
            TABLE.replace("Town", "Ville").replace("6", "x").replace("4 |", "6 |").replace("x", "4"),
            ["different-figure"],
        ),
        ("Set `days = 30` there.", "Mettez `days = 300` là.", ["different-code"]),
        ("Seven judges left.", "Neuf juges sont partis.", ["different-figure"]),
        (
            "The forms exist only in English. Nobody explains them. Whoever signs waives the right to appeal.",
            "Les formulaires n'existent qu'en anglais. Qui signe renonce à tout recours.",
            ["missing-sentence"],
        ),
    ],
    ids=["in a list", "in a part", "works", "notes", "calls", "cells", "code", "in words", "a sentence"],
)
def test_a_slip_is_told_all_the_same(make_paper: MakePaper, source: str, translation: str, wanted: list[str]) -> None:
    assert kinds(make_paper, source, translation) == wanted


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        (
            NOTES,
            RIGHT_NOTES,
        ),
        (TABLE, TABLE.replace("Town", "Ville")),
        ("Choose `Send` there.", "Choisissez `Envoyer` là."),
        ("It is full. There is no other.", "Il est plein, et il n'y en a pas d'autre."),
        ("Half past five, and seven of them.", "Cinq heures et demie, et 7 d'entre eux."),
    ],
    ids=["notes", "cells", "a button", "one sentence", "a time"],
)
def test_what_is_right_is_left_alone(make_paper: MakePaper, source: str, translation: str) -> None:
    assert kinds(make_paper, source, translation) == []
