"""Every format says which edition the paper is, what it replaces, and where the earlier ones are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from paperbuild.model.paper import Paper
from paperbuild.output.editions import edition_in_metadata, edition_values
from tests.conftest import SETTINGS, Text

MakePaper = Callable[[Mapping[str, Text]], Paper]
RECORD = 'form = 1\nname = "{}"\ndate = {}-03-01\n\n[locales]\n"en" = "{}"\n'


def paper_with(make: MakePaper, said: str, *years: int) -> Paper:
    files: dict[str, Text] = {
        "content/en/01-a.md": "# A {#a}\n\nText.\n",
        "content/paper.toml": SETTINGS.replace("[publisher]", f"{said}\n\n[publisher]"),
    }
    for year in years:
        title = "An older case" if year == 2019 else "A case"
        files[f"content/editions/{year}.toml"] = RECORD.format(year, year, title)
    return make(files)


def names(values: Mapping[str, Any]) -> tuple[str, list[str]]:
    return values["replaces"]["name"] if values["replaces"] else "", [one["name"] for one in values["earlier"]]


def test_a_number_alone_is_printed_as_it_was(make_paper: MakePaper) -> None:
    values = edition_values(paper_with(make_paper, "edition = 2", 2019), "en")
    assert values == {"number": 2, "name": "", "replaces": None, "earlier": []}


def test_nothing_is_said_where_nobody_says_which_edition_it_is(make_paper: MakePaper) -> None:
    assert names(edition_values(paper_with(make_paper, "", 2019, 2022), "en")) == ("", [])


def test_editions_on_record_are_the_earlier_ones(make_paper: MakePaper) -> None:
    paper = paper_with(make_paper, 'edition = { name = "2026" }', 2019, 2022, 2026)
    values = edition_values(paper, "en")
    assert names(values) == ("2022", ["2019"])
    assert values["replaces"]["date_text"] == "1 March 2022"
    assert values["earlier"][0]["title"] == "An older case"


def test_an_edition_that_is_on_record_does_not_name_those_after_it(make_paper: MakePaper) -> None:
    paper = paper_with(make_paper, 'edition = { name = "2022" }', 2019, 2022, 2026)
    assert names(edition_values(paper, "en")) == ("2019", [])


def test_the_settings_add_addresses_and_editions_without_a_record(make_paper: MakePaper) -> None:
    earlier = '[{ name = "2022", url = "https://example.org/2022/" }, { name = "2015", title = "First thoughts" }]'
    paper = paper_with(make_paper, f'edition = {{ name = "2026", earlier = {earlier} }}', 2022)
    values = edition_values(paper, "en")
    assert names(values) == ("2022", ["2015"])
    assert values["replaces"]["url"] == "https://example.org/2022/"
    assert edition_in_metadata(paper) == ("2026", "2022, 2022-03-01, https://example.org/2022/")


def test_what_it_replaces_may_be_said(make_paper: MakePaper) -> None:
    paper = paper_with(make_paper, 'edition = { name = "2026", replaces = "2019" }', 2019, 2022)
    assert names(edition_values(paper, "en")) == ("2019", ["2022"])


def test_a_date_is_in_the_language_of_the_page(make_paper: MakePaper) -> None:
    paper = paper_with(make_paper, 'edition = { name = "2026" }', 2022)
    assert edition_values(paper, "fr")["replaces"]["date_text"].replace("\u00a0", " ") == "1er mars 2022"


@pytest.mark.parametrize("said", ['edition = "second"', "edition = 0", "edition = { nam = 2 }", "edition = [2]"])
def test_an_edition_that_is_none_is_told(said: str, make_paper: MakePaper) -> None:
    assert paper_with(make_paper, said).settings.edition is None
