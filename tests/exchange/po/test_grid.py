"""Grid tables go out cell by cell, and are drawn anew only where a cell has changed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.exchange.po.conftest import Exchange, Files, small
from tests.exchange.po.test_merge import PATH

Make = Callable[[Files], Exchange]
TABLE = "01-rent.md#rent/table-1"
GRID = """# Rent {#rent}

+---------+:--------:+
| City    | Rent     |
+=========+==========+
| Here    | High     |
| more    | and up   |
+---------+----------+
| There   | *Low*[^a]|
|         |          |
+---------+----------+

: Rents by city {#rents}

[^a]: A note.
"""


def drawn(text: str) -> str:
    return text.split("\n\n")[1]


def test_each_cell_is_an_entry(exchange: Make) -> None:
    shown = {entry.msgctxt: entry.msgid for entry in exchange(small(GRID, GRID)).entries() if TABLE in entry.msgctxt}
    assert shown == {
        f"{TABLE}/cell-1.1": "City",
        f"{TABLE}/cell-1.2": "Rent",
        f"{TABLE}/cell-2.1": "Here more",
        f"{TABLE}/cell-2.2": "High and up",
        f"{TABLE}/cell-3.1": "There",
        f"{TABLE}/cell-3.2": "<i>Low</i>{note:a}",
        f"{TABLE}/caption": "Rents by city",
    }


def test_a_cell_is_drawn_anew_and_the_other_rows_stay_as_they_are(exchange: Make) -> None:
    out = exchange(small(GRID, GRID))
    out.translate({f"{TABLE}/cell-2.2": "Haut et monte | encore", f"{TABLE}/caption": "Loyers par ville"})
    after = out.taken()
    assert after[PATH].decode() == GRID.replace("Rents by city", "Loyers par ville").replace(
        "| Here    | High     |\n| more    | and up   |\n",
        "| Here    | Haut et  |\n| more    | monte \\| |\n|         | encore   |\n",
    )
    again = exchange(after)
    assert again.entry(f"{TABLE}/cell-2.2").msgstr == "Haut et monte | encore"
    assert again.back().files == {}


def test_a_column_becomes_wider_where_a_word_does_not_fit(exchange: Make) -> None:
    out = exchange(small(GRID, GRID))
    out.translate({f"{TABLE}/cell-3.1": "Anticonstitutionnellement", f"{TABLE}/cell-3.2": "<i>Bas 低い</i>{note:a}"})
    assert (
        drawn(out.taken()[PATH].decode())
        == """\
+---------------------------+:--------------:+
| City                      | Rent           |
+===========================+================+
| Here                      | High           |
| more                      | and up         |
+---------------------------+----------------+
| Anticonstitutionnellement | *Bas 低い*[^a] |
+---------------------------+----------------+"""
    )


@pytest.mark.parametrize("change", [lambda text: text.replace("\n", "\r\n"), lambda text: "\ufeff" + text])
def test_a_table_is_drawn_in_the_line_ends_of_its_file(exchange: Make, change: Callable[[str], str]) -> None:
    out = exchange(small(change(GRID), change(GRID)))
    out.translate({f"{TABLE}/cell-1.1": "Ville"})
    written = out.taken()[PATH].decode().removeprefix("\ufeff")
    assert written == change(GRID.replace("| City ", "| Ville")).removeprefix("\ufeff")


@pytest.mark.parametrize(
    "cells",
    [
        "| - a     | High     |",
        "| *more   | High     |\n| stress* |          |",
        "| Here    | High     |\n|         |          |\n| Second  |          |",
    ],
)
def test_a_table_with_more_than_words_in_a_cell_goes_out_whole(exchange: Make, cells: str) -> None:
    source = GRID.replace("| Here    | High     |\n| more    | and up   |", cells)
    out = exchange(small(source, source))
    assert out.entry(TABLE).msgid.startswith("+---")
    assert out.back().files == {}


def test_grids_that_differ_in_their_rows_go_out_whole(exchange: Make) -> None:
    french = GRID.replace("| There   | *Low*[^a]|\n|         |          |\n+---------+----------+\n", "")
    out = exchange(small(GRID, french))
    assert [entry.msgctxt for entry in out.entries() if TABLE in entry.msgctxt] == [TABLE]
    assert out.back().files == {}


def test_a_grid_in_a_list_is_drawn_as_far_in_as_it_stands(exchange: Make) -> None:
    table = "    +------+------+\n    | City | Rent |\n    +======+======+\n    | Here | High |\n    +------+------+\n"
    source = f"# Rent {{#rent}}\n\n-   An item.\n\n{table}"
    out = exchange(small(source, source))
    out.translate({f"{TABLE}/cell-2.1": "Ici même"})
    written = out.taken()[PATH].decode()
    assert written == source.replace("    | Here | High |", "    | Ici  | High |\n    | même |      |")
