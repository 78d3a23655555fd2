"""Names in the library: where each stands, and which is an organisation's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperbuild.syntax.bibtex.names import is_organisation, split_names


def test_names_are_parted_by_and_outside_braces() -> None:
    value = "Mac, Juno\n  and {Food and Agriculture Organization} AND others"
    assert [name for name, _ in split_names(value)] == ["Mac, Juno", "{Food and Agriculture Organization}", "others"]
    assert [name for name, _ in split_names("Anders Andand and Rand Band")] == ["Anders Andand", "Rand Band"]


@given(st.lists(st.sampled_from(["and", " ", "\n", "{", "}", "A", ", ", "\\{"])).map("".join))
def test_every_name_stands_where_it_is_said_to(value: str) -> None:
    for name, at in split_names(value):
        assert value[at : at + len(name)] == name


PEOPLE = [
    *("Ludwig van Beethoven", "bell hooks", "J. R. R. Tolkien", "María del Pilar y Vega", "Cher", "Nguyễn Văn A"),
    *("Otto von und zu Guttenberg", "William of Ockham", "Catherine the Great", "Sophie in 't Veld", "Jude Law"),
    *("Melissa Bank", "Andrew College", "Thomas Council", "Mary Ann Rose", "Kim Il-sung", "MF DOOM", "Bank, Melissa"),
]


@pytest.mark.parametrize("name", PEOPLE)
def test_people_are_no_organisations(name: str) -> None:
    assert not is_organisation(name)


ORGANISATIONS = [
    *("World Health Organization", "UNAIDS", "PICUM", "Amnesty International", "European Commission", "World Bank"),
    *("Médecins du Monde", "Global Network of Sex Work Projects", "Human Rights Watch", "Supreme Court of Canada"),
    *("Department for Education", "Council of Europe", "English Collective of Prostitutes", "Red Umbrella Fund"),
]


@pytest.mark.parametrize("name", ORGANISATIONS)
def test_organisations_are_known_unless_they_are_in_braces(name: str) -> None:
    assert is_organisation(name)
    assert not is_organisation(f"{{{name}}}")
